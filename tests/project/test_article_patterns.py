"""Whether a file is an article of a project is known without a look at all others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from exporter.project.article_search import fits
from exporter.project.whole import Project

FILES = (
    "a.md", "articles/a.md", "articles/_draft.md", "articles/.hidden.md", "articles/x.css",
    "articles/deep/er/b.yaml", "articles/.git/c.md", "articles/deep/B.MD", "briefs/weekly/1.md",
    "briefs/daily/1.md", "briefs/daily/1.docx", "output/a.md", "articles/output/a.md",
)  # fmt: skip
PATTERNS = (
    "articles/**/*", "**/*.md", "*.md", "articles/**", "briefs/*/*.md", "briefs/[dw]*/?.*",
    "articles/.git/*", "./articles/*.md", "briefs/daily/*.docx", "**", "**/deep/**/*.yaml",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_project_has_the_files_that_are_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("Words.\n")
    Path("brief.toml").write_text(f'articles = "{pattern}"\n')
    project = Project("brief.toml")

    known = {os.path.normpath(one) for one in project.articles()}

    assert {name for name in FILES if project.has(name)} == known


def test_any_folders_may_be_none() -> None:
    assert fits("a/**/b.md", "a/b.md")
    assert fits("a/**/b.md", "a/c/d/b.md")
    assert not fits("a/**/b.md", "a/.c/b.md")
    assert fits("../common/*.md", "../common/b.md")
    assert not fits("a/*.md", "a/b/c.md")
