"""`brief preview`, driven in a real browser as a person would drive it."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.desk.conftest import ARTICLE, Previewed, previewing

PATIENCE = 30_000  # milliseconds; a busy machine is slow


@pytest.fixture
def page(preview: Previewed, browser: Browser) -> Iterator[Page]:
    """The page, with the article as it was at first and all switches as they begin."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.new_page()
    page.goto(preview.address)
    page.wait_for_selector("body[data-shown]")
    yield page
    if preview.article.read_text() != ARTICLE:
        preview.save(ARTICLE)
        expect(page.get_by_role("heading", level=1)).to_have_text("The harbour opens")
    context.close()


def holding(text: str) -> re.Pattern[str]:
    """What an attribute holds beside other things."""
    return re.compile(re.escape(text))


def pictures(page: Page, edition: str = "brief") -> list[str]:
    """The addresses of the pictures of an edition's pages."""
    several = page.locator(f"#edition-{edition} img").all()
    return [one.get_attribute("src") or "" for one in several]


def test_a_save_is_shown_and_the_scroll_stays(preview: Previewed, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    column, before = page.locator("#edition-brief"), pictures(page)
    column.evaluate("column => { column.scrollTop = 40 }")

    preview.save(ARTICLE.replace("at noon", "at last"))

    expect(column.get_by_role("link", name="came in at last")).to_be_visible()
    expect(column.locator("img").first).not_to_have_attribute("src", before[0])
    assert column.evaluate("column => column.scrollTop") == 40
    painted = "one => one.complete && one.naturalWidth"
    assert column.locator("img").first.evaluate(painted) > 400


def test_a_click_on_a_paragraph_leads_to_its_line_in_the_editor(
    preview: Previewed, page: Page
) -> None:
    link = page.locator("#edition-brief").get_by_role("link", name="Grain, and letters")

    assert link.get_attribute("href") == f"vscode://file{preview.article}:11:1"
    item = page.locator("#edition-brief").get_by_role("link", name="from the north")
    assert item.get_attribute("href") == f"vscode://file{preview.article}:14:3"


def test_where_no_editor_is_named_a_click_copies_the_place(page: Page) -> None:
    page.get_by_label("Clicks go to").select_option("copy")

    page.locator("#edition-summary").get_by_role("button", name="The first ship").click()

    expect(page.locator("#said")).to_have_text("Copied article.md:7:1")
    assert page.evaluate("navigator.clipboard.readText()") == "article.md:7:1"


def test_an_error_leaves_the_last_good_pages_and_says_that_they_are_stale(
    preview: Previewed, page: Page
) -> None:
    before = pictures(page)

    preview.save(ARTICLE.replace("deck:", "deck: ["))

    expect(page.locator("#state")).to_contain_text("Stale")
    problem = page.locator("#problems li.error").first
    link = problem.get_by_role("link")
    expect(link).to_have_attribute("href", f"vscode://file{preview.article}:4:12")
    assert pictures(page) == before
    preview.save(ARTICLE)
    expect(page.locator("#state")).not_to_contain_text("Stale")
    expect(page.locator("#problems li.error")).to_have_count(0)


def test_another_theme_paper_and_language_are_shown(page: Page) -> None:
    before = pictures(page)

    page.get_by_label("Theme").select_option("parliament")
    expect(page.locator("#edition-brief img").first).not_to_have_attribute("src", before[0])
    page.get_by_label("Language").select_option("de")
    expect(page.locator("#edition-brief .parts").first).to_have_attribute("lang", "de")
    page.get_by_label("Paper").select_option("letter")
    shape = page.locator("#edition-brief .paper").first
    expect(shape).to_have_attribute("style", holding("612 / 792"))

    page.get_by_label("Theme").select_option("newsroom")
    page.get_by_label("Language").select_option("en")
    page.get_by_label("Paper").select_option("a4")
    expect(page.locator("#edition-brief img").first).to_have_attribute("src", before[0])


def test_one_edition_alone_and_another_zoom_are_shown(page: Page) -> None:
    page.get_by_label("Edition").select_option("summary")
    expect(page.locator(".edition")).to_have_count(1)
    page.get_by_label("Edition").select_option("")
    expect(page.locator(".edition")).to_have_count(2)

    paper = page.locator("#edition-brief .paper").first
    page.get_by_label("Zoom").select_option("150")
    expect(paper).to_have_css("width", "1190.55px")
    page.locator("body").press("0")
    expect(page.get_by_label("Zoom")).to_have_value("fit")


def test_another_article_is_shown(page: Page) -> None:
    page.get_by_label("Article").select_option("other.md")
    expect(page.get_by_role("heading", level=1)).to_have_text("Another matter")

    page.get_by_label("Article").select_option("article.md")
    expect(page.get_by_role("heading", level=1)).to_have_text("The harbour opens")


def test_what_another_window_wishes_for_is_what_this_one_shows(
    page: Page,
) -> None:
    page.get_by_label("Edition").select_option("summary")
    expect(page.locator(".edition")).to_have_count(1)

    page.reload()
    page.wait_for_selector("body[data-shown]")

    expect(page.get_by_label("Edition")).to_have_value("summary")
    expect(page.locator(".edition")).to_have_count(1)
    page.get_by_label("Edition").select_option("")
    expect(page.locator(".edition")).to_have_count(2)


def test_arrow_keys_go_from_part_to_part(page: Page) -> None:
    parts = page.locator("#edition-brief .parts").first.get_by_role("link")
    parts.first.focus()

    page.keyboard.press("ArrowDown")

    expect(parts.nth(1)).to_be_focused()
    assert page.locator("#edition-brief .parts a[tabindex='0']").count() == 1


def test_the_four_files_can_be_had(page: Page) -> None:
    links = page.locator("#files").get_by_role("link")
    expect(links).to_have_count(4)
    got: dict[str, bytes] = {}
    for link in links.all():
        with page.expect_download() as waiting:
            link.click()
        got[waiting.value.suggested_filename] = waiting.value.path().read_bytes()

    assert sorted(got) == [
        "article-summary.docx", "article-summary.pdf", "article.docx", "article.pdf",
    ]  # fmt: skip
    assert got["article.pdf"].startswith(b"%PDF-")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(got["article.docx"])).namelist()


