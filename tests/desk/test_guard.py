"""Nobody but who has the address is let in: no other page, no other name of this machine."""

from __future__ import annotations

import asyncio
import http.client
import json
import signal
import subprocess
from contextlib import closing
from dataclasses import dataclass
from email import message
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from exporter.desk.guard import Guard, Message, Receive, Send
from tests.desk.conftest import ARTICLE, BRIEF, Previewed, environment


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: message.Message
    body: bytes


def asked(
    preview: Previewed,
    path: str,
    headers: dict[str, str] | None = None,
    method: str = "GET",
    body: str | None = None,
) -> Answer:
    """What is answered to a request that no browser has tidied."""
    with closing(http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)) as line:
        line.putrequest(method, path, skip_host=bool(headers and "Host" in headers))
        for name, value in (headers or {}).items():
            line.putheader(name, value)
        if body is not None:
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body.encode() if body is not None else None)
        answer = line.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def below(preview: Previewed, path: str = "") -> str:
    """A path below the token."""
    return f"{urlsplit(preview.address).path}{path}"


def test_the_page_is_served_with_a_policy_that_lets_nothing_else_in(preview: Previewed) -> None:
    answer = asked(preview, below(preview))

    assert answer.status == 200
    assert "default-src 'none'" in (answer.headers["content-security-policy"])
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/choices", "/wrong-token/", "//", "/../"])
def test_without_the_token_there_is_nothing(preview: Previewed, path: str) -> None:
    assert asked(preview, path).status == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1"]
)
def test_another_name_of_this_machine_is_refused(preview: Previewed, host: str) -> None:
    answer = asked(preview, below(preview), {"Host": host.format(port=preview.port)})

    assert answer.status == 403


def test_two_names_at_once_are_refused(preview: Previewed) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", preview.port, timeout=30)) as line:
        line.putrequest("GET", below(preview))
        line.putheader("Host", "evil.example")
        line.endheaders()

        assert line.getresponse().status in (400, 403)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_a_page_of_another_origin_is_refused(preview: Previewed, headers: dict[str, str]) -> None:
    assert asked(preview, below(preview, "choices"), headers).status == 403
    assert asked(preview, below(preview, "wish"), headers, "POST", "{}").status == 403


def test_a_wish_from_nowhere_is_refused(preview: Previewed) -> None:
    assert asked(preview, below(preview, "wish"), None, "POST", "{}").status == 403


@pytest.mark.parametrize(
    "wish",
    [
        {"file": "/etc/passwd"},
        {"file": "../article.md"},
        {"theme": "/etc/passwd"},
        {"paper": "a3"},
        {"language": "xx"},
        {"editions": [1]},
        {"styles": ["x.css"]},
        [],
    ],
    ids=str,
)
def test_a_wish_for_what_is_not_offered_is_refused(preview: Previewed, wish: object) -> None:
    own = {"Origin": f"http://127.0.0.1:{preview.port}"}

    assert asked(preview, below(preview, "wish"), own, "POST", json.dumps(wish)).status == 400


@pytest.mark.parametrize(
    "path",
    [
        "../brief.toml", "..%2f..%2fetc%2fpasswd", "files/..%2farticle.md", "files/article.md",
        "pages/../../etc/passwd.png", "pages/x.png?width=100", "page.html/..", "site.py",
    ],
)  # fmt: skip
def test_no_path_leads_out(preview: Previewed, path: str) -> None:
    answer = asked(preview, below(preview, path))

    assert answer.status in (403, 404)
    assert b"headline" not in answer.body


def test_a_picture_is_asked_for_in_sizes_that_there_are(preview: Previewed) -> None:
    for width in ("", "-1", "0", "1e9", "%D9%A3", "9" * 5000):
        assert asked(preview, below(preview, f"pages/x.png?width={width}")).status == 404


def test_a_wish_that_is_nested_without_end_is_refused(preview: Previewed) -> None:
    own = {"Origin": f"http://127.0.0.1:{preview.port}"}

    assert asked(preview, below(preview, "wish"), own, "POST", "[" * 9000).status == 400


@pytest.mark.parametrize(("port", "status"), [(80, 204), (8080, 403)])
def test_the_usual_port_need_not_be_said(port: int, status: int) -> None:
    async def app(_: Message, __: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 204})

    headers = [(b"host", b"127.0.0.1"), (b"origin", b"http://127.0.0.1")]
    scope: Message = {"type": "http", "method": "GET", "path": "/token/", "headers": headers}
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {}

    asyncio.run(Guard(app, "token", port)(scope, receive, send))

    assert sent[0]["status"] == status


def test_it_is_served_on_the_loopback_alone(preview: Previewed) -> None:
    listening = Path(f"/proc/{preview.process.pid}/net/tcp").read_text()  # proc_pid_net(5)
    addresses = {line.split()[1] for line in listening.splitlines()}
    port = f":{preview.port:04X}"

    assert {one for one in addresses if one.endswith(port)} == {f"0100007F{port}"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order(tmp_path: Path, number: signal.Signals) -> None:
    (tmp_path / "a.md").write_text(ARTICLE)
    process = subprocess.Popen(
        [*BRIEF, "preview", "a.md", "--no-open"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline().startswith("http://127.0.0.1:")

    process.send_signal(number)

    _, said = process.communicate(timeout=60)
    assert process.returncode == 128 + number
    assert "Traceback" not in said
