"""`brief lsp`: the process, as an editor sees it that knows nothing of us."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from exporter.cli.commands import brief

COMMAND = [sys.executable, "-m", "exporter", "lsp"]


def message(method: str, params: object, number: int | None = None) -> bytes:
    said = {"jsonrpc": "2.0", "method": method, "params": params}
    body = json.dumps(said if number is None else {**said, "id": number}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


HELLO = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
DONE = message("shutdown", None, 2)
EXIT = message("exit", None)


def answers(stdout: bytes) -> list[dict[str, object]]:
    """The messages that make up all of the output; fails for anything else in it."""
    found: list[dict[str, object]] = []
    while stdout:
        head, _, rest = stdout.partition(b"\r\n\r\n")
        sizes = [line for line in head.split(b"\r\n") if line.startswith(b"Content-Length: ")]
        size = int(sizes[0].removeprefix(b"Content-Length: "))
        found.append(json.loads(rest[:size]))
        stdout = rest[size:]
    return found


def test_the_output_is_the_protocol_alone() -> None:
    run = subprocess.run(COMMAND, input=HELLO + DONE + EXIT, capture_output=True, check=False)

    hello, done = answers(run.stdout)
    assert (hello["id"], done["id"], run.returncode) == (1, 2, 0)
    result = hello["result"]
    assert isinstance(result, dict)
    assert result["serverInfo"]["name"] == "brief"
    assert result["capabilities"]["positionEncoding"] == "utf-16"


@pytest.mark.parametrize("rest", [b"", EXIT], ids=["closed", "exit"])
def test_an_editor_that_leaves_without_a_word_ends_it(rest: bytes) -> None:
    run = subprocess.run(COMMAND, input=HELLO + rest, capture_output=True, check=False)

    assert run.returncode == 1
    assert len(answers(run.stdout)) == 1


def test_what_other_code_prints_is_no_answer() -> None:
    noisy = (
        "import sys; sys.argv = ['brief', 'lsp']\n"
        "from exporter.language_server import serving\n"
        "real = serving.new_server\n"
        "def new_server():\n"
        "    import os; print('noise', flush=True); os.write(1, b'noise')\n"
        "    return real()\n"
        "serving.new_server = new_server\n"
        "from exporter.cli import main; main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", noisy], input=HELLO + DONE + EXIT, capture_output=True, check=False
    )

    assert len(answers(run.stdout)) == 2
    assert b"noise" in run.stderr


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(sys.modules):
        if name.startswith("exporter.language_server"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)

    result = CliRunner().invoke(brief, ["lsp"])

    assert result.exit_code == 2
    assert "error[no-pygls]" in result.stderr
    assert "pip install 'briefpress[desk]'" in result.stderr
