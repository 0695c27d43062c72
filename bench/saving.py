"""How long a save takes to be on the screen: from the write to the pictures' load, in Chromium.

    python -m bench.saving [--rounds 50]

A brief of four pages lies before a warm `brief preview`; each round changes its first paragraph,
and waits until the browser has painted every page in sight.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ARTICLE = ROOT / "tests" / "data" / "articles" / "harbour.md"
OPENING = "Preparations are in motion"
SEES = """([words, since]) => new Promise(done => {
  const sees = () => {
    const said = document.querySelector('#edition-brief .parts')?.textContent ?? '';
    const body = document.body.dataset;
    if (said.includes(words) && body.shown !== since) done([Date.now(), body.shown]);
    else requestAnimationFrame(sees);
  };
  sees();
})"""


def four_pages(paragraphs: int = 14) -> str:
    """An article of four pages."""
    text = ARTICLE.read_text()
    head, _, rest = text.partition("## Recent Diplomatic Engagements")
    section = rest.partition("\n## ")[0].partition("<")[0]
    paragraph = next(line for line in section.splitlines() if len(line) > 200)
    more = "\n\n".join(f"{paragraph}" for _ in range(paragraphs))
    return f"{head}## Before that\n\n{more}\n\n## Recent Diplomatic Engagements{rest}"


@contextmanager
def previewed(folder: Path) -> Iterator[str]:
    """The address of a preview of `article.md` in a folder."""
    process = subprocess.Popen(
        [sys.executable, "-m", "exporter", "preview", "article.md", "--no-open"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def seconds(page: Page, article: Path, text: str, number: int) -> float:
    """How long one save takes."""
    words = f"Round {number}: preparations"
    since = page.locator("body").get_attribute("data-shown")
    draft = article.with_name(".article.md.new")
    draft.write_text(text.replace(OPENING, f"{words} are in motion"))
    began = time.time()
    draft.replace(article)
    seen, _ = page.evaluate(SEES, [words, since])
    return float(seen) / 1000 - began


def main() -> None:
    """Measure, and print the median and the worst."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        article, text = Path(name) / "article.md", four_pages()
        article.write_text(text)
        shutil.copytree(ARTICLE.parent / "pictures", Path(name) / "pictures")
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with previewed(Path(name)) as address:
            page = chromium.new_page(viewport={"width": 1280, "height": 900})
            page.goto(address)
            page.wait_for_selector("body[data-shown]")
            pages = page.locator("#edition-brief .sheet").count()
            took = []
            for number in range(rounds + 3):
                took.append(seconds(page, article, text, number))
                time.sleep(1.2)
            took = took[3:]
            print(f"{pages} pages, {rounds} saves, load {os.getloadavg()[0]:.1f}")
            print(f"median {statistics.median(took):.3f} s, worst {max(took):.3f} s")
            print(f"best {min(took):.3f} s")
        chromium.close()


if __name__ == "__main__":
    main()
