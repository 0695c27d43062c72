"""What `brief import` gets out of Word files that others made, beside what pandoc gets.

`python -m bench.foreign FOLDER` reads each .docx of a folder in a process of its own and tells the
crashes, the refusals, the time and the memory; `--against FOLDER` holds the articles against what
`pandoc -t json -o NAME.docx.json NAME.docx` wrote there: words, numbers at which lists begin,
notes, pictures. Words of contents count apart, which an article makes of its headings; a picture
that is only told of is none. What is less than pandoc's is listed by file with `--lost`.

Words count again without the numbers that our lists print, where somebody typed them, and without
what Word prints as little as we do and a diagnostic tells of: hidden words, alternative texts of
tables.

Lists count a second time "but for numbers that are words": an article has no list where Word counts
a heading, or in a cell, but says the number before the words (`3.2 Scope`). Such a list is there
when one of our lines or items has its number and its first words; a number alone only is one where
pandoc's first item has no words either. An
article's sources, which print as a numbered list, are one that begins at 1. What is still less is
mostly pandoc's: it lets lists of one definition count apart, and invents an item 1 above a list
that begins one level down, where Word shows neither.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import traceback
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from exporter.article.inline import Code, Footnote, LineBreak, Text, parse
from exporter.diagnostics import ExportError
from exporter.docx.computed_fields import OpenFields
from exporter.docx.elements import Xml, below, local, qn, toggle, value
from exporter.docx.number_formats import written
from exporter.docx.story import Styles
from exporter.docx.word_file import WordFile
from exporter.readers.reader_table import USUAL, speller_of
from exporter.roundtrip.word.edited_file import Imported, read_docx

KINDS = ("words", "lists", "notes", "pictures")
NAMES = frozenset(
    {"type", "src", "label", "language", "sha256", "kind", "align", "numbering", "chart"}
)
"""The fields of an article that hold no words."""

CONTENTS = re.compile(r"toc|contents|table of (figures|authorities)|index")
"""The styles of what an article makes of its headings, figures and marks."""

FORMS = {
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
"""The numberings of an article as ST_NumberFormat."""

FIRST = 2  # words that tell what a number stands before

NUMBERED = re.compile(r"\s*(?:(?:\d+\.)*?(\d+)(?:\.0)?[.)]*|([a-z])[.)])(?:\s+(.+))?")
"""A line that begins with a number, as `3.2 Scope`, `3.0 Scope` or `b. Scope`, or is one; the last
figure is its own."""

SHOWN = 12  # words of a file that are listed as lost


@dataclass
class Taken:
    """What a reader took out of a file, each kind counted; lists by the number they begin with."""

    words: Counter[str] = field(default_factory=Counter)
    lists: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    pictures: Counter[str] = field(default_factory=Counter)
    contents: Counter[str] = field(default_factory=Counter)
    printed: Counter[str] = field(default_factory=Counter)
    """Numbers that our lists print, as words of whom typed them."""
    told: Counter[str] = field(default_factory=Counter)
    """Words that Word prints as little as we do, and that a diagnostic tells of."""
    begun: Counter[str] = field(default_factory=Counter)
    """Numbers and the first words behind them: of lists at pandoc's, of items and lines at ours."""

    def say(self, text: str) -> None:
        """Count the words of a text."""
        self.words.update(words_in(text))


def words_in(text: str) -> list[str]:
    """The words of a text, as all programs write them."""
    folded = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return re.findall(r"\w+", folded)


@dataclass(frozen=True)
class Run:
    """One file: how it ended (``""`` for well), seconds, bytes of memory, codes that were told."""

    name: str
    end: str
    seconds: float
    memory: int
    taken: Taken
    told: Counter[str]


def main() -> None:
    """Print what became of a folder's files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", type=Path, help="a folder of pandoc's NAME.docx.json")
    parser.add_argument("--lost", action="store_true", help="list what is less than pandoc's")
    wanted = parser.parse_args()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [*pool.map(run, sorted(wanted.folder.glob("*.docx")))]
    summary(runs)
    if wanted.against:
        against(runs, wanted.against, lost=wanted.lost)


def run(path: Path) -> Run:
    """Import a file in a process of its own."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reader)
            _answer(path, writer)
        finally:  # whatever happens, this process must not go on as the one that reads answers
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader) as answers:
        said = answers.read()
    _, status, used = os.wait4(child, 0)
    end, kinds, told = json.loads(said) if said else (f"crash: status {status}", {}, {})
    taken = Taken(**{kind: Counter(counted) for kind, counted in kinds.items()})
    seconds, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024
    return Run(path.name, end, seconds, memory, taken, Counter(told))


