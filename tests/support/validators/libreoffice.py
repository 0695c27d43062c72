"""LibreOffice as a reader of our DOCX: does it open, and how does it look?"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.support.validators import tools

DEBIANS_PYTHON = "/usr/bin/python3"
UNO = Path("/usr/lib/python3/dist-packages/uno.py")


def to_pdf(paths: Sequence[Path], *, folder: Path, profile: Path) -> list[Path]:
    """The PDFs that LibreOffice makes of `paths`, in `folder`."""
    return convert(paths, "pdf", folder=folder, profile=profile)


def convert(paths: Sequence[Path], form: str, *, folder: Path, profile: Path) -> list[Path]:
    """What LibreOffice makes of `paths` in another format; one call starts one LibreOffice.

    `profile` is its private user folder: two LibreOffices must not share one. It exits with 0 even
    when it failed, so the files themselves are the proof.
    """
    soffice = tools.program("soffice", "libreoffice-writer-nogui")
    settings = [f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    task = ["--convert-to", form, "--outdir", str(folder), *map(str, paths)]
    result = tools.run([*_without_network(), soffice, *settings, *task])
    made = [folder / f"{path.stem}.{form}" for path in paths]
    assert len(set(made)) == len(paths), "two documents of one name would overwrite each other"
    assert all(path.is_file() for path in made), result.stdout + result.stderr
    return made


def edit(source: Path, target: Path, profile: Path, edits: Sequence[tuple[str, str, str]]) -> None:
    """Edit a file as an editor would, by LibreOffice's own interface; see `uno_desk.py`."""
    desk = Path(__file__).with_name("uno_desk.py")
    assert UNO.exists(), "UNO is missing: apt-get install python3-uno (`make test` does it)"
    result = tools.run([DEBIANS_PYTHON, desk, source, target, profile, json.dumps(edits)])
    assert result.returncode == 0, result.stderr


@cache
def _without_network() -> tuple[str, ...]:
    """LibreOffice fetches a document's external pictures; where the system lets us, it can't."""
    cut_off = ("unshare", "--net", "--map-root-user")
    allowed = shutil.which("unshare") and tools.run([*cut_off, "true"]).returncode == 0
    return cut_off if allowed else ()
