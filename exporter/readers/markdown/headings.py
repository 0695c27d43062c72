"""From a run of headings and blocks to the parts of an article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from exporter.article.inline import parse, plain, serialise
from exporter.article.inline.nodes import Strong
from exporter.article.limits import MAX_SECTION_DEPTH
from exporter.article.part_names import name_of, part_named
from exporter.article.references import PART_LABELS
from exporter.diagnostics import Place, note
from exporter.readers.markdown.block_reader import BlockReader
from exporter.readers.markdown.drafts import (
    BlockDraft,
    CorrectionDraft,
    OpeningDraft,
    QuestionDraft,
    SectionDraft,
)
from exporter.readers.markdown.markdown_signs import CORRECTION_DATE
from exporter.readers.reading import PlacedText


def fill(data: dict[str, object], blocks: list[BlockDraft], reader: BlockReader) -> list[str]:
    """Put the body's `blocks` into `data`; the texts of its opening paragraphs are returned."""
    blocks = _without_headline(data, blocks, reader)
    opening, sections = _outline(blocks, reader)
    paragraphs = [str(block["text"]) for block in opening if block["type"] == "paragraph"]
    if "lede" not in data:
        _take_lede(data, opening)
    untitled: OpeningDraft = {"heading": None, "blocks": opening}
    kept = [section for section in sections if not _take_part(data, section, reader)]
    if opening or kept:
        known = data.get("sections", [])
        before = known if isinstance(known, list) else [known]
        data["sections"] = [*before, *([untitled] if opening else []), *kept]
    return paragraphs


def _without_headline(
    data: dict[str, object], blocks: list[BlockDraft], reader: BlockReader
) -> list[BlockDraft]:
    """`blocks` less the one `#` heading before all others, which is the headline."""
    headings = [block for block in blocks if block["type"] == "heading"]
    first = [block for block in headings if block["level"] == 1]
    if len(first) != 1 or headings[0] is not first[0]:
        return blocks
    text = first[0]["text"]
    known = data.get("headline")
    if known is None:
        data["headline"] = text
    elif plain(str(known)).casefold() != plain(text).casefold():
        message = "the front matter has another headline; this one was left out"
        reader.lines.warn("headline-twice", message, text.place, "delete one of the two")
    return [block for block in blocks if block is not first[0]]


def _take_lede(data: dict[str, object], opening: list[BlockDraft]) -> None:
    """The first paragraph of the opening is the lede; only pictures may stand before it."""
    for index, block in enumerate(opening):
        if block["type"] == "paragraph":
            data["lede"] = block["text"]
            del opening[index]
        if block["type"] not in ("figure", "picture_row", "page_break"):
            return


def _outline(
    blocks: list[BlockDraft], reader: BlockReader
) -> tuple[list[BlockDraft], list[SectionDraft]]:
    """The blocks before the first heading, and the sections, nested as their levels say."""
    opening: list[BlockDraft] = []
    top: list[SectionDraft] = []
    levels: list[int] = []
    path: list[SectionDraft] = []
    for block in blocks:
        if block["type"] != "heading":
            (path[-1]["blocks"] if path else opening).append(block)
            continue
        while levels and levels[-1] >= block["level"]:
            levels.pop()
        levels.append(block["level"])
        if len(levels) > MAX_SECTION_DEPTH:
            message = f"sections nest more than {MAX_SECTION_DEPTH} deep; this one is raised"
            reader.lines.warn("heading-too-deep", message, block["text"].place)
        path = path[: min(len(levels), MAX_SECTION_DEPTH) - 1]
        section: SectionDraft = {"heading": block["text"], "blocks": [], "sections": []}
        if "label" in block:
            section["label"] = block["label"]
        (path[-1]["sections"] if path else top).append(section)
        path.append(section)
    return opening, top


def _take_part(data: dict[str, object], section: SectionDraft, reader: BlockReader) -> bool:
    """Put a section whose heading names a part into `data`; `False` where it stays a section."""
    heading = section["heading"]
    language = str(data.get("language") or "en")
    part = part_named(heading.raw, language)
    if part is None:
        return False
    if part in data:
        message = f"the article has its {part} already; this stays a section"
        reader.lines.warn("part-twice", message, heading.place)
        return False
    content = _CONTENT[part](section, reader)
    if content is None:
        message = f"what stands below {plain(heading)!r} has another shape; it stays a section"
        reader.lines.warn("part-shape", message, heading.place, _SHAPES[part])
        return False
    if content:
        data[part] = content
        reader.lines.headings_of_parts[part] = heading.place
        label = next(label for label, name in PART_LABELS.items() if name == part)
        reader.lines.labels_of_parts |= dict.fromkeys(_labels(section), label)
    printed = name_of(part, language)
    if not content:
        message = f"nothing stands below {plain(heading)!r}; it was left out"
        reader.lines.warn("part-empty", message, heading.place)
    elif _folded(plain(heading)) != _folded(printed):
        message = f"the part {' '.join(plain(heading).split())!r} is printed as {printed!r}"
        reader.lines.diagnostics.append(note("part-name", message, heading.place))
    return True


