"""The real veraPDF: does a PDF conform to PDF/UA or PDF/A?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.support.validators import tools


def failures(paths: Iterable[Path], flavour: str) -> list[str]:
    """All failed rules, as `name: clause-test: message`, for `ua1`, `3a` ...; empty is good.

    One call starts one Java machine, so give it many files.
    """
    files = {str(path): path.name for path in paths}
    classes = tools.fetched("vera/Vera.class").parent
    java = tools.program("java", "default-jdk-headless")
    quick = ["-Xshare:auto", "-XX:TieredStopAtLevel=1"]
    result = tools.run(
        [java, *quick, "-cp", f"{classes / 'vera.jar'}:{classes}", "Vera", flavour, *files]
    )
    assert result.returncode == 0, result.stderr
    rows = [line.split("\t") for line in result.stdout.splitlines() if line.count("\t") == 2]
    assert [file for file, what, _ in rows if what == "checked"] == list(files), result.stdout
    return [f"{files[file]}: {what}: {text}" for file, what, text in rows if what != "checked"]
