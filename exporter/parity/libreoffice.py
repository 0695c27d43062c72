"""LibreOffice as the program that shows how a Word file prints.

See docs/decisions/libreoffice-prints-for-us.md.
"""

from __future__ import annotations

import math
import os
import resource
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from exporter.diagnostics import FileError
from exporter.machine.scratch import scratch_folder
from exporter.machine.signals import held_back
from exporter.parity.dictionaries import lay_down_dictionaries

SECONDS_TO_START = 60
SECONDS_A_FILE = 30
MEMORY = 1_500_000_000  # bytes that it may map; it lives in 200 MB, and needs more for much text
# Tagged, so that the PDF names each paragraph's style, and tells page furniture from text.
TO_PDF = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


def printed_by_libreoffice(documents: Sequence[bytes]) -> tuple[bytes, ...]:
    """The PDF that LibreOffice makes of each DOCX; one LibreOffice prints them all.

    It runs with a user folder of its own, and without a network where the system allows that, since
    it would fetch a document's linked pictures. Raises FileError `no-libreoffice` where it is not
    installed, and `libreoffice` where it makes no PDF in time.
    """
    program = shutil.which("soffice")
    if not program:
        raise FileError.at("no-libreoffice", "LibreOffice is not installed")
    try:
        return _printed(program, documents)
    except OSError as problem:
        message = f"temporary files cannot be written: {problem.strerror or problem}"
        raise FileError.at("no-temporary-folder", message) from problem


def _printed(program: str, documents: Sequence[bytes]) -> tuple[bytes, ...]:
    """As above, in a folder that goes when it is done; raises OSError too."""
    with ExitStack() as leaving:
        with held_back():
            folder, descriptor = scratch_folder()
            leaving.callback(os.close, descriptor)
            leaving.callback(shutil.rmtree, folder, ignore_errors=True)
        return _print(program, documents, folder)


def _print(program: str, documents: Sequence[bytes], folder: Path) -> tuple[bytes, ...]:
    sources = [folder / f"{number}.docx" for number in range(len(documents))]
    for source, data in zip(sources, documents, strict=True):
        source.write_bytes(data)
    lay_down_dictionaries(documents, folder / "profile")
    settings = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    task = ["--convert-to", TO_PDF, "--outdir", str(folder), *map(str, sources)]
    _run([*_without_network(), program, *settings, *task], len(documents))
    made = [source.with_suffix(".pdf") for source in sources]
    if not all(path.is_file() for path in made):  # it exits with 0 even so
        raise FileError.at("libreoffice", "LibreOffice cannot print the Word file")
    return tuple(path.read_bytes() for path in made)


def _run(command: Sequence[str], files: int) -> None:
    """Run it to its end; when its time is over, end it with all that it started."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
    )
    try:
        _bound(process.pid, files)
        process.wait(SECONDS_TO_START + SECONDS_A_FILE * files)
    except subprocess.TimeoutExpired as failure:
        raise FileError.at("libreoffice", "LibreOffice takes too long to print it") from failure
    finally:  # also when we are asked to end
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _bound(process: int, files: int) -> None:
    """Let it, and all that it starts, take no more than its share of memory and of a processor."""
    seconds = math.ceil(SECONDS_TO_START + SECONDS_A_FILE * files)
    try:
        _limit(process, resource.RLIMIT_AS, MEMORY)
        _limit(process, resource.RLIMIT_CPU, seconds)
    except ProcessLookupError:  # it has ended already
        pass


def _limit(process: int, kind: int, most: int) -> None:
    """Where we have less ourselves, so has it."""
    _, hard = resource.getrlimit(kind)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.prlimit(process, kind, (most, most))


@cache
def _without_network() -> tuple[str, ...]:
    cut_off = ("unshare", "--net", "--map-root-user")
    if not shutil.which(cut_off[0]):
        return ()
    tried = subprocess.run([*cut_off, "true"], capture_output=True, check=False)
    return cut_off if tried.returncode == 0 else ()
