"""Article and template in, semantic HTML out.

Every text of the article is escaped here, so none of it can become markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote

import jinja2
from babel.dates import format_date
from jinja2 import meta
from markupsafe import Markup

from exporter.article import Article, Author, Table
from exporter.article import inline as marks
from exporter.article.language import locale_of
from exporter.compose.inline_html import headline_html, inline_html, within
from exporter.compose.labels import labels_for
from exporter.compose.openings import turns
from exporter.compose.view import View
from exporter.diagnostics import DesignError, Place
from exporter.styled import DRAWING_SCHEME, PICTURE_SCHEME, Drawing

# Unicode's own separators of lines and paragraphs: HTML has elements for that, and layout fails on
# a line that holds one.
SEPARATORS = {0x2028: " ", 0x2029: " "}
STRONG_RIGHT_TO_LEFT = ("R", "AL")


class Composer:
    """The templates of some folders, parsed once; what an earlier folder lacks a later one has."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._used: dict[str, list[Path]] = {}
        self._loader = jinja2.FileSystemLoader(folders)
        self._environment = jinja2.Environment(
            loader=self._loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
        )
        self._environment.filters.update(FILTERS)

    def compose(
        self,
        article: Article,
        edition: str,
        *,
        paper: str | None,
        pictures: Collection[str],
        drawings: Mapping[str, Drawing] | None = None,
    ) -> str:
        """The edition's HTML; figures outside `pictures` show their alt text, and charts that are
        not among `drawings` their tables.

        Raises DesignError where the template is missing, does not parse or names what is not there.
        """
        try:
            template = self._environment.get_template(f"{edition}.html")
            html = template.render(_context(article, paper, pictures, drawings or {}))
            return within(html).translate(SEPARATORS)
        except jinja2.TemplateNotFound as failure:
            raise DesignError.at(
                "template-missing",
                f"there is no template {failure.name}",
                hint="put it into the folder that is given with --template",
            ) from failure
        except jinja2.TemplateSyntaxError as failure:
            place = Place(failure.filename or failure.name or edition, failure.lineno)
            raise DesignError.at("template-syntax", str(failure.message), place) from failure
        except jinja2.UndefinedError as failure:
            raise DesignError.at(
                "template-name", str(failure.message), Place(*_template_line(failure, edition))
            ) from failure

    def templates_of(self, edition: str) -> list[Path]:
        """The template files that an edition is made from, its own first."""
        if edition not in self._used:
            self._used[edition] = self._find_templates_of(edition)
        return self._used[edition]

    def _find_templates_of(self, edition: str) -> list[Path]:
        names = [f"{edition}.html"]
        for name in names:
            source, _, _ = self._loader.get_source(self._environment, name)
            used = meta.find_referenced_templates(self._environment.parse(source))
            names += [one for one in sorted(filter(None, used)) if one not in names]
        return [self._path(name) for name in names]

    def templates(self) -> list[Path]:
        """Every template file in use, for dependency lists."""
        names = self._environment.list_templates(extensions=["html"])
        return [self._path(name) for name in names]

    def _path(self, name: str) -> Path:
        return next(folder / name for folder in self._folders if (folder / name).is_file())


def _context(
    article: Article,
    paper: str | None,
    pictures: Collection[str],
    drawings: Mapping[str, Drawing],
) -> dict[str, object]:
    return {
        "article": article,
        "view": View(article, paper),
        "labels": labels_for(article.language),
        "pictures": pictures,
        "drawings": drawings,
    }


def _template_line(failure: BaseException, edition: str) -> tuple[str, int | None]:
    """The innermost template line of a traceback."""
    place: tuple[str, int | None] = (f"{edition}.html", None)
    trace = failure.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


@jinja2.pass_context
def _inline(context: jinja2.runtime.Context, text: str) -> Markup:
    return inline_html(text, context["view"].reference)


@jinja2.pass_context
def _headline(context: jinja2.runtime.Context, text: str) -> Markup:
    return headline_html(text, context["view"].reference)


@jinja2.pass_context
def _date(context: jinja2.runtime.Context, value: date) -> str:
    return format_date(value, "long", locale=locale_of(context["article"].language))


@jinja2.pass_context
def _direction(context: jinja2.runtime.Context, text: str) -> Markup:
    """` dir="..."` where a text runs against the article's direction, else nothing."""
    direction = text_direction(marks.plain(text))
    own = context["view"].direction
    return Markup(' dir="{}"').format(direction) if direction not in (None, own) else Markup("")


def text_direction(text: str) -> str | None:
    """`rtl` or `ltr` by the first strong character (UAX 9, rule P2), `None` where there is none."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L" or kind in STRONG_RIGHT_TO_LEFT:
            return "ltr" if kind == "L" else "rtl"
    return None


@jinja2.pass_context
def _has_picture(context: jinja2.runtime.Context, src: str) -> bool:
    return src in context["pictures"]


def picture_url(src: str) -> str:
    """The URL by which the HTML names a picture of the article; only our fetcher knows it."""
    return f"{PICTURE_SCHEME}:{quote(src)}"


def drawing_url(part: str) -> str:
    """The URL by which the HTML names the drawing of a part; only our fetcher knows it."""
    return f"{DRAWING_SCHEME}:{quote(part)}"


def _credentials(author: Author) -> str:
    return ", ".join(part for part in (author.role, author.affiliation) if part)


def _column_align(table: Table, column: int) -> str:
    return f"align-{table.align[column]}" if table.align else "align-left"


FILTERS: Mapping[str, Callable[..., object]] = {
    "inline": _inline,
    "headline": _headline,
    "date": _date,
    "direction": _direction,
    "has_picture": _has_picture,
    "picture_url": picture_url,
    "drawing_url": drawing_url,
    "credentials": _credentials,
    "column_align": _column_align,
    "turns": turns,
}
