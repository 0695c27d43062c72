"""A paragraph's XML as pieces of text, each run with the marks that it bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.docx.computed_fields import label_of
from exporter.docx.controls import day_of, is_unfilled, part_asked, prompt_of
from exporter.docx.elements import (
    COMPATIBILITY,
    Xml,
    below,
    local,
    qn,
    value,
)
from exporter.docx.equations import equation
from exporter.docx.field_results import EQUATION
from exporter.docx.picture_views import view_of
from exporter.docx.pieces import (
    BREAK,
    Image,
    Piece,
    Pieces,
    after_letters,
    begun,
    tidied,
    words,
)
from exporter.docx.run_marks import FIRST_LETTER, model_piece
from exporter.docx.story import Story, list_place
from exporter.docx.symbol_fonts import in_unicode, sign_of
from exporter.docx.typed_numbers import typed

_WRAPPERS = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo"})
_WORDS = {
    "tab": "\t",
    "ptab": "\t",
    "cr": BREAK,
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_VML_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_ON = frozenset({"1", "true", "on"})
COUNTER = "counter"
_LABEL = re.compile(r"[\w\s.:-]{0,24}")


def pieces_of(paragraph: Xml, story: Story, *, keep_blanks: bool = False) -> Pieces:
    """The text of a `w:p`, tidied; what fields derive and styles generate is left out."""
    style = value(paragraph, "pPr/pStyle")
    said = tuple(_children(paragraph, style, "", story))
    for control in paragraph.iterancestors(qn("w:sdt")):
        said = tuple(_without_prompt(said, control, story))
    pieces = _without_counter(said)
    if pieces and pieces[0].name == FIRST_LETTER and len(pieces) > 1:
        pieces = begun(pieces[:1], pieces[1:])
    return tidied(pieces, keep_blanks=keep_blanks)


def _children(parent: Xml, style: str | None, href: str, story: Story) -> Iterator[Piece]:
    for child in parent:
        match local(child):
            case "r":
                yield from _run(child, style, href or story.fields.href, story)
            case "hyperlink":
                yield from _children(child, style, href or _target(child, story), story)
            case "sdt":
                yield from _control(child, style, href, story)
            case "fldSimple":
                yield from _simple_field(child, style, href, story)
            case "oMath" | "oMathPara":
                yield from equation(child, href)
            case name if name in _WRAPPERS:
                yield from _children(child, style, href, story)


def _simple_field(field: Xml, style: str | None, href: str, story: Story) -> Iterator[Piece]:
    story.fields.enter(field.get(qn("w:instr"), ""))
    yield from _children(field, style, href or story.fields.href, story)
    yield from _unsaid(Piece(href=href), field, story)
    yield from _reference(Piece(), story)
    story.fields.mark("end")


def _target(link: Xml, story: Story) -> str:
    """A link's target; its fragment may stand apart (17.16.22)."""
    target = story.links.get(link.get(qn("r:id"), ""), "")
    anchor = link.get(qn("w:anchor"))
    label = label_of(anchor or target.removeprefix("#"))
    target = "" if label else target
    if label and not target:
        return f"#{label}"
    return f"{target}#{anchor}" if target and anchor and "#" not in target else target


def _control(control: Xml, style: str | None, href: str, story: Story) -> Iterator[Piece]:
    """A content control in a line; one that only asks to be filled in says nothing."""
    content, part = below(control, "sdtContent"), part_asked(control)
    if content is None or is_unfilled(control, story):
        return
    if part and (day := day_of(control)):
        story.days[part] = day
    said = _children(content, style, href, story)
    for piece in _without_prompt(said, control, story):
        yield replace(piece, asked=part) if part else piece


def _without_prompt(said: Iterable[Piece], control: Xml, story: Story) -> Iterator[Piece]:
    """What stands in a control, less the prompt of one of ours beside which a program wrote."""
    part = part_asked(control)
    prompt = prompt_of(control, part, story) if part else ""
    for piece in said:
        if prompt and prompt in piece.text:
            story.unkept.append(("prompt-beside", control))
            yield replace(piece, text=piece.text.replace(prompt, ""))
        else:
            yield piece


