"""What a file says of itself in Word's File > Info: its title, authors and keywords."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exporter.article import Article
from exporter.diagnostics import Diagnostic, warning
from exporter.manuscript.names import Xml, local
from exporter.metadata import metadata_of
from exporter.view import View


@dataclass(frozen=True)
class Properties:
    """The core properties of a file, as text; what is not there is empty (OPC, ECMA-376-2, 11)."""

    title: str = ""
    creator: str = ""
    keywords: str = ""

    def keywords_beside(self, base: Article) -> tuple[str, ...]:
        """The keywords that an editor gave the file; none where they are the article's, or gone.

        Programs that do not know them drop them, and LibreOffice drops the commas between them.
        """
        now, sent = split_keywords(self.keywords), split_keywords(", ".join(base.keywords))
        is_unparted = len(now) == 1 < len(sent) and " " in now[0]
        return () if now == sent or is_unparted else now

    def passed_over(self, base: Article) -> Iterator[Diagnostic]:
        """A title or an author that an editor changed here: what the text shows goes before."""
        sent = metadata_of(View(base))
        yield from _unlike("title", self.title, sent.title, "the headline")
        yield from _unlike("author", self.creator, "; ".join(sent.authors), "the byline")


def properties_of(core: Xml | None) -> Properties:
    """The properties in the part that holds them; `None` where a file has none."""
    said = {local(element): element.text or "" for element in (() if core is None else core)}
    return Properties(*(said.get(name, "") for name in ("title", "creator", "keywords")))


def split_keywords(said: str) -> tuple[str, ...]:
    """Keywords as people part them, with commas or semicolons."""
    words = said.replace(";", ",").split(",")
    return tuple(word.strip() for word in words if word.strip())


def _unlike(name: str, now: str, sent: str, shown: str) -> Iterator[Diagnostic]:
    if now.split() and now.split() != sent.split():
        yield warning(
            "edit-not-kept",
            f"the file's properties give the {name} as {now!r}, but the text shows {sent!r}",
            hint=f"change {shown} in the text",
        )
