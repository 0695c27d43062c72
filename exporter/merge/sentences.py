"""Three-way merge of inline text, sentence by sentence.

Two edits of one sentence are a conflict, since together they may say what neither side meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from exporter.article.headline import stand_in
from exporter.article.inline import parse, plain, serialise
from exporter.article.marks import Run, flatten, tree
from exporter.article.nodes import Text
from exporter.merge.sequences import SequenceMerger

_LINE_BREAK = "\\\n"
_NO_SPACE_AFTER = tuple("。！？」』）")


def merged_text(base: str, ours: str, theirs: str) -> str | None:
    """Inline Markdown with the edits of both sides; `None` where they touch one sentence.

    Texts with line breaks, such as verse, are not taken apart.
    """
    touched: list[int] = []

    def merge_sentence(where: int, base: str, ours: str, theirs: str) -> str:
        if ours != base and theirs not in (base, ours):
            touched.append(where)
        return theirs if ours == base else ours

    if any(_LINE_BREAK in text for text in (base, ours, theirs)):
        return None
    mine, other = _sentences(ours), _sentences(theirs)
    merger = SequenceMerger(_sentences(base), mine, other, merge_sentence, prefer_theirs=False)
    sentences = merger.merged()
    return None if touched or merger.clashes or not sentences else _joined(sentences)


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    while text:
        sentence, text = stand_in(text)
        sentences.append(sentence)
    return sentences


def _joined(sentences: Sequence[str]) -> str:
    runs: list[Run] = []
    for sentence in sentences:
        following = list(flatten(parse(sentence)))
        if runs and not plain(serialise(tree(runs))).endswith(_NO_SPACE_AFTER):
            runs.append(Run(Text(" "), runs[-1].marks & following[0].marks))
        runs += following
    return serialise(tree(runs))
