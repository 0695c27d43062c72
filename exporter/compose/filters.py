"""The filters that templates may use besides Jinja's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from exporter.article import Author, Figure, Paragraph, PictureRow, Quote, Table
from exporter.article import inline as marks
from exporter.article.picture_paths import picture_name
from exporter.compose.days_in_print import day_in
from exporter.compose.inline_html import (
    column_head_html,
    headline_html,
    inline_html,
    prose_html,
    target,
)
from exporter.compose.labels import joint_before
from exporter.compose.last_words import tied
from exporter.compose.pictures_in_print import is_upright, place_in_row, size_of, stands_in_text
from exporter.scripts.bidi import WIDE_OPENINGS, direction_within
from exporter.scripts.word_count import character_count, room_for
from exporter.styled import DRAWING_SCHEME, PICTURE_SCHEME

_OWN_LABEL = re.compile(r"(?:\w+|[^\s\x00-\u02ff：]+)\s?[:：](?!//)|[*†‡§¶#]|[¹²³⁰-⁹]")
_PARTICLE = re.compile(r"(?<=\s)(?:[a-zß-ÿ]{1,3}|[a-z]{1,3}['’])\s(?=[^\W\d_])")
LONGEST_NAME = 24  # letters, that a line may always hold
HANG, DEEPEST = 2, 16  # letters
LONG = 120  # letters: more than any line of ours holds
LONG_IN_COLUMNS = 70  # letters: more than one of two columns holds in a line


@jinja2.pass_context
def _inline(context: jinja2.runtime.Context, text: str | None) -> Markup:
    """Inline Markdown as HTML."""
    view = context["view"]
    return inline_html(text or "", view.reference, right_to_left=view.direction == "rtl")


@jinja2.pass_context
def _prose(context: jinja2.runtime.Context, text: str | None) -> Markup:
    """The same, for running text: its last line is no stub of a few letters."""
    view = context["view"]
    return prose_html(text or "", view.reference, right_to_left=view.direction == "rtl")


@jinja2.pass_context
def _column_head(context: jinja2.runtime.Context, text: str) -> Markup:
    """The same, for the head of a table's column, whose unit in brackets is kept whole."""
    view = context["view"]
    return column_head_html(text, view.reference, right_to_left=view.direction == "rtl")


@jinja2.pass_context
def _headline(context: jinja2.runtime.Context, text: str | None) -> Markup:
    """The same, for a headline, whose short compounds are kept whole."""
    view = context["view"]
    return headline_html(text or "", view.reference, right_to_left=view.direction == "rtl")


@jinja2.pass_context
def _isolated(context: jinja2.runtime.Context, text: str) -> Markup:
    """One of several things on a line, which moves none of them where they run to the left."""
    whole = Markup("<bdi>{}</bdi>") if context["view"].direction == "rtl" else Markup("{}")
    return whole.format(text)


@jinja2.pass_context
def _name(context: jinja2.runtime.Context, text: str) -> Markup:
    """The name of a person; no line parts a short one with a particle: Jan de Wit."""
    is_whole = len(text) <= LONGEST_NAME and _PARTICLE.search(text)
    return _isolated(context, text.replace(" ", "\N{NO-BREAK SPACE}") if is_whole else text)


@jinja2.pass_context
def _date(context: jinja2.runtime.Context, value: date | None) -> str:
    """A day in the article's language; nothing for none, which Babel takes for today."""
    if value is None:
        return ""
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no day")
    return day_in(value, context["article"].language)


@jinja2.pass_context
def _direction(context: jinja2.runtime.Context, text: str | None) -> Markup:
    """` dir="..."` where most of a text runs against the article's direction, else nothing; and
    ` data-opens` where it begins with a mark that stands in the right half of its square."""
    own = context["view"].direction
    direction = direction_within(marks.plain(text or ""), own)
    runs = Markup(' dir="{}"').format(direction) if direction != own else Markup("")
    return runs + _opening(text)


def _opening(text: str | None) -> Markup:
    """` data-opens` where a text begins with a mark that stands in the right half of its square."""
    words = marks.plain(text or "").lstrip()
    return Markup(" data-opens") if words.startswith(WIDE_OPENINGS) else Markup("")


@jinja2.pass_context
def _quote_direction(context: jinja2.runtime.Context, quoted: Quote) -> Markup:
    """` dir="..."` where most of what is quoted runs against the article's direction."""
    own = context["view"].direction
    said = (block.text for block in quoted.blocks if isinstance(block, Paragraph))
    direction = direction_within(marks.plain(" ".join(said)), own)
    return Markup(' dir="{}"').format(direction) if direction != own else Markup("")


@jinja2.pass_context
def _item_direction(context: jinja2.runtime.Context, text: str | None) -> Markup:
    """The same for an item of a list; one that is read from the right keeps its own way, so that
    the numbers of what runs against it stay on the right (`item_inline`)."""
    return _opening(text) if context["view"].direction == "rtl" else _direction(context, text)


