"""What of an article is in neither file and in no diagnostic, and what markup prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from bench.words.printed import docx_info, docx_prose, docx_text, pdf_info, pdf_text, squeezed
from bench.words.source import body_words, head_words, split, words_in
from exporter.diagnostics import Diagnostic
from exporter.results import Export

_MARKUP = re.compile(
    r"\{%|%\}|\{\{|\}\}|</?[a-zA-Z][\w-]*(?=[\s/>])[^<>]*>|\[\[|\]\]|:::|\{:|\{[.#]\w|\^\[|\[\^"
    r"|\]\(|!\[|%%|~~|\*\*|==\w|<!--|-->|\[!\w+\]|^!!! |^\?\?\? |^#{1,6} |^```"
    r"|^\|?[ :]*-{3,}[ :]*\||\[/?(?:caption|gallery|embed)\b|^\\[a-z]+\b|<%|@(?:fig|tbl|sec)-\w"
    r"|^%\s",
    re.MULTILINE,
)
_CODE = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|(`+)(?!`).+?\1(?!`)", re.DOTALL)


_ESCAPED = re.compile(r"(?:&lt;)[^&<>\n]*(?:&gt;|>)")  # a tag that its author wants to be seen


@dataclass(frozen=True)
class Measure:
    """The lost words by format, and the markup that prints, each with what surrounds it."""

    lost: dict[str, Counter[str]]
    leaks: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost, and nothing prints that the author did not write."""
        return not (any(self.lost.values()) or self.leaks)


def measured(text: str, export: Export) -> Measure:
    """What is amiss with the brief of a Markdown file."""
    files = {one.format: one.data for one in export.renditions if one.edition == "brief"}
    told = Told(text, export.diagnostics)
    shown = {
        "pdf": (pdf_text(files["pdf"]), pdf_info(files["pdf"])),
        "docx": (docx_text(files["docx"]), docx_info(files["docx"])),
    }
    head, body = split(text)
    needed = Counter(body_words(body))
    said = {tuple(said) for key, said in head_words(head).items() if not told.names(key)}
    of_head = Counter(word for words in said for word in words)
    lost = {
        form: told.unexcused(
            _missing(needed + of_head, squeezed(text)) - _present(of_head, squeezed(info))
        )
        for form, (text, info) in shown.items()
    }
    return Measure(lost, tuple(told.leaks(docx_prose(files["docx"]))))


def _missing(needed: Counter[str], printed: str) -> Counter[str]:
    counts = {word: count - printed.count(word) for word, count in needed.items()}
    return Counter({word: count for word, count in counts.items() if count > 0})


def _present(of_head: Counter[str], info: str) -> Counter[str]:
    """The words of the front matter that a file says of itself, such as its keywords."""
    return Counter({word: count for word, count in of_head.items() if word in info})


class Told:
    """What the diagnostics of a file say something about."""

    def __init__(self, text: str, diagnostics: Sequence[Diagnostic]) -> None:
        self._lines = text.split("\n")
        self._messages = "\n".join(one.message for one in diagnostics)
        self._named = set(self._covered(diagnostics))

    def names(self, key: str) -> bool:
        """Whether a message speaks of a key of the front matter."""
        return bool(re.search(rf"(?<![\w.-]){re.escape(key)}(?![\w-])", self._messages))

    def unexcused(self, missing: Counter[str]) -> Counter[str]:
        """The words of `missing` that stand in no line that is told of."""
        told = Counter(
            word
            for number, line in enumerate(self._lines, start=1)
            if number in self._named
            for word in words_in(line)
        )
        return missing - told if missing else missing

    def leaks(self, prose: str) -> Iterable[str]:
        """Markup in prose that stands in no line that is told of, and in no code."""
        text = "\n".join(self._lines)
        code = "".join(match.group() for match in _CODE.finditer(text))
        code += "".join(unescape(match.group()) for match in _ESCAPED.finditer(text))
        for found in _MARKUP.finditer(prose):
            around = prose[max(found.start() - 20, 0) : found.end() + 30].replace("\n", "⏎")
            if not (self._is_told(found.group()) or found.group() in code):
                yield around

    def _is_told(self, markup: str) -> bool:
        return any(markup in self._lines[number - 1] for number in self._named)

    def _covered(self, diagnostics: Collection[Diagnostic]) -> Iterable[int]:
        """The lines that each diagnostic speaks of: its own to the end of the block."""
        for one in diagnostics:
            if one.place and one.place.line:
                first = one.place.line
                yield from range(first, self._end(first, one.message) + 1)

    def _end(self, first: int, message: str) -> int:
        tag = re.search(r"<(\w+)>", message)
        lines = self._lines[first - 1 :]
        ends = [f"</{tag[1]}", f"</{tag[1].upper()}"] if tag else []
        for offset, line in enumerate(lines):
            if any(end in line for end in ends):
                return first + offset
        blank = next((offset for offset, line in enumerate(lines) if not line.strip()), len(lines))
        return first + max(blank - 1, 0)
