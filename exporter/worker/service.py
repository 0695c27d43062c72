"""The worker: waits for calls, and does each in a copy of itself (`fork`)."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from exporter.machine.signals import ENDING
from exporter.worker.call import HIGH, NUMBER, is_ours, take_on
from exporter.worker.door import opened
from exporter.worker.loaded import Loaded

LESSON = select.PIPE_BUF  # bytes that a pipe takes in one piece
LESSONS = 1 << 16  # bytes that it holds (pipe(7))
BEGUN = 0
GRACE = 5.0  # seconds that copies have to end in order


@dataclass(frozen=True)
class Duty:
    """A call that a copy is to do, having become the process that asked for it."""

    line: socket.socket
    teacher: int

    def teach(self, lesson: bytes) -> None:
        """Tell the worker something for the next calls, if it has an ear for it."""
        if len(lesson) <= LESSON:
            with suppress(OSError):
                os.write(self.teacher, lesson)

    def ends(self, code: int) -> None:
        """Tell whoever waits how it ended."""
        with suppress(OSError):
            self.line.sendall(NUMBER.pack(code))


@dataclass(frozen=True)
class _Copy:
    process: int
    ended: int  # a descriptor that can be read once the process has ended (pidfd_open(2))
    line: socket.socket

    def bury(self) -> None:
        """Tell how it ended if it could not do so itself."""
        _, status = os.waitpid(self.process, 0)
        if os.WIFSIGNALED(status):
            with suppress(OSError):
                self.line.sendall(NUMBER.pack(-os.WTERMSIG(status)))
        self.forget()

    def forget(self) -> None:
        self.line.close()
        os.close(self.ended)


@dataclass
class Service:
    """Serves at an address whoever has the same surroundings, until nobody has called for `idle`
    seconds, or what is loaded has changed on the disk.

    `learn` gets what copies teach.
    """

    address: Path
    around: str
    idle: float
    loaded: Loaded
    learn: Callable[[bytes], None]
    _copies: list[_Copy] = field(default_factory=list)
    _is_over: bool = False

    def duty(self) -> Duty | None:
        """In a copy, what it is to do; in the worker, when it has served, `None`."""
        worker = os.getpid()
        self._lessons, self._teacher = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        try:
            with opened(self.address) as door:
                while not self._is_over:
                    if duty := self._next(door):
                        return duty
            while self._copies:
                self._see_to_copies(self._ready(None))
        finally:
            if os.getpid() == worker:
                self._disband()
        return None

    def _next(self, door: socket.socket) -> Duty | None:
        """See to whatever happens next."""
        ready = self._ready(None if self._copies else self.idle, door.fileno())
        self._is_over = not ready
        self._see_to_copies(ready)
        if self._lessons in ready:
            self.learn(os.read(self._lessons, LESSONS))
            self.loaded.add()
        return self._answered(door) if door.fileno() in ready else None

    def _ready(self, seconds: float | None, *others: int) -> set[int]:
        """The descriptors at which something has happened; none if nothing has in so long."""
        poll = select.poll()
        for descriptor in (self._lessons, *others, *(copy.ended for copy in self._copies)):
            poll.register(descriptor, select.POLLIN)
        for copy in self._copies:
            if copy.line.fileno() >= 0:
                poll.register(copy.line, 0)  # that nobody is there any more is told unasked
        return {one for one, _ in poll.poll(None if seconds is None else seconds * 1000)}

    def _see_to_copies(self, ready: set[int]) -> None:
        for copy in list(self._copies):
            if copy.ended in ready:
                self._copies.remove(copy)
                copy.bury()
            elif copy.line.fileno() in ready:  # the caller is dead
                copy.line.close()
                os.kill(copy.process, signal.SIGTERM)

    def _answered(self, door: socket.socket) -> Duty | None:
        """The call of who is at the door, in the copy that is to do it; `None` in the worker."""
        line, _ = door.accept()
        self._is_over = not self.loaded.is_as_it_was()
        if self._is_over or not is_ours(line):
            line.close()
            return None
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            process = os.fork()
            if not process:
                return self._begun(line, door)
            self._copies.append(_Copy(process, os.pidfd_open(process), line))
        except OSError:  # no room for another process
            line.close()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        return None

    def _begun(self, line: socket.socket, door: socket.socket) -> Duty:
        """In a copy: a call that has begun; the copy ends in silence where it cannot begin."""
        try:
            door.close()
            for copy in self._copies:
                copy.forget()
            teacher = fcntl.fcntl(self._teacher, fcntl.F_DUPFD_CLOEXEC, HIGH)
            line.sendall(NUMBER.pack(os.getpid()))
            line = take_on(line, self.around)
            line.sendall(NUMBER.pack(BEGUN))
            return Duty(line, teacher)
        except BaseException:  # noqa: BLE001  # who called does it himself
            os._exit(1)

    def _disband(self) -> None:
        """End all copies, in order where they can do so at once."""
        for copy in self._copies:
            os.kill(copy.process, signal.SIGTERM)
        end = time.monotonic() + GRACE
        while self._copies and time.monotonic() < end:
            self._see_to_copies(self._ready(end - time.monotonic()))
        for copy in self._copies:
            os.kill(copy.process, signal.SIGKILL)
            copy.bury()