@jinja2.pass_context
def _item_inline(context: jinja2.runtime.Context, text: str | None) -> Markup:
    """Inline Markdown as HTML for an item of a list, isolated in a list that is read from the right
    where it runs against it."""
    is_against = context["view"].direction == "rtl" and "dir=" in _direction(context, text)
    whole = Markup('<bdi dir="ltr">{}</bdi>') if is_against else Markup("{}")
    return whole.format(_prose(context, text))


@jinja2.pass_context
def _has_picture(context: jinja2.runtime.Context, src: str) -> bool:
    """Whether a figure's picture is there."""
    return picture_name(src) in context["pictures"]


def picture_url(src: str) -> str:
    """The URL by which the HTML names a picture of the article; only our fetcher knows it."""
    return f"{PICTURE_SCHEME}:{quote(picture_name(src))}"


def drawing_url(part: str) -> str:
    """The URL by which the HTML names the drawing of a part; only our fetcher knows it."""
    return f"{DRAWING_SCHEME}:{quote(part)}"


def _picture_align(figure: Figure) -> str:
    """The class of a figure that stands on a side: `align-left`, `align-center`, `align-right`."""
    return f"align-{figure.align}" if figure.align else ""


@jinja2.pass_context
def _picture_size(context: jinja2.runtime.Context, figure: Figure) -> Markup:
    """` style="..."` where an article says how large a picture is, else nothing."""
    return size_of(figure, context["picture_sizes"])


@jinja2.pass_context
def _stands_in_text(context: jinja2.runtime.Context, figure: Figure | None) -> bool:
    """Whether there is a picture to open an article that stands in its text, not above it."""
    return figure is not None and stands_in_text(figure, context["picture_sizes"])


@jinja2.pass_context
def _is_upright(context: jinja2.runtime.Context, figure: Figure | None) -> bool:
    """Whether there is such a picture, and it is too high to fill the measure there."""
    return figure is not None and is_upright(figure, context["picture_sizes"])


@jinja2.pass_context
def _place_in_row(context: jinja2.runtime.Context, row: PictureRow, index: int) -> str:
    """The custom properties of a picture in a row."""
    return place_in_row(row, index, context["picture_sizes"])


@jinja2.pass_context
def _credentials(context: jinja2.runtime.Context, author: Author) -> str:
    """An author's role and affiliation."""
    comma: str = context["view"].comma
    return comma.join(part for part in (author.role, author.affiliation) if part)


@jinja2.pass_context
def _joint(context: jinja2.runtime.Context, author: Author) -> str:
    """What stands between an author and the one before."""
    authors = context["article"].byline
    between, before_last = context["view"].byline_joints
    return joint_before(before_last if author is authors[-1] else between, author.name)


def _is_long(text: str, *, in_columns: bool = False) -> bool:
    """Whether a text surely takes several lines, so that a page may begin with it."""
    words = marks.plain(text)
    most = LONG_IN_COLUMNS if in_columns else LONG
    return character_count(words) > room_for(most, words)


def _brings_label(text: str) -> bool:
    """Whether a note or a source says itself what it is, as `Sources: A; B` and `* Estimate` do."""
    return bool(_OWN_LABEL.match(marks.plain(text)))


def _code_lines(text: str) -> list[tuple[str, int]]:
    """The lines of code, an empty one as a blank, and how many letters deep each goes on."""
    return [(line or " ", _hang(line)) for line in text.split("\n")]


def _hang(line: str) -> int:
    """Two letters deeper than a line begins, as far as that leaves it room."""
    spread = line.expandtabs()
    return HANG + min(len(spread) - len(spread.lstrip()), DEEPEST)


def _column_align(table: Table, column: int) -> str:
    """The class of a table's column, from 0: `align-left`, `align-center` or `align-right`."""
    return f"align-{table.align[column]}" if table.align else "align-left"


FILTERS: Mapping[str, Callable[..., object]] = {
    "inline": _inline,
    "prose": _prose,
    "column_head": _column_head,
    "headline": _headline,
    "date": _date,
    "direction": _direction,
    "quote_direction": _quote_direction,
    "item_direction": _item_direction,
    "item_inline": _item_inline,
    "isolated": _isolated,
    "name": _name,
    "has_picture": _has_picture,
    "picture_url": picture_url,
    "drawing_url": drawing_url,
    "tied": tied,
    "picture_align": _picture_align,
    "picture_size": _picture_size,
    "stands_in_text": _stands_in_text,
    "is_upright": _is_upright,
    "place_in_row": _place_in_row,
    "target": target,
    "credentials": _credentials,
    "joint": _joint,
    "column_align": _column_align,
    "is_long": _is_long,
    "brings_label": _brings_label,
    "code_lines": _code_lines,
}
