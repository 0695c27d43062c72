"""How Sphinx makes a site of these pages, which read well without it: `make docs`.

Pages are plain Markdown. What a site needs more is made of their links: its contents of those in
the indexes, and addresses of files that are no pages. Nothing is fetched, here or by a browser.
"""

import os.path
import re
import tomllib
from itertools import groupby
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx

FOLDER = Path(__file__).parent
PROJECT = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text())["project"]
FORGE = f"{PROJECT['urls']['Source']}/blob/HEAD"

project = "brief"
author = "The brief maintainers"
root_doc = "index"
extensions = ["myst_parser"]
exclude_patterns = ["man"]
html_theme = "furo"
html_title = "brief"
html_copy_source = False
html_show_sphinx = False
html_permalinks_icon = "¶"
html_static_path = ["site"]
html_css_files = ["site.css"]
myst_heading_anchors = 4
myst_links_external_new_tab = False
nitpicky = True
pygments_style = "friendly"
suppress_warnings = ["toc.not_included", "misc.highlighting_failure"]

CODE = re.compile(r"(^ *(`{3,}).*?^ *\2`* *$|(`+)(?!`).+?(?<!`)\3(?!`))", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s#]+)(#[^)\s]*)?\)")
HEADING = re.compile(r"^## (.*)$", re.MULTILINE)


def setup(app: Sphinx) -> None:
    """Let each page be read as a page of a site."""
    app.connect("source-read", as_page)


def as_page(_: Sphinx, name: str, source: list[str]) -> None:
    """A page's text whose links lead out of the site where they leave it; an index has contents."""
    (text,) = source
    pieces = CODE.split(text)[::4]  # what is code stands in groups of three between them
    kept = [match[0] for match in CODE.finditer(text)] + [""]
    page = PurePosixPath(name)
    outward = (LINK.sub(lambda link: led(page.parent, link), piece) for piece in pieces)
    source[0] = "".join(part for pair in zip(outward, kept, strict=True) for part in pair)
    if page.name in ("index", "README"):
        source[0] += contents(page, text)


def led(folder: PurePosixPath, link: re.Match[str]) -> str:
    """A link, to the forge where it leads to no page or picture of ours."""
    address = link[1]
    if re.match(r"[a-z]+:", address) or is_ours(folder / address):
        return link[0]
    return f"]({FORGE}/{os.path.normpath(f'docs/{folder}/{address}')}{link[2] or ''})"


def is_ours(path: PurePosixPath) -> bool:
    """Whether a path from the folder of pages is a page or a picture there."""
    within = not os.path.normpath(path).startswith("..")
    return within and path.suffix in (".md", ".png")


def contents(page: PurePosixPath, text: str) -> str:
    """A list of contents for each heading of an index: the pages that are linked below it."""
    begun = [("", text)] if page.name == "README" else pairs(HEADING.split(text)[1:])
    return "".join(tree(page, heading, body) for heading, body in begun)


def pairs(parts: list[str]) -> list[tuple[str, str]]:
    """Headings, each with what stands below it."""
    return list(zip(parts[::2], parts[1::2], strict=True))


def tree(page: PurePosixPath, heading: str, body: str) -> str:
    """The pages of a body's links, but those that another index lists."""
    links = dict.fromkeys(link[1] for link in LINK.finditer(body))
    listed = [one for one in links if is_ours(page.parent / one) and one.endswith(".md")]
    if page.name == "README":
        listed = [one for one in listed if "/" not in one]
    caption = f":caption: {heading}\n" if heading else ""
    lines = "\n".join(name for name, _ in groupby(listed))
    return f"\n\n```{{toctree}}\n:hidden:\n{caption}\n{lines}\n```\n" if listed else ""
