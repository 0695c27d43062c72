"""A call as it goes to a worker: its words, and all of its surroundings that it can bring along."""

from __future__ import annotations

import array
import fcntl
import json
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from exporter.machine.signals import ENDING

LENGTH = struct.Struct("!I")  # what goes before the words: how many bytes these are
NUMBER = struct.Struct("!i")  # what comes back: the process, that it has begun, how it ended
PEER = struct.Struct("3i")  # unix(7), SO_PEERCRED: process, user, group
MOST = 250  # descriptors; the system takes 253 (SCM_MAX_FD)
HIGH = 300  # a descriptor that no call has


@dataclass(frozen=True)
class Call:
    """What is called, and from where: `descriptors` are the caller's numbers of its open files, in
    the order in which they are sent, the last of them its working folder; `around` are the
    surroundings that it cannot bring along."""

    around: str
    arguments: Sequence[str]
    environment: Mapping[str, str]
    umask: int
    ignored: Sequence[int]
    descriptors: Sequence[int]


class UnlikeError(OSError):
    """The caller is not as we are, or not ours."""


def is_ours(line: socket.socket) -> bool:
    """Whether who is at the other end is this user's."""
    _, user, _ = PEER.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, PEER.size))
    return bool(user == os.getuid())


def send(line: socket.socket, around: str, arguments: Sequence[str]) -> None:
    """Ask for a call of this process; raises OSError where it cannot be sent."""
    folder = os.open(".", os.O_PATH | os.O_DIRECTORY)
    descriptors = [*_inherited(), folder]
    if len(descriptors) > MOST:
        raise OSError("too many open files")
    ignored = [number for number in ENDING if signal.getsignal(number) is signal.SIG_IGN]
    call = Call(around, arguments, dict(os.environ), _umask(), ignored, descriptors)
    words = json.dumps(asdict(call)).encode()
    sent = array.array("i", descriptors)
    line.sendmsg([LENGTH.pack(len(words))], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, sent)])
    line.sendall(words)
    os.close(folder)


def _inherited() -> Iterator[int]:
    """The files that are open since before we began."""
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208
        try:
            if os.get_inheritable(int(name)):
                yield int(name)
        except OSError:  # that of the listing itself
            continue


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def take_on(line: socket.socket, around: str) -> socket.socket:
    """Become the process that asks: its words, folder, variables, files, and what it ignores.

    Returns the line, which has a number out of the way. Raises UnlikeError and other errors.
    """
    head, received, _, _ = socket.recv_fds(line, LENGTH.size, MOST)
    call = Call(**json.loads(_received(line, *LENGTH.unpack(head))))
    if call.around != around:
        raise UnlikeError
    high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, HIGH) for one in received]
    line = socket.socket(fileno=fcntl.fcntl(line.detach(), fcntl.F_DUPFD_CLOEXEC, HIGH))
    os.fchdir(high.pop())
    os.closerange(0, 3)
    for number, one in zip(call.descriptors[:-1], high, strict=True):
        os.dup2(one, number)
        os.close(one)
    os.umask(call.umask)
    os.environ.clear()
    os.environ.update(call.environment)
    time.tzset()
    sys.argv[1:] = call.arguments
    for signal_number in ENDING:
        is_ignored = signal_number in call.ignored
        signal.signal(signal_number, signal.SIG_IGN if is_ignored else signal.SIG_DFL)
    return line


def _received(line: socket.socket, length: int) -> bytes:
    words = b""
    while len(words) < length:
        piece = line.recv(length - len(words))
        if not piece:
            raise EOFError
        words += piece
    return words


def number_from(line: socket.socket) -> int | None:
    """The next number that comes; `None` where none will."""
    try:
        return int(NUMBER.unpack(_received(line, NUMBER.size))[0])
    except (EOFError, ConnectionError):
        return None