def _answer(path: Path, writer: int) -> None:
    """Say what came of a file."""
    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
    answer: tuple[str, Taken, Counter[str]]
    try:
        imported = read_docx(path.read_bytes(), name=path.name)
        speller = speller_of(Path("article").with_suffix(USUAL.suffixes[0]))
        assert speller is not None
        speller(imported.article)
        told = Counter(one.code for one in imported.diagnostics)
        answer = "", ours(imported, path), told
    except ExportError as refused:
        answer = f"refused: {refused.diagnostics[0].code}", Taken(), Counter()
    except BaseException:  # noqa: BLE001  (whatever it is, it is what we look for)
        answer = f"crash: {traceback.format_exc(limit=-3)}", Taken(), Counter()
    end, taken, codes = answer
    with os.fdopen(writer, "w") as out:
        json.dump((end, {kind: getattr(taken, kind) for kind in vars(taken)}, codes), out)


# What we took


def ours(imported: Imported, path: Path) -> Taken:
    """What an imported article says, and the words of its file's contents."""
    taken = Taken()
    _values(json.loads(imported.article.to_json()), "", taken)
    file = WordFile(path.read_bytes(), path.name)
    styles = Styles(file.document.styles.element)
    fields = OpenFields()
    for paragraph in file.document.element.iter(qn("w:p")):
        is_entry = CONTENTS.match(styles.name(value(paragraph, "pPr/pStyle"))) is not None
        taken.contents.update(words_in("".join(_of_contents(paragraph, fields, is_entry))))
    codes = {one.code for one in imported.diagnostics}
    taken.told.update(words_in(" ".join(_unprinted(file.document.element, codes))))
    return taken


def _unprinted(body: Xml, codes: set[str]) -> Iterator[str]:
    """What Word does not print, where a diagnostic tells of its kind."""
    if "hidden-text" in codes:
        for run in body.iter(qn("w:r")):
            if toggle(below(run, "rPr"), "vanish"):
                yield "".join(one.text or "" for one in run.iter(qn("w:t")))
    if "table-alt" in codes:
        for one in body.iter(qn("w:tblCaption"), qn("w:tblDescription")):
            yield one.get(qn("w:val"), "")


def _of_contents(paragraph: Xml, fields: OpenFields, is_entry: bool) -> Iterator[str]:
    """What a paragraph says in fields that compute it, or all of an entry of contents."""
    for one in paragraph.iter(*map(qn, ("w:t", "w:tab", "w:br", "w:fldChar", "w:instrText"))):
        match local(one):
            case "fldChar":
                fields.mark(one.get(qn("w:fldCharType"), ""))
            case "instrText":
                fields.say(one.text or "")
            case name if is_entry or fields.hidden:
                yield (one.text or "") if name == "t" else " "


def _values(part: object, name: str, taken: Taken) -> None:
    if isinstance(part, dict):
        _block(part, taken)
        for key, one in part.items():
            _values(one, key, taken)
    elif isinstance(part, list):
        for one in part:
            _values(one, name, taken)
    elif isinstance(part, str) and name not in NAMES:
        _inline(parse(part), taken)


def _block(part: dict[str, object], taken: Taken) -> None:
    match part:
        case {"type": "figure"}:
            taken.pictures[""] += 1
        case {"type": "list", "ordered": True, "items": [*items]}:
            start = int(str(part.get("start") or 1))
            taken.lists[str(start)] += 1
            for number, item in enumerate(items, start):
                written_before(number, str(part.get("numbering") or ""), _first(item), taken)
        case {"sources": [_, *_]}:
            taken.lists["1"] += 1


def _first(item: object) -> str:
    return (
        "".join(_said(one, Taken()) for one in parse(item["text"]))
        if isinstance(item, dict)
        else ""
    )


def written_before(number: int, numbering: str, text: str, taken: Taken) -> None:
    """Count what our lists print before an item: words of whom typed them."""
    taken.begun[begun(str(number), text)] += 1
    taken.printed.update(words_in(written(number, FORMS.get(numbering, "decimal"))))


def _inline(nodes: Sequence[object], taken: Taken) -> None:
    said = ""
    for node in nodes:
        said += _said(node, taken)
    taken.say(said)
    for line in filter(None, map(NUMBERED.fullmatch, said.split("\n"))):
        own = line[1] or str(ord(line[2]) - ord("a") + 1)
        taken.begun[begun(own, line[3] or "")] += 1


def begun(start: str, text: str) -> str:
    """A number and the first words behind it."""
    return " ".join([start, *words_in(text)[:FIRST]])


def _said(node: object, taken: Taken) -> str:
    if isinstance(node, Text | Code):
        return node.text
    if isinstance(node, LineBreak):
        return "\n"
    if isinstance(node, Footnote):
        taken.notes[""] += 1
        _inline(node.children, taken)
        return ""
    return "".join(_said(one, taken) for one in getattr(node, "children", ()))