def _folded(words: str) -> str:
    """Words without their case, and without the kinds of their blanks, which are ours."""
    return " ".join(words.split()).casefold()


def _labels(section: SectionDraft) -> Iterator[str]:
    """The labels of a section's heading and of those inside it."""
    if "label" in section:
        yield section["label"]
    for inner in section["sections"]:
        yield from _labels(inner)


def _lines(section: SectionDraft, reader: BlockReader) -> list[PlacedText] | None:
    """The items of lists and the paragraphs, one text each; `None` where there is more."""
    if section["sections"]:
        return None
    texts = list(_texts(section["blocks"]))
    if None in texts:
        return None
    for place in _page_breaks(section["blocks"]):
        message = f"no page can end among {plain(section['heading'])!r}: a break was left out"
        reader.lines.warn("page-break-removed", message, place)
    return [text for text in texts if text is not None]


def _texts(blocks: list[BlockDraft]) -> Iterator[PlacedText | None]:
    for block in blocks:
        if block["type"] == "paragraph":
            yield block["text"]
        elif block["type"] == "list":
            for item in block["items"]:
                yield item["text"] or None
                yield from _texts(item["blocks"])
        elif block["type"] != "page_break":
            yield None


def _page_breaks(blocks: list[BlockDraft]) -> Iterator[Place]:
    for block in blocks:
        if block["type"] == "list":
            for item in block["items"]:
                yield from _page_breaks(item["blocks"])
        elif isinstance(block["type"], PlacedText):
            yield block["type"].place


def _corrections(section: SectionDraft, reader: BlockReader) -> list[CorrectionDraft] | None:
    texts = _lines(section, reader)
    return None if texts is None else [_correction(text) for text in texts]


def _correction(text: PlacedText) -> CorrectionDraft:
    match = CORRECTION_DATE.match(text.raw)
    if not match:
        return {"text": text}
    date = match["date"]
    rest = PlacedText(text[len(date) + 1 :].strip(), text.place)
    return {"date": PlacedText(date, text.place), "text": rest}


def _blocks(section: SectionDraft, reader: BlockReader) -> list[BlockDraft]:
    """The blocks of a part that has no sections: headings inside become bold paragraphs."""
    blocks: list[BlockDraft] = list(section["blocks"])
    for inner in section["sections"]:
        blocks.append(reader.bold(inner["heading"]))
        blocks += _blocks(inner, reader)
    return blocks


def _questions(section: SectionDraft, reader: BlockReader) -> list[QuestionDraft] | None:
    """Headings, or else paragraphs all in bold, are questions; what follows is the answer."""
    if section["sections"]:
        if section["blocks"]:
            return None
        return [
            {"question": inner["heading"], "answer": _blocks(inner, reader)}
            for inner in section["sections"]
        ]
    questions: list[QuestionDraft] = []
    for block in section["blocks"]:
        asked = _bold(block)
        if asked:
            questions.append({"question": asked, "answer": []})
        elif questions:
            questions[-1]["answer"].append(block)
        else:
            return None
    return questions


def _bold(block: BlockDraft) -> PlacedText | None:
    """The words of a paragraph that is all bold."""
    if block["type"] != "paragraph":
        return None
    text = block["text"]
    nodes = parse(text)
    if len(nodes) != 1 or not isinstance(nodes[0], Strong):
        return None
    return PlacedText(serialise(nodes[0].children), text.place)


_CONTENT: Mapping[str, Callable[[SectionDraft, BlockReader], Sequence[object] | None]] = {
    "key_points": _lines,
    "executive_summary": _blocks,
    "summary": _blocks,
    "faq": _questions,
    "sources": _lines,
    "corrections": _corrections,
    "about": _blocks,
}
_LIST = "write a list, an item each"
_SHAPES = {
    "key_points": _LIST,
    "sources": _LIST,
    "corrections": _LIST,
    "faq": "write each question as a heading below, and its answer under it",
    "executive_summary": None,
    "summary": None,
    "about": None,
}
