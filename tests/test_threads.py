"""Eight exports at once in one process are as eight after one another."""

from __future__ import annotations

import logging
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep

import pytest
from weasyprint.text.fonts import FontConfiguration

from exporter.pipeline import Exporter
from exporter.resources import fonts_folder

THREADS = 8
Result = tuple[tuple[bytes, ...], tuple[str, ...]]


class Job:
    """An article with a doubt of its own, in a style with one of its own."""

    def __init__(self, folder: Path, number: int) -> None:
        self.article = folder / f"a{number}.md"
        self.article.write_text(f"# News {number}\n\nLede.\n\n![Map](none{number}.png)\n")
        self.style = folder / f"s{number}.css"
        self.style.write_text(f"p {{ colour-{number}: red }}\nh1 {{ width: calc(1px * {number}) }}")

    def __call__(self) -> Result:
        made = Exporter(styles=[self.style]).export(self.article, editions=["brief"])
        told = tuple(f"{item.place}: {item.message}" for item in made.diagnostics)
        return tuple(one.data for one in made.renditions), told


@pytest.fixture
def jobs(tmp_path: Path) -> list[Job]:
    return [Job(tmp_path, number) for number in range(THREADS)]


def test_eight_threads_make_the_same_files_and_tell_the_same_as_one(jobs: list[Job]) -> None:
    one_by_one = [job() for job in jobs]
    start = Barrier(THREADS)

    def together(job: Job) -> Result:
        start.wait()
        return job()

    with ThreadPoolExecutor(THREADS) as pool:
        at_once = list(pool.map(together, jobs))

    assert at_once == one_by_one
    for number, (_, told) in enumerate(at_once):
        assert any(f"none{number}.png" in line for line in told)
        assert any(f"colour-{number}" in line for line in told)
        assert not any(
            f"none{other}.png" in line for other in range(8) if other != number for line in told
        )


def test_the_logger_of_the_engine_is_as_it_was_when_the_last_export_ends(jobs: list[Job]) -> None:
    logger = logging.getLogger("weasyprint")
    jobs[0]()

    def state() -> tuple[object, ...]:
        return list(logger.handlers), list(logger.filters), logger.level, logger.propagate

    before = state()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(Job.__call__, jobs[:2]))

    assert state() == before
    assert logger.filters == []


def test_threads_that_share_an_exporter_declare_its_fonts_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fontconfig crashes where two do at once, as Pango does where one sets type meanwhile."""
    at_once: list[int] = []
    busy: list[bytes] = []

    def slowly(fonts: FontConfiguration, descriptors: object, fetcher: object) -> None:
        busy.append(b"")
        at_once.append(len(busy))
        sleep(0.002)
        busy.pop()

    monkeypatch.setattr(FontConfiguration, "add_font_face", slowly)
    house = tmp_path / "house.css"  # its fonts have been declared by nobody yet
    house.write_text("@font-face { font-family: Own; src: url(own.ttf) }")
    shutil.copy(fonts_folder() / "SourceSans3-Regular.ttf", tmp_path / "own.ttf")
    exporter = Exporter(styles=[house])
    article = {"headline": "Ships", "lede": "Forty ships wait."}

    with ThreadPoolExecutor(THREADS) as pool:
        made = list(pool.map(lambda _: exporter.export(article, formats=[]).fits, range(THREADS)))

    assert max(at_once) == 1
    assert len(made) == THREADS
