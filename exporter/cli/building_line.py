"""The one line that tells what came of an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exporter.batch import Outcome

if TYPE_CHECKING:
    from exporter.project.plan import Job


def line(job: Job, outcome: Outcome) -> str:
    """An article, what was done, and the files that it has now."""
    name = f"{job.target}: {outcome.file}" if job.target else outcome.file
    return f"{name}: {done(outcome)}{_size(outcome)}"


def done(outcome: Outcome) -> str:
    """What was done with an article, in a word."""
    if outcome.exit_code:
        return "failed"
    return "made" if any(one.is_new for one in outcome.made) else "unchanged"


def _size(outcome: Outcome) -> str:
    if not outcome.made:
        return ""
    folders = sorted({str(Path(one.path).parent) for one in outcome.made})
    pages = max(one.pages for one in outcome.made)
    files = len(outcome.made)
    many = f"{files} {'file' if files == 1 else 'files'}"
    return f" ({many} in {', '.join(folders)}; {pages} {'page' if pages == 1 else 'pages'})"