def _run(run: Xml, style: str | None, href: str, story: Story) -> Iterator[Piece]:
    model = model_piece(run, style, href, story)
    mark = _own_mark(run)
    for child in run:
        if child in mark:
            continue
        match local(child):
            case "fldChar":
                yield from _field_mark(child, model, story)
            case "instrText":
                story.fields.say(child.text or "")
            case name if story.fields.hidden:
                if name == "t" and story.fields.is_counter:
                    yield Piece(child.text or "", name=COUNTER)
            case name if model is not None:
                yield from _shown(child, name, model, story)


def _own_mark(run: Xml) -> list[Xml]:
    """The sign that a note has instead of a number (17.11.14), which is none of the text."""
    notes = run.iterchildren(qn("w:footnoteReference"), qn("w:endnoteReference"))
    own = next((one for one in notes if one.get(qn("w:customMarkFollows")) in _ON), None)
    return [] if own is None else [*own.itersiblings(qn("w:t"), qn("w:sym"))]


def _mark_of(reference: Xml) -> str:
    """The sign that a note has instead of a number; empty without."""
    run = next(reference.iterancestors(qn("w:r")))
    return "".join(map(_text, _own_mark(run)))


def _text(sign: Xml) -> str:
    return sign.text or ""


def _shown(child: Xml, name: str, model: Piece, story: Story) -> Iterator[Piece]:
    """What a part of a run says, which is the result of the fields that are open."""
    for piece in _piece(child, name, model, story):
        if piece.text or not piece.is_text:
            story.fields.show()
        yield piece


def _field_mark(mark: Xml, model: Piece | None, story: Story) -> Iterator[Piece]:
    """The begin, middle or end of a field, and what stands there that no text says."""
    kind = mark.get(qn("w:fldCharType"), "")
    if kind == "end":
        yield from _unsaid(model, mark, story)
        yield from _reference(model, story)
    story.fields.mark(kind, below(mark, "ffData"))


def _unsaid(model: Piece | None, mark: Xml, story: Story) -> Iterator[Piece]:
    """What the field that ends here shows without a result in the file, as a box to be ticked."""
    if paged := story.fields.paged:
        story.blank_fields.append((paged, mark))
    kind, said = story.fields.unsaid
    if model is None or not kind:
        return
    if kind == EQUATION:
        story.unkept.append(("equation", mark))
    elif not said:
        story.blank_fields.append((kind, mark))
    if said:
        story.fields.show()
        yield replace(model, text=said)


def _reference(model: Piece | None, story: Story) -> Iterator[Piece]:
    """What the field that ends here refers to, if that is a labelled part."""
    if model and story.fields.label:
        yield replace(model, href="", reference=story.fields.label)


def _piece(child: Xml, name: str, model: Piece, story: Story) -> Iterator[Piece]:
    match name:
        case "t":
            text, lost = in_unicode(child.text or "", _own_font(child))
            story.lost_signs += [child] * lost
            yield replace(model, text=text)
        case "br":
            ends_page = child.get(qn("w:type")) in ("page", "column")
            yield replace(model, text=" " if ends_page else BREAK)
        case "footnoteReference" | "endnoteReference":
            yield from _note(child, name, model, story)
        case _ if name in _WORDS:
            yield replace(model, text=_WORDS[name])
        case _:
            yield from _object(child, name, model, story)


def _object(child: Xml, name: str, model: Piece, story: Story) -> Iterator[Piece]:
    """What stands in a run and is no text."""
    match name:
        case "drawing" | "pict" | "object":
            yield from _images(child, model, story)
        case "AlternateContent":
            yield from _alternative(child, model, story)
        case "sym":
            yield from _symbol(child, model, story)
        case "ruby":
            yield from _ruby(child, model, story)


def _ruby(ruby: Xml, model: Piece, story: Story) -> Iterator[Piece]:
    """Words, and in brackets behind them what stands above them (17.3.3.25), as HTML's ruby is."""
    words, above = below(ruby, "rubyBase"), below(ruby, "rt")
    if words is not None:
        yield from _children(words, None, model.href, story)
    aid = [] if above is None else list(_children(above, None, model.href, story))
    if any(piece.text.strip() for piece in aid):
        yield replace(model, text="（")
        yield from aid
        yield replace(model, text="）")


