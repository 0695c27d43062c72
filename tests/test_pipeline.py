"""The Python interface: values in, values out."""

from __future__ import annotations

import gc
import inspect
import io
import pickle
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

import exporter
from exporter import Exporter, read
from exporter.diagnostics import ArticleError, FileError, UsageError
from exporter.pipeline import ExportOptions
from tests.support import pages
from tests.support.samples import EVERYTHING, SUMMIT, article, exported, rendition
from tests.support.samples import exporter as exporter_of


def test_the_public_names_are_a_handful_and_all_there() -> None:
    for name in exporter.__all__:
        assert getattr(exporter, name) is not None
    with pytest.raises(AttributeError):
        _ = exporter.nothing_of_that_name


def test_an_export_gives_bytes_pages_a_fit_report_and_diagnostics() -> None:
    made = exported(SUMMIT)
    names = [one.name("summit") for one in made.renditions]
    assert names == ["summit.pdf", "summit-summary.pdf"]
    brief, summary = made.renditions
    assert brief.pages == pages.page_count(brief.data)
    assert 0.9 <= summary.fit.fill <= 1
    assert {found.code for found in made.diagnostics} >= {"no-headline"}


def test_a_read_article_and_its_file_give_the_same_bytes() -> None:
    """An article without places has diagnostics without places, and the same pages."""
    from_article = exporter_of().export(read(SUMMIT), formats=["pdf"])
    assert [one.data for one in from_article.renditions] == [
        one.data for one in exported(SUMMIT).renditions
    ]


def test_an_article_s_pictures_are_found_in_the_folder_that_is_given() -> None:
    made = Exporter().export(
        read(EVERYTHING), folder=EVERYTHING.parent, editions=["brief"], formats=["pdf"]
    )
    assert "Riders a day" in pages.text(rendition(made, "brief", "pdf"))
    assert any(path.name == "riders.png" for path in made.inputs)


def test_inputs_are_every_file_that_the_result_depends_on() -> None:
    names = {path.name for path in exported(EVERYTHING).inputs}
    assert {"everything.yaml", "riders.png", "brief.html", "blocks.html", "summary.html"} <= names
    assert {"base.css", "brief.css", "summary.css", "one-column.css"} <= names
    assert "SourceSerif4-Regular.ttf" in names
    assert all(path.is_file() for path in exported(EVERYTHING).inputs)


def test_an_exporter_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    Exporter().export(SUMMIT, editions=["summary"])
    assert capfd.readouterr() == ("", "")


def test_stages_are_named_to_whoever_listens() -> None:
    stages: list[str] = []
    Exporter().export(SUMMIT, formats=["pdf"], on_stage=stages.append)
    assert stages == ["read", "set the brief", "set the summary", "check the files"]


def test_unknown_editions_formats_and_papers_are_usage_errors() -> None:
    for call in (
        lambda: Exporter(paper="a5"),
        lambda: Exporter().export(SUMMIT, editions=["poster"]),
        lambda: Exporter().export(SUMMIT, formats=["epub"]),
    ):
        with pytest.raises(UsageError) as caught:
            call()
        assert caught.value.hint


def test_a_file_that_is_not_there_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        Exporter().export(tmp_path / "missing.md")
    assert caught.value.exit_code == 6


def test_all_problems_of_an_article_come_at_once(tmp_path: Path) -> None:
    path = tmp_path / "article.yaml"
    path.write_text("headlin: A\nlanguage: xx-nonsense-tag\npublished: soon\nlede: Text.\n")
    with pytest.raises(ArticleError) as caught:
        Exporter().export(path)
    lines = [found.place.line for found in caught.value.diagnostics if found.place]
    assert {1, 2, 3} <= set(lines)
    assert any("headline" in (found.hint or "") for found in caught.value.diagnostics)


def test_an_article_in_memory_may_be_exported_without_any_file() -> None:
    made = exporter.export(article(), editions=["brief"], formats=["pdf"])
    assert "A headline" in pages.text(made.renditions[0].data)


def test_the_short_way_to_export_takes_the_same_options() -> None:
    options = [*inspect.signature(Exporter.export).parameters][2:]
    assert set(options) == ExportOptions.__optional_keys__


def test_an_exporter_and_what_it_makes_can_go_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(Exporter(paper="letter")))  # noqa: S301
    made = there.export(article(), editions=["summary"], formats=["pdf"])
    with pdfium.PdfDocument(made.renditions[0].data) as document:
        assert document[0].get_size() == (612, 792)
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301


def test_importing_the_package_and_reading_do_not_load_the_layout_engine() -> None:
    code = (
        "import sys, exporter; exporter.read(sys.argv[1]); "
        "assert 'weasyprint' not in sys.modules, 'weasyprint was imported'"
    )
    subprocess.run([sys.executable, "-c", code, str(SUMMIT)], check=True)


def test_a_collector_that_is_off_is_not_switched_off_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread that came while another was at work could else leave it off for good."""
    switched: list[str] = []
    monkeypatch.setattr(gc, "isenabled", lambda: False)
    for name in ("disable", "enable"):
        monkeypatch.setattr(gc, name, partial(switched.append, name))

    Exporter().export(article(), editions=["summary"], formats=[])

    assert switched == []


def test_pdf_and_word_obey_a_page_break_and_leave_no_page_empty(tmp_path: Path) -> None:
    """Neither the break before all text, nor one of two, nor the last one makes an empty page."""
    path = tmp_path / "breaks.md"
    breaks = r"\newpage"
    text = ["One.", breaks, "Two.", breaks, breaks, "## Last", "Three.", breaks]
    path.write_text("\n\n".join(["---\ntitle: Pages\nlede: null\n---", breaks, *text]))
    made = Exporter().export(path, editions=["brief"])
    pdf, docx = (rendition(made, "brief", name) for name in ("pdf", "docx"))
    shown = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(pdf)]
    assert [[word in page for word in ("One.", "Two.", "Three.")] for page in shown] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    document = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    assert document.count('<w:pStyle w:val="PageBreak"/>') == 2


def test_the_root_of_an_exporter_is_where_pictures_are_and_make_hears_of_them(
    tmp_path: Path,
) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "posts").mkdir()
    picture = tmp_path / "img" / "a.png"
    Image.new("RGB", (300, 200)).save(picture)
    post = tmp_path / "posts" / "a.md"
    post.write_text(
        "---\ntitle: T\nimage: /img/a.png\nimage_alt: A\n---\nLede.\n\n## One\n\nWords.\n"
    )
    result = Exporter(root=tmp_path).export(post, editions=["brief"], formats=["docx"])
    assert picture.resolve() in result.inputs
    assert not {one.code for one in result.diagnostics} & {"image-missing", "image-outside"}
    alone = Exporter().export(post, editions=["brief"], formats=["docx"], preflight=False)
    assert "image-missing" in {one.code for one in alone.diagnostics}