def test_the_word_file_is_shown_as_libreoffice_prints_it(page: Page) -> None:
    page.get_by_label("Edition").select_option("summary")
    page.get_by_role("checkbox", name="Word").check()

    shown = page.locator("#edition-summary-word img").first
    expect(shown).to_have_attribute("src", holding("pages/"))
    assert shown.evaluate("one => one.naturalWidth") > 300

    page.get_by_role("checkbox", name="Word").uncheck()
    expect(page.locator("#edition-summary-word")).to_have_count(0)
    page.get_by_label("Edition").select_option("")


def seen(page: Page, *, is_hidden: bool) -> None:
    """Hide a window behind another, or show it, which Playwright's are always."""
    hides = """hidden => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
    }"""
    page.evaluate(hides, is_hidden)


def test_however_many_windows_there_are_one_that_is_looked_at_is_served(
    preview: Previewed, page: Page
) -> None:
    first = page
    for _ in range(7):
        seen(page, is_hidden=True)
        page = first.context.new_page()
        page.goto(preview.address)
        page.wait_for_selector("body[data-shown]")

    preview.save(ARTICLE.replace("at noon", "at dusk"))
    column = page.locator("#edition-brief")
    expect(column.get_by_role("link", name="came in at dusk")).to_be_visible()
    assert first.get_by_role("link", name="came in at dusk").count() == 0

    seen(first, is_hidden=False)
    column = first.locator("#edition-brief")
    expect(column.get_by_role("link", name="came in at dusk")).to_be_visible()


SCROLLED = """() => {
    document.querySelector("#edition-brief").scrollTop = 130;
    return sessionStorage.getItem("brief").includes(",130]");
}"""