def _symbol(symbol: Xml, model: Piece, story: Story) -> Iterator[Piece]:
    """A sign of a symbol font in Unicode (17.3.3.30); one that has no like there is remembered."""
    sign = sign_of(symbol.get(qn("w:font"), ""), symbol.get(qn("w:char"), ""))
    if sign is None:
        story.lost_signs.append(symbol)
    else:
        yield replace(model, text=sign)


def _own_font(text: Xml) -> str:
    fonts = below(text.getparent(), "rPr/rFonts")
    return "" if fonts is None else fonts.get(qn("w:ascii"), "")


def _note(reference: Xml, name: str, model: Piece, story: Story) -> Iterator[Piece]:
    """A footnote with what it says; it says nothing of its own number, or of the mark that it has
    instead."""
    note = story.notes.get(f"{name}:{reference.get(qn('w:id'))}")
    if note is None:
        story.unkept.append(("nested-note" if story.is_note else "empty-note", reference))
        return
    said = _words_of(note, replace(story, links=story.note_links, notes={}, is_note=True))
    content = tidied(piece for piece in said if piece.image is None)
    has_picture = any(piece.image for piece in said)
    if has_picture:
        story.unkept.append(("note-picture", reference))
    if mark := _mark_of(reference):
        story.unkept.append(("own-mark", reference))
        if words(content[:1]).startswith(mark):
            content = tidied(after_letters(content, len(mark)))
    if content:
        yield replace(model, note=content, href="", name="")
    elif not has_picture:
        story.unkept.append(("empty-note", reference))


def _words_of(note: Xml, inner: Story) -> list[Piece]:
    """What the paragraphs of a note say, as one."""
    said: list[Piece] = []
    for paragraph in note.iter(qn("w:p")):
        if said:
            said.append(Piece(" "))
        place = list_place(paragraph, value(paragraph, "pPr/pStyle"), inner)
        own = pieces_of(paragraph, inner)
        said += [Piece(typed(place)), *own] if place and own else own
    return said


def _images(drawing: Xml, model: Piece, story: Story) -> Iterator[Piece]:
    described = [one for one in drawing.iter() if local(one) in ("docPr", "shape")]
    alt, title = (_first_said(described, name) for name in ("descr", "title"))
    own = next(drawing.iter(qn("a:hlinkClick")), None)
    href = model.href if own is None else _target(own, story)
    for element in drawing.iter(qn("a:blip"), _VML_IMAGE):
        relations = (element.get(qn(f"r:{kind}")) for kind in ("embed", "id", "link"))
        relation = next(filter(None, relations), None)
        if relation and not _is_in_text_box(element, drawing):
            yield Piece(image=Image(relation, alt, title, view_of(element)), href=href)


def _first_said(elements: Iterable[Xml], name: str) -> str:
    """The first words that an attribute has; empty where none has any."""
    said = (" ".join(element.get(name, "").split()) for element in elements)
    return next(filter(None, said), "")


def _is_in_text_box(element: Xml, drawing: Xml) -> bool:
    """Whether a picture stands in a text box of a drawing, whose paragraphs are read as such."""
    boxes = element.iterancestors(qn("w:txbxContent"))
    return any(drawing in box.iterancestors() for box in boxes)


def _alternative(choice: Xml, model: Piece, story: Story) -> Iterator[Piece]:
    """Of several forms of one thing the first; text boxes are read with the blocks. What no program
    of before knew, as ink, has a picture among the others."""
    first, *others = [*choice.iterchildren(f"{COMPATIBILITY}*")] or [choice]
    said = [one for child in first for one in _piece(child, local(child), model, story)]
    if not said and next(first.iter(qn("w:txbxContent")), None) is None:
        said = [one for form in others for one in _images(form, model, story)]
    yield from said


def _without_counter(pieces: Pieces) -> Pieces:
    """A caption without the label and number that Word itself writes, as in `Figure 1: `; a number
    elsewhere, as behind an equation, is words."""
    counters = [index for index, piece in enumerate(pieces) if piece.name == COUNTER]
    if not counters:
        return pieces
    rest = pieces[counters[-1] + 1 :]
    if not _LABEL.fullmatch(words(pieces[: counters[0]])):
        return tuple(replace(one, name="") if one.name == COUNTER else one for one in pieces)
    if rest and rest[0].is_text:
        rest = (replace(rest[0], text=rest[0].text.lstrip(" \u00a0.:–—-")), *rest[1:])
    return rest
