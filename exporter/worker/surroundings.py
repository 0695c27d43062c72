"""What a process is made of that no call can bring along: a worker serves its like alone."""

from __future__ import annotations

import os
import resource
import sys
import zlib
from pathlib import Path

from exporter.version import __version__

READ_AS_PROGRAMS_LOAD = (
    *("FC_", "FONTCONFIG_", "G_", "HB_", "HOME", "LANG", "LC_", "LD_", "MALLOC_", "PANGO"),
    *("PYTHON", "TMPDIR", "XDG_CACHE_", "XDG_CONFIG_", "XDG_DATA_"),
)
"""How variables begin that Python and libraries read once."""
NAMESPACES = ("mnt", "pid", "user")  # namespaces(7)
LIMITS = [name for name in dir(resource) if name.startswith("RLIMIT_")]
PRIVATE = 0o077  # the bits of a mode that let others in
LONGEST = 107  # bytes of a socket's path (unix(7))


def surroundings() -> str:
    """All of it in one line: two processes with the same one do a call alike."""
    variables = {
        name: value
        for name, value in sorted(os.environ.items())
        if name.startswith(READ_AS_PROGRAMS_LOAD)
    }
    return repr(
        (
            *(__version__, __file__, sys.version, sys.executable, variables),
            [os.path.abspath(entry) for entry in sys.path],  # noqa: PTH100
            *(os.getuid(), os.getgid(), sorted(os.getgroups()), os.stat("/").st_ino),  # noqa: PTH116
            *(os.readlink(f"/proc/self/ns/{name}") for name in NAMESPACES),  # noqa: PTH115
            *(resource.getrlimit(getattr(resource, name)) for name in LIMITS),
            *(os.getpriority(os.PRIO_PROCESS, 0), sorted(os.sched_getaffinity(0))),
        )
    )


def address(around: str) -> Path:
    """The socket of a worker with these surroundings, in a folder that is ours alone.

    Raises OSError where there can be none.
    """
    folder = _folder()
    folder.mkdir(0o700, exist_ok=True)
    status = folder.lstat()
    is_folder = not folder.is_symlink() and folder.is_dir()
    if not is_folder or status.st_uid != os.getuid() or status.st_mode & PRIVATE:
        raise PermissionError(f"{folder} is not ours alone")
    path = folder / f"{zlib.crc32(os.fsencode(around)):08x}"
    if len(os.fsencode(path)) > LONGEST:
        raise OSError(f"{path} is too long for a socket")
    return path


def _folder() -> Path:
    """In the user's runtime folder (XDG Base Directory), or below that of temporary files."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and runtime.is_dir() and runtime.stat().st_uid == os.getuid():
        return runtime / "brief"
    return Path(os.environ.get("TMPDIR") or "/tmp") / f"brief-worker-{os.getuid()}"  # noqa: S108