def test_a_window_that_is_loaded_again_is_as_it_was(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.get_by_label("Zoom").select_option("150")
    page.get_by_role("checkbox", name="Marks").check()
    page.get_by_label("Clicks go to").select_option("zed")
    page.wait_for_function(SCROLLED)  # again, where the page was drawn at that moment

    page.reload()
    page.wait_for_selector("body[data-shown]")

    expect(page.get_by_label("Zoom")).to_have_value("150")
    expect(page.get_by_role("checkbox", name="Marks")).to_be_checked()
    expect(page.locator("body.marked")).to_have_count(1)
    link = page.locator("#edition-brief").get_by_role("link", name="Grain, and letters")
    expect(link).to_have_attribute("href", holding("zed://"))
    assert page.locator("#edition-brief").evaluate("column => column.scrollTop") == 130


def test_another_article_begins_at_its_top(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    column = page.locator("#edition-brief")
    column.evaluate("column => { column.scrollTop = 130 }")

    page.get_by_label("Article").select_option("other.md")
    expect(column.get_by_role("link", name="It is short.")).to_be_visible()
    assert column.evaluate("column => column.scrollTop") == 0

    page.get_by_label("Article").select_option("article.md")
    expect(page.get_by_role("heading", level=1)).to_have_text("The harbour opens")


def test_every_page_that_is_a_file_can_be_had_and_word_is_not_where_none_is_made(
    browser: Browser, tmp_path: Path
) -> None:
    several = ARTICLE + "\n\n".join(["", *["Ships came in, one after another. " * 12] * 40])
    (tmp_path / "article.md").write_text(several)
    asked = ("--format", "png", "--png-pages", "all", "--dpi", "30")

    with previewing(tmp_path, "article.md", *asked) as preview:
        page = browser.new_page()
        page.goto(preview.address)
        expect(page.locator("#files").get_by_role("link", name="article-p2.png")).to_be_visible()

        switch = page.get_by_role("checkbox", name="Word")
        expect(switch).to_be_disabled()
        assert "docx" in (switch.locator("xpath=..").get_attribute("title") or "")
        page.close()


def test_a_libreoffice_that_fails_is_told_where_its_pages_would_stand(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "article.md").write_text(ARTICLE)
    broken = tmp_path / "bin" / "soffice"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{broken.parent}:{os.environ['PATH']}")

    with previewing(tmp_path, "article.md") as preview:
        page = browser.new_page()
        page.goto(preview.address)
        page.wait_for_selector("body[data-shown]")
        page.get_by_role("checkbox", name="Word").check()

        words = page.locator("#edition-brief-word h2")
        expect(words).to_contain_text("LibreOffice cannot print it")
        page.close()


def test_files_that_are_refused_are_told_as_errors(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "article.md").write_text(f"{ARTICLE}\n[^x]: Nobody calls this note.\n")

    with previewing(tmp_path, "article.md", "--strict", "--format", "pdf") as preview:
        page = browser.new_page()
        page.goto(preview.address)
        expect(page.locator("#files")).to_contain_text("article.pdf: not made")

        expect(page.locator("#state")).to_have_text("There are errors")
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_light_nor_in_dark(
    preview: Previewed, browser: Browser, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    page = context.new_page()
    page.goto(preview.address)
    page.wait_for_selector("body[data-shown]")

    found = Axe().run(page)

    context.close()
    assert found.violations_count == 0, found.generate_report()


def test_where_the_article_is_gone_the_only_other_one_can_be_chosen(
    tmp_path: Path, browser: Browser
) -> None:
    (tmp_path / "brief.toml").write_text('articles = ["*.md"]\n')
    (tmp_path / "article.md").write_text(ARTICLE)
    with previewing(tmp_path) as preview:
        page = browser.new_page()
        page.goto(preview.address)
        page.wait_for_selector("body[data-shown]")
        (tmp_path / "ships.md").write_text("---\nheadline: Ships wait\n---\n\nForty.\n")
        preview.article.unlink()
        expect(page.get_by_text("cannot read article.md")).to_be_visible(timeout=PATIENCE)

        page.get_by_label("Article").select_option("ships.md")

        expect(page.get_by_role("heading", level=1)).to_have_text("Ships wait", timeout=PATIENCE)
        expect(page.get_by_label("Article")).to_be_hidden()
        page.close()