# What pandoc took


def pandocs(path: Path) -> Taken:
    """What pandoc's JSON says."""
    document = json.loads(path.read_text())
    taken = Taken()
    for one in document["meta"].values():
        taken.say(" ".join(_plain(one, taken)))
    taken.say("".join(_plain(document["blocks"], taken)))
    return taken


BLOCKS = frozenset({"Para", "Plain", "Header", "LineBlock", "CodeBlock"})


def _plain(part: object, taken: Taken) -> Iterator[str]:
    """The words of a part of pandoc's document, with blanks where words end."""
    if isinstance(part, list):
        for one in part:
            yield from _plain(one, taken)
    elif isinstance(part, dict) and "t" in part:
        yield from _element(part["t"], part.get("c"), taken)
        yield " " if part["t"] in BLOCKS else ""


def _element(kind: str, content: object, taken: Taken) -> Iterator[str]:
    match kind, content:
        case "Str" | "MetaString", str():
            yield content
        case "Space" | "SoftBreak" | "LineBreak", _:
            yield " "
        case "Code" | "CodeBlock" | "Math" | "RawInline" | "RawBlock", [_, str() as text]:
            yield text if kind.startswith("Code") else ""
        case "Note", _:
            taken.notes[""] += 1
            taken.say("".join(_plain(content, taken)))
        case "Image", _:  # its words are the name that a program gave it, as a rule
            taken.pictures[""] += 1
        case "OrderedList", [[start, *_], [first, *_] as items]:
            taken.lists[str(start)] += 1
            taken.begun[begun(str(start), "".join(_plain(first, Taken())))] += 1
            yield from _plain(items, taken)
        case _:
            yield from _plain(content, taken)


# What is told of it


def summary(runs: Sequence[Run]) -> None:
    """Say how the files ended, and what they took."""
    ends = Counter(re.split(r"[\n(]", one.end)[0] for one in runs)
    crashes = [one for one in runs if one.end.startswith("crash")]
    for one in crashes:
        print(f"{one.name}: {one.end}")
    print(f"{len(runs)} files, {len(crashes)} crashes")
    for end, times in sorted(ends.items()):
        print(f"  {end or 'read'}: {times}")
    for one in runs:
        if one.end.startswith("refused"):
            print(f"    {one.end} {one.name}")
    slowest = max(runs, key=lambda one: one.seconds)
    print(f"longest: {slowest.seconds:.1f} s, {slowest.name}")
    largest = max(runs, key=lambda one: one.memory)
    print(f"largest: {largest.memory / 1e6:.0f} MB, {largest.name}")


def against(runs: Sequence[Run], folder: Path, *, lost: bool) -> None:
    """Say what share of what pandoc has we have too, of the files that both read."""
    both = [
        (one, pandocs(path))
        for one in runs
        if not one.end and (path := folder / f"{one.name}.json").is_file()
    ]
    print(f"{len(both)} files read by both")
    for kind in KINDS:
        theirs = [getattr(taken, kind) for _, taken in both]
        less = [
            each - getattr(one.taken, kind) for (one, _), each in zip(both, theirs, strict=True)
        ]
        _share(kind, theirs, less)
        if kind == "words":
            for left, what in (
                ("contents", "contents"),
                ("printed", "those and numbers that lists print"),
                ("told", "those and words that nobody prints and we tell of"),
            ):
                aside = [getattr(one.taken, left) for one, _ in both]
                less = [each - gone for each, gone in zip(less, aside, strict=True)]
                _share(f"words but for {what}", theirs, less)
        elif kind == "lists":
            less = [
                _but_for_words(each, one.taken, taken)
                for (one, taken), each in zip(both, less, strict=True)
            ]
            _share("lists but for numbers that are words", theirs, less)
        for (one, _), missing in zip(both, less, strict=True) if lost else ():
            if missing:
                words = " ".join(f"{word}:{times}" for word, times in missing.most_common(SHOWN))
                print(f"  {one.name}: {missing.total()} {kind} ({words}) {dict(one.told)}")


def _but_for_words(missing: Counter[str], our: Taken, their: Taken) -> Counter[str]:
    """The lists that are missing, without those whose number and first words we have as words."""
    there = our.begun & their.begun
    return missing - Counter(key.split(" ")[0] for key in there.elements())


def _share(kind: str, theirs: Sequence[Counter[str]], less: Sequence[Counter[str]]) -> None:
    all_of, gone = (sum(each.total() for each in some) for some in (theirs, less))
    print(f"{kind}: {all_of - gone} of {all_of}, {1 - gone / max(all_of, 1):.3%}")


if __name__ == "__main__":
    main()
