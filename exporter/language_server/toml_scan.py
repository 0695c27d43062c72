"""Keys and values of TOML, finished or not: headers, pairs, and what stands in brackets."""

from __future__ import annotations

import re
from collections import Counter

from exporter.article.places import Loc
from exporter.language_server.flow_scan import bare, flow_scan
from exporter.language_server.spots import Entry, Scan, Spot

_HEADER = re.compile(r"[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>[^\]\n]*)(?P<close>\]?\]?)")
_NAME = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_PAIR = re.compile(rf"[ \t]*(?P<key>{_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=")
_OPENS = ("[", "{")
_PART = re.compile(_NAME)
_WORD = re.compile(r"""[ \t]*(?P<quote>["']?)(?P<word>[\w.-]*)[^\n]*""")


def toml_scan(text: str, cursor: int, start: int = 0, end: int | None = None) -> Scan:
    """The keys of `text` from `start` to `end`, and where among them the cursor is."""
    stop = len(text) if end is None else end
    table: Loc = ()
    counts: Counter[Loc] = Counter()
    entries: list[Entry] = []
    spot: Spot | None = None
    while start <= stop:
        line_end = text.find("\n", start, stop)
        line_end = stop if line_end < 0 else line_end
        is_here = start <= cursor <= line_end
        header = _HEADER.match(text, start, line_end)
        pair = _PAIR.match(text, start, line_end)
        if header:
            table = _table(header, counts)
            entries.append(Entry(_names(header["name"]), header.start("name"), ""))
            spot = _in_header(header, cursor) or spot
        elif pair:
            found, value_end = _pair(text, pair, table, cursor, stop)
            entries += found.entries
            spot = found.spot or spot
            line_end = _line_end(text, value_end, stop)
        elif is_here and text[start:line_end].lstrip()[:1] != "#":
            spot = _word(text, table, start, line_end, cursor)
        start = line_end + 1
    return Scan(spot, entries)


def _names(name: str) -> Loc:
    return tuple(bare(part) for part in _PART.findall(name))


def _table(header: re.Match[str], counts: Counter[Loc]) -> Loc:
    loc = _names(header["name"])
    if header["open"] == "[":
        return loc
    counts[loc] += 1
    return (*loc, counts[loc] - 1)


def _in_header(header: re.Match[str], cursor: int) -> Spot | None:
    start, end = header.span("name")
    if not start <= cursor <= end:
        return None
    before = header["name"][: cursor - start]
    *outer, _ = before.split(".")
    first = start + len(".".join(outer)) + (1 if outer else 0)
    loc = tuple(bare(part) for part in outer)
    stop = header["name"].find(".", cursor - start)
    return Spot(loc, True, first, end if stop < 0 else start + stop, "[")


def _pair(text: str, pair: re.Match[str], table: Loc, cursor: int, stop: int) -> tuple[Scan, int]:
    """What is in a pair, and where its value ends."""
    loc = (*table, *_names(pair["key"]))
    line_end = _line_end(text, pair.end(), stop)
    scalar = text[pair.end() : line_end].strip()
    flow = flow_scan(text, pair.end(), loc, cursor, stop if scalar[:1] in _OPENS else line_end)
    entries = [Entry(loc, pair.start("key"), bare(scalar)), *flow.entries]
    if pair.start("key") <= cursor <= pair.end("key"):
        start, end = pair.span("key")
        return Scan(Spot(loc[:-1], True, start, end), entries), flow.end
    spot = flow.spot if pair.end() <= cursor <= flow.end else None
    if spot is None and pair.end() <= cursor <= line_end:
        spot = Spot(loc, False, cursor, cursor)
    return Scan(spot, entries), flow.end


def _line_end(text: str, offset: int, stop: int) -> int:
    end = text.find("\n", offset, stop)
    return end if end >= 0 else stop


def _word(text: str, table: Loc, start: int, end: int, cursor: int) -> Spot:
    match = _WORD.match(text, start, end)
    first = match.start("word") if match else cursor
    first = min(first, cursor)
    stop = max(match.end("word") if match else cursor, cursor)
    return Spot(table, True, first, stop, match["quote"] if match else "")
