"""The contract with WeasyPrint's insides: what we rely on is there, and is listed."""

from __future__ import annotations

import ast
import copy
import functools
import importlib
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from weasyprint import CSS, HTML

import exporter.engine
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import _pending, font_configuration
from exporter.engine.private_names import PRIVATE_NAMES
from exporter.engine.written import written
from exporter.styled import Metadata

PIXEL = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
SHEET = """
@page { size: 300pt 400pt; margin: 40pt; @top-left { content: "head" } }
h1 { position: absolute; color: var(--ink) }
.note { float: footnote }
img { display: block }
"""
DRAWING = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"
PAGE = f"""<html lang=en><body><h1 id=top>Head</h1><p><a href="https://example.org">two</a>
<span class=note>A note</span></p><table><thead><tr><th>a<tbody><tr><td>b</table>
<img src="{PIXEL}" alt=dot><img src="{DRAWING}" alt=box></body></html>"""
# What WeasyPrint's own manual describes (API reference).
DOCUMENTED = defaultdict[str, set[str]](set)
DOCUMENTED |= {
    "weasyprint": {"CSS", "DEFAULT_OPTIONS", "HTML", "VERSION", "Attachment"},
    "weasyprint.css.counters": {"CounterStyle"},
    "weasyprint.document": {"Document", "DocumentMetadata"},
    "weasyprint.text.fonts": {"FontConfiguration"},
    "weasyprint.urls": {"FatalURLFetchingError", "URLFetcher", "URLFetcherResponse"},
}
NAMES = frozenset(name.partition("(")[0] for name in PRIVATE_NAMES)


@pytest.mark.parametrize("name", sorted(PRIVATE_NAMES))
def test_a_name_that_we_rely_on_is_still_there(name: str) -> None:
    """When this fails, a new WeasyPrint moved something that `exporter/engine` needs."""
    dotted, _, arguments = name.partition("(")
    thing = resolved(dotted)
    assert thing is not None, f"there is no {dotted}"
    if arguments:
        known = [one for one in inspect.signature(thing).parameters if one not in ("self", "cls")]
        assert known == [one for one in arguments.rstrip(")").split(", ") if one]


def resolved(dotted: str) -> Any:
    """What a dotted name stands for: a module's, a class's, or that of any instance we know."""
    parts = dotted.split(".")
    for count in range(len(parts), 0, -1):
        try:
            thing: Any = importlib.import_module(".".join(parts[:count]))
        except ImportError:
            continue
        for part in parts[count:]:
            thing = getattr(thing, part, None) or attribute_of_instance(thing, part)
        return thing
    return None


def attribute_of_instance(kind: type, name: str) -> object:
    """Any instance with such an attribute; `None` where there is none."""
    of_kind = (one for one in instances() if isinstance(one, kind))
    return next((one for one in of_kind if name in dir(one)), None)


@functools.cache
def instances() -> tuple[object, ...]:
    """One of all that we look into, from a document with something of everything in it."""
    fonts, objects = font_configuration(), list[object]()
    html, sheet = HTML(string=PAGE), CSS(string=SHEET, font_config=fonts)
    cascade = Cascade(html, (sheet,), fonts, frozenset())
    document = cascade.layout().document
    metadata = Metadata("", (), "", (), "en", None, None, None, None)
    written(document, metadata, finish=lambda pdf: objects.extend(map(copy.copy, pdf.objects)))
    document.write_pdf()  # which keeps its fonts
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    children = [child for box in boxes for child in box.children]  # placeholders among them
    lines = [box.pango_layout for box in boxes if hasattr(box, "pango_layout")]
    drawings = [box.replacement for box in boxes if hasattr(box, "replacement")]
    drawings += [image._svg for image in drawings if hasattr(image, "_svg")]
    drawings += [svg.filters for svg in drawings if hasattr(svg, "filters")]
    context = cascade._new_context()
    style = context.style_for(html.etree_element)
    pending = _pending([*vars(sheet.matcher).values(), sheet.page_rules])
    whole = (
        html,
        sheet,
        fonts,
        *pending,
        document,
        *vars(document)["fonts"].values(),
        context,
        style,
    )
    return (*whole, *document.pages, *children, *lines, *drawings, *objects)


MODULES = sorted(Path(exporter.engine.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_name_that_weasyprint_does_not_document_is_listed(module: Path) -> None:
    """When this fails, add the name to `PRIVATE_NAMES`, or do without it."""
    used = undocumented(module.read_text())
    assert used <= NAMES | {name.rpartition(".")[2] for name in NAMES}


def test_the_scan_sees_imports_names_of_modules_and_private_attributes() -> None:
    source = """
import weasyprint.pdf
from weasyprint import HTML
from weasyprint.layout import inline
from weasyprint.draw import draw_page
inline.can_break_text
page._page_box._secret.open
self._own.__doc__
"""
    module, function = "weasyprint.pdf", "weasyprint.draw.draw_page"
    read = "weasyprint.layout.inline.can_break_text"
    assert undocumented(source) == {module, function, read, "_page_box", "_secret"}


def undocumented(source: str) -> set[str]:
    """What a module imports of WeasyPrint's, or reads of what it imports, and all private names."""
    nodes = list(ast.walk(ast.parse(source)))
    imports = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    private = {one.attr for one in attributes if re.match("_(?!_)", one.attr) and not is_own(one)}
    return (
        {one for one in imports if one.startswith("weasyprint")}
        | private
        | {
            name
            for node in nodes
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("weasyprint")
            for alias in node.names
            for name in names_behind(str(node.module), alias.name, attributes)
        }
    )


def is_own(attribute: ast.Attribute) -> bool:
    return isinstance(attribute.value, ast.Name) and attribute.value.id in ("self", "cls")


def names_behind(module: str, name: str, attributes: list[ast.Attribute]) -> Iterator[str]:
    """What an import gives that no manual describes: a name, or what is read of a module."""
    if inspect.ismodule(getattr(importlib.import_module(module), name)):
        read = {one.attr for one in attributes if ast.unparse(one.value) == name}
        yield from (f"{module}.{name}.{one}" for one in read - DOCUMENTED[f"{module}.{name}"])
    elif name not in DOCUMENTED[module]:
        yield f"{module}.{name}"
