"""Article and template in, semantic HTML out.

Every text of the article is escaped here, so none of it can become markup.
"""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import jinja2
from jinja2 import meta

from exporter import resources
from exporter.article import Article
from exporter.compose.hooks import Page
from exporter.compose.inline_html import within
from exporter.compose.labels import labels_for
from exporter.compose.pictures_in_print import Sizes
from exporter.compose.sandbox import environment_of, loader_of
from exporter.compose.template_failures import broken, explained
from exporter.compose.view import View
from exporter.styled import Drawing

# Unicode's own separators of lines and paragraphs: HTML has elements for that, and layout fails on
# a line that holds one.
REFERS = re.compile(r"{%[-+]?\s*(?:include|extends|import|from)\b")
OPEN_INCLUDE = re.compile(r"{%-?\s*(?:include|extends|import|from)\s+[^\"'\s]")
USED_PROPERTY = re.compile(r"var\(\s*(--[\w-]+)")
SEPARATORS = {0x2028: " ", 0x2029: " "}


class Composer:
    """The templates of some folders, parsed once; what an earlier folder lacks a later one has.

    Where they are not `trusted`, they work in a sandbox.
    """

    def __init__(self, *folders: Path, trusted: bool = False) -> None:
        self.folders = folders
        self._used: dict[str, list[Path]] = {}
        self._references: dict[str, list[str]] = {}
        self._remake: Callable[[str], str] = str
        self._loader = loader_of(folders, trusted=trusted)
        self._environment = environment_of(self._loader, trusted=trusted)

    def compose(
        self,
        article: Article,
        edition: str,
        *,
        paper: str | None,
        pictures: Collection[str],
        drawings: Mapping[str, Drawing] | None = None,
        picture_sizes: Sizes | None = None,
        logo: str | None = None,
    ) -> str:
        """The edition's HTML; figures outside `pictures` show their alt text, and charts that are
        not among `drawings` their tables. `logo` says where in the masthead the logo stands.

        Raises DesignError where the template is missing, does not parse, names what is not there,
        or makes no page with one body whose ids are all different.
        """
        view = View(article, paper, frozenset(drawings or ()))
        rendered = self._rendered(
            edition, view, pictures, drawings or {}, picture_sizes or {}, logo
        )
        page = Page(rendered)
        if breaches := tuple(page.breaches()):
            raise broken(breaches, self.templates_of(edition))
        return self._remake(
            within(page.hooked(view, edition), view.reference_elsewhere).translate(SEPARATORS)
        )

    def remaking(self, remake: Callable[[str], str]) -> Composer:
        """The same templates, with a change to what they make."""
        other = copy.copy(self)
        other._remake = remake  # noqa: SLF001  # its own
        return other

    def ours(self, edition: str) -> Composer | None:
        """Our own templates; `None` where an edition is not made from one of them."""
        folder = self.folders[-1]
        return Composer(folder, trusted=True) if (folder / f"{edition}.html").is_file() else None

    def _rendered(
        self,
        edition: str,
        view: View,
        pictures: Collection[str],
        drawings: Mapping[str, Drawing],
        picture_sizes: Sizes,
        logo: str | None,
    ) -> str:
        """What the template makes of all that it may use."""
        name = f"{edition}.html"
        with explained(name):
            return self._environment.get_template(name).render(
                article=view.article,
                view=view,
                labels=labels_for(view.article.language),
                pictures=pictures,
                drawings=drawings,
                picture_sizes=picture_sizes,
                logo=logo,
            )

    def templates_of(self, edition: str) -> list[Path]:
        """The template files that an edition is made from, its own first."""
        if edition not in self._used:
            self._used[edition] = self._find_templates_of(edition)
        return self._used[edition]

    def properties_of(self, edition: str) -> frozenset[str]:
        """The custom properties that an edition's templates use in styles of their own."""
        texts = (path.read_text("utf-8") for path in self.templates_of(edition))
        return frozenset(name for text in texts for name in USED_PROPERTY.findall(text))

    def _find_templates_of(self, edition: str) -> list[Path]:
        names = [f"{edition}.html"]
        for name in names:
            source, _, _ = self._loader.get_source(self._environment, name)
            used = self._referenced(source) if REFERS.search(source) else ()
            names += [one for one in used if one not in names]
        return [self._path(name) for name in names]

    def _referenced(self, source: str) -> list[str]:
        """The names of the templates that one names; it takes long where it is long."""
        if source not in self._references:
            named = meta.find_referenced_templates(self._environment.parse(source))
            self._references[source] = sorted(filter(None, named))
        return self._references[source]

    def own_templates_of(self, edition: str) -> list[Path]:
        """The templates of a house, not ours, that an edition is made from."""
        own = self.folders[:-1]
        used = self.templates_of(edition)
        return [path for path in used if any(map(path.is_relative_to, own))]

    @functools.cached_property
    def unused(self) -> tuple[Path, ...]:
        """The templates of a house that no edition is made from; none where that cannot be told."""
        own = [path for folder in self.folders[:-1] for path in sorted(folder.glob("*.html"))]
        names = {name for folder in self.folders[:-1] for name in resources.editions(folder)}
        try:
            used = {path for name in names for path in self.templates_of(name)}
        except jinja2.TemplateError:  # told where that edition is made
            return ()
        is_open = any(OPEN_INCLUDE.search(path.read_text("utf-8")) for path in used)
        return () if is_open else tuple(path for path in own if path not in used)

    def templates(self) -> list[Path]:
        """Every template file in use, for dependency lists."""
        names = self._environment.list_templates(extensions=["html"])
        return [self._path(name) for name in names]

    def _path(self, name: str) -> Path:
        return next(folder / name for folder in self.folders if (folder / name).is_file())
