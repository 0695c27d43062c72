"""The command as a process: what it imports, terminals, pipes and signals."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

BRIEF = [sys.executable, "-m", "exporter"]
TELL_IMPORTS = """
import sys
there = set(sys.modules)
from exporter.cli import main
sys.argv = ["brief", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
foreign = {name.split(".")[0] for name in set(sys.modules) - there} - sys.stdlib_module_names
print(*sorted(name for name in foreign if not name.startswith("_")), file=sys.stderr, sep="\\n")
"""
ALONE = {"click", "exporter"}
MODEL = ALONE | {
    *("annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection"),
    *("markdown_it", "mdurl"),
}
MAY_IMPORT = {
    "--help": ALONE,
    "--version": ALONE,
    "info": ALONE,
    "export --help": ALONE,
    "check --help": ALONE,
    "schema": MODEL,
    "check ARTICLE --quiet": MODEL | {"cython_runtime", "ruamel"},
    "check tests/data/articles/summit.txt --quiet": MODEL,
}
"""What each call may import besides Python's own modules."""
TELL_COLLECTIONS = """
import atexit, gc, sys
from exporter.cli import main
sys.argv = ["brief", *sys.argv[1:]]
seen = []
gc.callbacks.append(lambda phase, _: seen.append(phase))
atexit.register(lambda: print(len(seen), file=sys.stderr))
main()
"""
TELL_LEFT = """
import atexit, gc, sys
from exporter.cli import main
sys.argv = ["brief", *sys.argv[1:]]
atexit.register(lambda: print(len(gc.get_objects()), file=sys.stderr))
main()
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article without problems."""
    path = tmp_path / "a.yaml"
    path.write_text("headline: News\nlede: It happened.\n")
    return path


@pytest.mark.parametrize("call", MAY_IMPORT)
def test_a_call_imports_nothing_that_it_does_not_need(call: str, article: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", TELL_IMPORTS, *call.replace("ARTICLE", str(article)).split()],
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(result.stderr.split()) - MAY_IMPORT[call] == set()


def test_help_loads_no_command() -> None:
    program = """if True:
        import sys
        from exporter.cli.commands import brief
        brief.main(["--help"], standalone_mode=False)
        print("exporter.cli.export" in sys.modules)
    """
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert result.stdout.endswith(b"False\n")


def test_a_text_that_is_nothing_but_marks_is_not_searched_for_garbage_all_the_time(
    tmp_path: Path,
) -> None:
    path = tmp_path / "marks.md"
    path.write_text("It happened.\n\n" + "^a" * 10_000)
    program = [sys.executable, "-c", TELL_COLLECTIONS, "check", str(path)]
    result = subprocess.run(program, capture_output=True, text=True, check=True)

    assert int(result.stderr.split()[-1]) < 100


def test_nothing_is_searched_for_garbage_when_the_run_is_over(article: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", TELL_LEFT, "check", str(article)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(result.stderr.split()[-1]) < 5_000


def test_the_module_is_the_command() -> None:
    result = subprocess.run([*BRIEF, "--version"], capture_output=True, text=True, check=True)

    assert result.stdout.startswith("brief ")


def test_a_reader_that_goes_away_ends_us_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [*BRIEF, "schema"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writer)

    assert (result.returncode, result.stderr) == (141, "")


def on_terminal(*arguments: str, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """The exit code and all that a terminal was sent, on both streams."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*BRIEF, *arguments],
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "200", **(environment or {})},
    )
    os.close(theirs)
    seen = bytearray()
    while chunk := _read(ours):
        seen += chunk
    return process.wait(), seen.decode()


def _read(terminal: int) -> bytes:
    """What the terminal was sent; empty at its end, which Linux reports as an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_colour_is_for_terminals(article: Path) -> None:
    article.write_text("headlin: News\n")

    assert "\x1b[31m" in on_terminal("check", str(article))[1]


def test_no_color_is_obeyed(article: Path) -> None:
    article.write_text("headlin: News\n")

    assert "\x1b[" not in on_terminal("check", str(article), environment={"NO_COLOR": "1"})[1]


def test_a_pipe_gets_no_colour(article: Path) -> None:
    article.write_text("headlin: News\n")
    result = subprocess.run([*BRIEF, "check", article], capture_output=True, text=True, check=False)

    assert "error[" in result.stderr
    assert "\x1b[" not in result.stderr


def test_a_terminal_is_never_sent_a_pdf(article: Path) -> None:
    call = ["export", str(article), "-o", "-", "--edition", "brief", "--format", "pdf"]

    code, seen = on_terminal(*call)

    assert code == 2
    assert "a terminal cannot show this file" in seen


def test_progress_is_shown_on_a_terminal_and_gone_at_the_end(article: Path, tmp_path: Path) -> None:
    call = ["export", str(article), "-o", str(tmp_path), "--edition=brief", "--format=pdf"]

    code, seen = on_terminal(*call)

    assert code == 0, seen
    assert "set the brief" in seen
    erased = seen.rindex("\x1b[2K")
    assert seen[erased:].startswith("\x1b[2Kwrote ")


def test_of_several_articles_a_bar_tells_how_many_are_done_and_how_fast(
    article: Path, tmp_path: Path
) -> None:
    another = tmp_path / "another.yaml"
    another.write_text(article.read_text())
    options = ["-o", str(tmp_path / "made"), "--edition=brief", "--format=pdf", "-j2"]

    code, seen = on_terminal("export", str(article), str(another), *options)

    assert code == 0, seen
    assert "0/2" in seen
    assert "2/2" in seen
    assert " a second" in seen
    assert seen.rstrip().endswith("page)")


def test_a_bug_asks_to_be_reported(article: Path) -> None:
    broken = "from exporter.cli import commands; commands.Report.finish = None; commands.main()"
    result = subprocess.run(
        [sys.executable, "-c", broken, "check", str(article)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "Traceback" in result.stderr
    assert "This is a bug in brief" in result.stderr


def test_a_missing_library_is_told_with_what_installs_it(tmp_path: Path, article: Path) -> None:
    fake = tmp_path / "weasyprint"
    fake.mkdir()
    failing = "print('advice'); raise OSError(\"cannot load library 'libpango-1.0-0': no file\")"
    (fake / "__init__.py").write_text(failing)
    paths = os.pathsep.join([str(tmp_path), *sys.path])
    result = subprocess.run(
        [*BRIEF, "export", str(article), "--output", "-", "--edition", "brief", "--format", "pdf"],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (4, "")
    first, hint = result.stderr.splitlines()
    assert first.startswith("error[library-missing]: ")
    assert "libpango-1.0-0" in first
    for system in ("Debian", "Fedora", "Alpine", "macOS", "Windows"):
        assert system in hint
