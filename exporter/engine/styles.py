"""Which declarations apply to which elements, found once for all trials of a document.

Stands for WeasyPrint's `StyleFor`, and gives the same styles: a trial adds a stylesheet or two to
those of the document, and only these are matched again. See
docs/decisions/weasyprint-styles-kept.md.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any, NamedTuple

from weasyprint import DEFAULT_OPTIONS
from weasyprint.css import (
    InitialStyle,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
    find_stylesheets,
    preprocess_declarations,
)
from weasyprint.css.counters import CounterStyle
from weasyprint.css.targets import TargetCollector
from weasyprint.images import get_image_from_uri
from weasyprint.layout import LayoutContext as Context

from exporter.engine.computing import QuickStyle
from exporter.engine.insides import LayoutContext, Node
from exporter.engine.pages.mirrored_pages import mirrored, mirrored_name
from exporter.engine.parsed import FontConfiguration, HTMLDocument, Sheet

Declared = dict[str, tuple[Any, tuple[int, float, Any]]]
"""The values that are declared of properties, each with its weight in the cascade."""

Styled = tuple[Node, str | None]
"""An element and its pseudo-element, if it is one; or a kind of page and its margin box."""

Origin = tuple[Sheet, str]
"""A stylesheet, and whether it is the `user agent`'s, the `author`'s or the `user`'s."""


class Rule(NamedTuple):
    """A rule that matches an element: its pseudo-element, what it declares, and its rank."""

    pseudo: str | None
    declarations: Sequence[tuple[str, Any, bool]]
    origin: str
    layer: float
    specificity: Any

    @property
    def key(self) -> Hashable:
        """What tells it from all others, while its stylesheet is held."""
        return id(self.declarations), self.layer


@dataclass(frozen=True)
class Found:
    """An element, in the order of the tree; those of one `number` match the same declarations."""

    wrapper: Any
    node: Node
    parent: Node | None
    number: int


class Matches:
    """The declarations of a document's own stylesheets, element by element.

    `counters` and `images` are what all its layouts share besides.
    """

    def __init__(
        self,
        html: HTMLDocument,
        sheets: Sequence[Sheet],
        fonts: FontConfiguration,
        images: dict[str, object],
    ) -> None:
        self.html = html
        self.fonts = fonts
        self.counters = CounterStyle()
        self.images = images
        self.sheets = [*self._own_sheets(), *((sheet, "user") for sheet in sheets)]
        self.declared: dict[Styled, Declared] = {}
        self.found = list(self._matched(dict(self._attributes())))

    def _own_sheets(self) -> Iterator[Origin]:
        """WeasyPrint's stylesheet, and those in the document."""
        html = self.html
        for style in html._ua_counter_style():
            self.counters.update(style)
        if digits := html.etree_element.get("data-digits"):
            symbols = tuple(("string", digit) for digit in digits)
            self.counters["decimal"] = {**self.counters["decimal"], "symbols": symbols}
        yield from ((sheet, "user agent") for sheet in html._ua_stylesheets())
        inside = find_stylesheets(
            html.wrapper_element,
            html.media_type,
            html.url_fetcher,
            html.base_url,
            self.fonts,
            self.counters,
            {},
            [],
            [],
        )
        yield from ((sheet, "author") for sheet in inside)

    def _attributes(self) -> Iterator[tuple[Node, Hashable]]:
        """Declare what attributes say, such as `style` and `lang`."""
        html = self.html
        of_attributes = find_style_attributes(html.etree_element, base_url=html.base_url)
        for specificity, node, declarations, base_url in of_attributes:
            listed = tuple(declarations)
            said = list(preprocess_declarations(base_url, listed))
            style = self.declared.setdefault((node, None), {})
            _declare(style, Rule(None, said, "author", inf, specificity))
            yield node, listed

    def _matched(self, attributes: Mapping[Node, Hashable]) -> Iterator[Found]:
        numbers: dict[Hashable, int] = {}
        for wrapper in self.html.wrapper_element.iter_subtree():
            node = wrapper.etree_element
            rules = tuple(_rules(self.sheets, wrapper))
            for rule in rules:
                _declare(self.declared.setdefault((node, rule.pseudo), {}), rule)
            key = (attributes.get(node), tuple(rule.key for rule in rules))
            parent = wrapper.parent.etree_element if wrapper.parent else None
            yield Found(wrapper, node, parent, numbers.setdefault(key, len(numbers)))


