"""The web applications of docs/how-to/serve.md, called as a browser would."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
from fastapi.testclient import TestClient

PAGE = (Path(__file__).parents[1] / "docs" / "how-to" / "serve.md").read_text()
PROGRAMS = dict(re.findall(r"^```python (\S+)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
FIELDS = {"headline": "Ships wait", "lede": "Forty ships wait for the tide."}


def program(name: str) -> ModuleType:
    """A program of the page."""
    module = ModuleType(name.removesuffix(".py"))
    exec(PROGRAMS[name], vars(module))  # noqa: S102  (it is ours)
    return module


@pytest.fixture(scope="module")
def fastapi() -> TestClient:
    """A browser of the FastAPI application."""
    return TestClient(program("with_fastapi.py").app)


def test_fastapi_gives_a_pdf_of_fields_to_many_at_once(fastapi: TestClient) -> None:
    def ask(number: int) -> bytes:
        answer = fastapi.post("/brief.pdf", json={**FIELDS, "kicker": f"No. {number % 2}"})
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/pdf"
        return bytes(answer.content)

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(ask, range(4)))

    assert made[0].startswith(b"%PDF-")
    assert made[:2] == made[2:]
    assert made[0] != made[1]


def test_fastapi_tells_what_is_wrong_with_an_article(fastapi: TestClient) -> None:
    answer = fastapi.post("/brief.pdf", json={"headlin": "x"})

    assert answer.status_code == 422
    assert answer.json()["detail"][0] == {"code": "unknown-key", "message": "unknown key 'headlin'"}


def test_flask_gives_a_word_file_of_markdown_and_says_what_is_wrong() -> None:
    browser = program("with_flask.py").app.test_client()

    answer = browser.post("/summary.docx", data="# Ships\n\nForty ships wait.\n")

    assert answer.status_code == 200
    assert answer.data.startswith(b"PK")
    assert browser.post("/sumary.docx", data="Text.").status_code == 422
