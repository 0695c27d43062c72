"""`brief export` of what is unchanged: nothing is made, and all is told as if it were."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from exporter import resources
from exporter.batch.records import FOLDER
from tests.support import quick

Run = Callable[..., Result]
BRIEF = [sys.executable, "-m", "exporter"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, nothing may be exported."""

    def exported(*_: object, **__: object) -> None:
        pytest.fail("something is exported")

    return lambda: monkeypatch.setattr(quick.QuickExporter, "export", exported)


def test_it_is_told_as_if_it_were_made(run: Run, idle: Callable[[], None]) -> None:
    Path("a.md").write_text("It looks odd.\npicture: dot.png\n")
    Path("dot.png").touch()
    Path("b.md").write_text("good")
    call = ("export", "a.md", "b.md", "--deps", "d", "--report", "json", "--diagnostics")
    first = run(*call, "human")
    rules = Path("d").read_text()
    idle()
    Path("d").unlink()

    again = run(*call, "human")

    assert again.exit_code == 0
    assert again.stdout == first.stdout
    assert again.stderr == first.stderr.replace("wrote ", "unchanged: ")
    assert Path("d").read_text() == rules
    (told,) = json.loads(run(*call, "json").stderr)
    assert told["code"] == "odd"


def test_what_a_killed_run_left_is_swept_by_one_that_has_nothing_to_make(
    run: Run, idle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    idle()
    Path("tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", "tmp")
    strays = [Path("output/.brief-0123456789ab"), Path(f"output/{FOLDER}/.brief-0123456789ab")]
    folder = Path("tmp/brief-0123456789ab")
    for stray in strays:
        stray.touch()
    folder.mkdir()

    assert run("export", "a.md").exit_code == 0

    assert [path for path in (*strays, folder) if path.exists()] == []


@pytest.mark.parametrize("typed", ["{here}/a.md", "./a.md", "sub/../a.md", ".//a.md"])
def test_an_article_is_known_however_its_path_is_typed(
    run: Run, idle: Callable[[], None], typed: str
) -> None:
    Path("sub").mkdir()
    Path("a.md").write_text("good")
    call = ("export", typed.format(here=Path.cwd()))
    run(*call)
    idle()

    again = run(*call)

    assert again.exit_code == 0
    assert again.stderr.count("unchanged: ") == 4


def test_other_articles_are_made(run: Run) -> None:
    for name in ("a.md", "b.md", "c.md"):
        Path(name).write_text("good")
    run("export", "a.md", "c.md")
    Path("c.md").write_text("better")

    lines = run("export", "a.md", "b.md", "c.md", "--edition", "brief", "--format", "pdf").stderr
    assert lines.splitlines() == [
        "unchanged: output/a.pdf (2 pages)",
        "wrote output/b.pdf (2 pages)",
        "wrote output/c.pdf (2 pages)",
    ]


def test_what_files_carry_of_their_fonts_makes_other_files(
    run: Run, idle: Callable[[], None]
) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md", "--fonts", "none")
    idle()

    assert run("export", "a.md", "--fonts", "none").exit_code == 0
    with pytest.raises(pytest.fail.Exception):
        run("export", "a.md")
    assert run("export", "a.md", "--fonts", "some").exit_code == 2


def test_force_makes_all(run: Run, idle: Callable[[], None]) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    idle()

    assert run("export", "a.md").exit_code == 0
    with pytest.raises(pytest.fail.Exception):
        run("export", "a.md", "--force")


def test_what_failed_is_tried_again_and_what_was_made_before_still_counts(
    run: Run, idle: Callable[[], None]
) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    Path("a.md").write_text("invalid")
    assert run("export", "a.md").exit_code == 3
    assert run("export", "a.md").exit_code == 3
    Path("a.md").write_text("good")
    idle()

    assert run("export", "a.md").exit_code == 0


def test_standard_input_is_made_each_time(run: Run) -> None:
    run("export", "-", "--from", "markdown", stdin=b"good")

    assert (
        "wrote output/article.pdf"
        in run("export", "-", "--from", "markdown", stdin=b"better").stderr
    )


def test_an_output_that_a_hand_changed_or_deleted_is_made_again(run: Run) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    before = Path("output/a.docx").read_bytes()
    Path("output/a.docx").write_bytes(before[::-1])
    Path("output/a.pdf").unlink()

    assert run("export", "a.md").exit_code == 0
    assert Path("output/a.docx").read_bytes() == before
    assert Path("output/a.pdf").exists()


def test_records_may_be_deleted(run: Run) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md")
    for record in Path("output", FOLDER).iterdir():
        record.unlink()

    assert run("export", "a.md").exit_code == 0


def test_the_same_name_in_two_folders_goes_to_two_folders(run: Run) -> None:
    for name in ("a.md", "texts/a.md", "texts/north/a.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("good")

    result = run("export", "texts/a.md", "texts/north/a.md", "--base", "texts")

    assert result.exit_code == 0
    assert Path("output/a.pdf").exists()
    assert Path("output/north/a.pdf").exists()
    assert run("export", "a.md", "--base", "texts").exit_code == 2
    assert (
        "unchanged: output/north/a.pdf"
        in run("export", "texts/north/a.md", "--base", "texts").stderr
    )


def test_a_record_cannot_have_files_of_others_cleaned_away(run: Run, tmp_path: Path) -> None:
    Path("a.md").write_text("good")
    run("export", "a.md", "-o", "made")
    outside = tmp_path / "b.pdf"
    outside.write_bytes(Path("made/a.pdf").read_bytes())
    (record,) = Path("made", FOLDER).iterdir()
    record.write_text(record.read_text().replace('"a.pdf"', '"../b.pdf"'))
    Path("a.md").unlink()

    result = run("clean", "made")

    assert result.exit_code == 0
    assert outside.exists()
    assert "b.pdf" not in result.stderr
    assert not Path("made/a.docx").exists()


def test_an_article_is_not_gone_because_a_link_leads_to_the_output_folder(run: Run) -> None:
    Path("a.md").write_text("good")
    Path("far/away").mkdir(parents=True)
    Path("output").symlink_to("far/away")
    run("export", "a.md")

    assert run("clean").stderr == ""
    assert Path("output/a.pdf").exists()


def test_no_file_goes_beside_the_output_folder_for_an_article_outside_of_the_base(run: Run) -> None:
    Path("texts").mkdir()
    Path("a.md").write_text("good")

    assert run("export", "texts/../a.md", "--base", "texts").exit_code == 2
    assert not Path("a.pdf").exists()


def test_all_kinds_of_inputs_are_in_the_record_and_the_engine_is_not_loaded_again(
    tmp_path: Path,
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "a.yaml").write_text(
        "headline: One\nlede: It happened.\ndesk: Metro\n"
        "sections:\n- blocks:\n  - {type: figure, src: dot.svg, alt: A dot}\n"
    )
    dot = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (tmp_path / "dot.svg").write_text(dot)
    (tmp_path / "own.css").write_text(":root { --accent: teal }")
    (tmp_path / "fields.json").write_text('{"properties": {"desk": {"type": "string"}}}')
    (tmp_path / "press.icc").write_bytes(resources.icc_profile().read_bytes())
    (tmp_path / "desk" / "frame.html").write_text(
        (resources.templates_folder() / "frame.html").read_text()
    )
    options = "--style own.css --fields fields.json --icc press.icc --template desk"
    call = ["export", "a.yaml", "--profile", "press", "--edition", "brief", *options.split()]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([*BRIEF, *call], cwd=tmp_path, env=environment, check=True)

    (record,) = (tmp_path / "output" / FOLDER).iterdir()
    names = {Path(path).name for path in json.loads(record.read_text())["inputs"]}
    ours = {"brief.html", "base.css", "tokens.css", "press.css", "SourceSerif4-Regular.ttf"}
    assert names >= ours | {
        "a.yaml", "dot.svg", "own.css", "fields.json", "press.icc", "frame.html"
    }  # fmt: skip
    heavy = "('weasyprint', 'pydantic', 'exporter.pipeline', 'PIL', 'lxml', 'rich')"
    program = (
        "import sys; from exporter.cli import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy} if name in sys.modules])"
    )
    again = subprocess.run(
        [sys.executable, "-c", program, *call],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "unchanged: output/a.pdf" in again.stderr
    assert again.stdout == "[]\n"