class Styles(StyleFor):  # type: ignore[misc]  # WeasyPrint has no types
    """The computed styles of a document under its own stylesheets, and a trial's on top.

    `targets` knows the anchors in it.
    """

    def __init__(self, matches: Matches, added: Sequence[Sheet]) -> None:
        origins = [*matches.sheets, *((sheet, "user") for sheet in added)]
        self._sheets = [(sheet, origin, None) for sheet, origin in origins]
        self._computed_styles: dict[Styled, QuickStyle] = {}
        self._cascaded_styles: dict[Styled, Declared] = {}  # of pages, when there are any
        self.initial_page_sizes = {"box": None, "area": None}
        self.font_config = matches.fonts
        self._html = matches.html
        self.targets = TargetCollector()
        self._compute(matches, origins[len(matches.sheets) :])

    def _compute(self, matches: Matches, added: Sequence[Origin]) -> None:
        """Compute elements before their pseudo-elements, and parents before what they hold."""
        declared = dict(matches.declared)
        shared: dict[Hashable, QuickStyle] = {}
        for found in matches.found:
            rules = tuple(_rules(added, found.wrapper))
            for rule in rules:
                styled = (found.node, rule.pseudo)
                if declared.get(styled) is matches.declared.get(styled):
                    declared[styled] = dict(declared.get(styled, {}))
                _declare(declared[styled], rule)
            above = None if found.parent is None else self._computed_styles[found.parent, None]
            key = (id(above), found.number, tuple(rule.key for rule in rules))
            if key not in shared:
                shared[key] = self._style((found.node, None), declared, above)
            self._computed_styles[found.node, None] = shared[key]
        for node, pseudo in declared:
            if pseudo:
                above = self._computed_styles[node, None]
                self._computed_styles[node, pseudo] = self._style((node, pseudo), declared, above)

    def add_page_declarations(self, page_type: Any) -> None:
        """Declare what stylesheets say of a kind of page, mirrored where the article runs so."""
        if self._html.etree_element.get("dir") != "rtl":
            super().add_page_declarations(page_type)
            return
        others, self._cascaded_styles = self._cascaded_styles, {}
        super().add_page_declarations(page_type)
        others |= {
            (kind, box and mirrored_name(box)): mirrored(declared)
            for (kind, box), declared in self._cascaded_styles.items()
        }
        self._cascaded_styles = others

    def set_computed_styles(
        self, element: Any, parent: Any, *, pseudo_type: str | None = None, **_: Any
    ) -> None:
        """Compute the style of a page, or of one of its margin boxes."""
        above = self._computed_styles[parent, None]
        styled = (element, pseudo_type)
        self._computed_styles[styled] = self._style(styled, self._cascaded_styles, above)

    def _style(
        self, styled: Styled, declared: Mapping[Styled, Declared], above: QuickStyle | None
    ) -> QuickStyle:
        is_root = above is None
        root = self._html.etree_element
        style = QuickStyle(
            above,
            declared.get(styled, {}),
            styled[1],
            InitialStyle(self.font_config) if is_root else self._computed_styles[root, None],
            self._html.base_url,
            self.font_config,
            self.initial_page_sizes,
        )
        if "anchor" in style.cascaded and style["anchor"]:  # it is not inherited
            self.targets.collect_anchor(style["anchor"])
        return style


def _rules(sheets: Iterable[Origin], wrapper: Any) -> Iterator[Rule]:
    """The rules that match an element, stylesheet by stylesheet, the weakest first."""
    for sheet, origin in sheets:
        for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(wrapper):
            rank = inf if layer is None else sheet.layers.index(layer)
            yield Rule(pseudo, declarations, origin, rank, specificity)


def _declare(style: Declared, rule: Rule) -> None:
    """Put a rule's declarations over those that weigh no more (CSS Cascade 5, 6.1)."""
    for name, values, is_important in rule.declarations:
        rank = declaration_precedence(rule.origin, is_important)
        weight = (rank, rule.layer, rule.specificity)
        if name not in style or style[name][1] <= weight:
            style[name] = values, weight


def context_of(matches: Matches, styles: Styles) -> LayoutContext:
    """What one layout of a document needs."""
    images = partial(
        get_image_from_uri,
        cache=matches.images,
        url_fetcher=matches.html.url_fetcher,
        options=DEFAULT_OPTIONS,
    )
    context: LayoutContext = Context(
        styles, images, matches.fonts, matches.counters, styles.targets
    )
    return context


FOR_PAINTING = frozenset({"get_image_from_uri", "font_config", "dictionaries"})
"""What a drawing asks of the context that its picture was laid out in."""


def let_go(context: LayoutContext) -> None:
    """Part what holds itself, so that all of a layout is given back when nobody needs it.

    The collector would have to find it, which takes longer than to compute all styles.
    """
    styles, own = context.style_for, vars(context)
    for name in own.keys() - FOR_PAINTING:
        del own[name]
    for style in styles.get_computed_styles().values():
        vars(style).pop("anonymous_style", None)  # made anew for whoever asks
