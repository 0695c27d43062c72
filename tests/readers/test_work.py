"""What a reader does grows with what it reads, whatever that is: no construct is a bomb."""

from __future__ import annotations

import cProfile
import os
import time
from contextlib import suppress

import pytest

from exporter.diagnostics import ArticleError
from exporter.readers.reader_table import loads
from tests.support.constructs import CONSTRUCTS, Construct, repeated

HALF, WHOLE = (2400, 4800) if "NIGHTLY" in os.environ else (1400, 2800)
"""Characters: more than any rule looks ahead, so that what is bounded is seen to be."""
NEARLY_LINEAR = 2.6
"""How much more work twice the text may make."""
LARGE = 200_000 if "NIGHTLY" in os.environ else 5_000
EVERY = 1 if "NIGHTLY" in os.environ else 4
"""One construct in so many is read as a large file: the growth of each is counted in any case."""
SECONDS = 10


def read(text: str, name: str) -> None:
    """Read a text; that it is no valid article is as good."""
    with suppress(ArticleError):
        loads(text, name)


def work(text: str, name: str) -> int:
    """How many functions are called while a text is read, Python's and those of C."""
    profile = cProfile.Profile(subcalls=False)  # who calls whom is not asked
    profile.runcall(read, text, name)
    return sum(one.callcount for one in profile.getstats())


def grows_too_fast(start: str, construct: Construct, name: str) -> bool:
    half, whole = (work(start + repeated(construct, size), name) for size in (HALF, WHOLE))
    return whole > NEARLY_LINEAR * half


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_twice_the_text_is_about_twice_the_work(name: str) -> None:
    start, constructs = CONSTRUCTS[name]
    for construct in constructs:  # what is loaded once is no work of a text
        read(start + repeated(construct, 60), name)

    assert [one for one in constructs if grows_too_fast(start, one, name)] == []


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_large_file_is_read_or_refused_in_bounded_time(name: str) -> None:
    slow: list[tuple[float, Construct]] = []
    for construct in CONSTRUCTS[name][1][::EVERY]:
        begun = time.process_time()
        read(CONSTRUCTS[name][0] + repeated(construct, LARGE), name)
        if (taken := time.process_time() - begun) > SECONDS:
            slow.append((taken, construct))

    assert slow == []
