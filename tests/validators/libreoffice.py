"""LibreOffice as a reader of our DOCX: does it open, and how does it look?"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from tests.validators import tools


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


@cache
def _without_network() -> tuple[str, ...]:
    """LibreOffice fetches a document's external pictures; where the system lets us, it can't."""
    cut_off = ("unshare", "--net", "--map-root-user")
    allowed = shutil.which("unshare") and tools.run([*cut_off, "true"]).returncode == 0
    return cut_off if allowed else ()
