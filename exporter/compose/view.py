"""What a template shows of an article beyond its own fields: stand-ins, dates, short forms."""

from __future__ import annotations

import functools
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from exporter.article import Article
from exporter.article.article_script import writing_in
from exporter.article.inline import plain
from exporter.article.language import locale_of, plain_tag
from exporter.article.native_digits import LATIN, digits_of, numerals_of, with_digits
from exporter.article.places import dotted, sections
from exporter.article.references import PART_LABELS, Numbered, labels, numbers, referring
from exporter.compose.days_in_print import day_in, moment_in
from exporter.compose.labels import (
    before_words,
    colon_of,
    comma_of,
    dated,
    labels_for,
    numbered,
    words_for,
)
from exporter.compose.openings import SectionOpening, openings
from exporter.compose.short_forms import (
    headline_length,
    running_head,
    stand_in_of,
    without_full_stop,
)
from exporter.scripts.word_count import character_count, room_for
from exporter.scripts.writing import Writing
from exporter.styled import LABELLED, Metadata

# The territories where CLDR (supplementalData, paperSize) says US-Letter.
LETTER_TERRITORIES = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)

NO_BREAK = "\u00a0"
LONGEST_SIDE_LEDE = 600  # letters: two thirds of a page in a column of 48 mm
TWO = 2  # authors, between whom some languages write "and" otherwise than among more


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents: the id of the section and its heading's words."""

    id: str
    text: str


@dataclass(frozen=True)
class View:
    """An article as the templates see it; `paper_choice` overrules the paper of its locale.

    `drawn` are the parts of the charts that are drawn, `None` for all.
    """

    article: Article
    paper_choice: str | None = None
    drawn: Collection[str] | None = None

    @property
    def paper(self) -> str:
        """`a4` or `letter`, by the article's territory unless chosen."""
        territory = locale_of(self.article.language).territory
        return self.paper_choice or ("letter" if territory in LETTER_TERRITORIES else "a4")

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, by the article's letters."""
        return self._writing.direction

    @functools.cached_property
    def _writing(self) -> Writing:
        return writing_in(self.article)

    @property
    def headline(self) -> str:
        """The headline as inline Markdown; for a missing one, the lede's first sentence."""
        return self.article.headline or without_full_stop(self._stand_in[0])

    @property
    def lede(self) -> str | None:
        """The lede, less the sentence that stands in for a missing headline."""
        if self.article.headline or not self.article.lede:
            return self.article.lede
        return self._stand_in[1] or None

    @property
    def deck(self) -> str | None:
        """The deck; `None` where there is none."""
        return self.article.deck

    @property
    def title(self) -> str:
        """The headline's words, for metadata."""
        return plain(self.headline).strip()

    @property
    def headline_length(self) -> str:
        """`short`, `long` or `endless`: what the stylesheet sizes the headline by."""
        return headline_length(self.title)

    @property
    def has_long_lede(self) -> bool:
        """Whether the lede is too long to stand in a narrow column beside the text."""
        lede = plain(self.article.lede or "")
        return character_count(lede) > room_for(LONGEST_SIDE_LEDE, lede)

    @property
    def description(self) -> str:
        """The deck or lede in plain words, for metadata."""
        return plain(self.article.deck or self.article.lede or "")

    @property
    def running_head(self) -> str:
        """The headline, cut at a word where it is too long for one line."""
        return running_head(self.title)

    @property
    def number(self) -> str | None:
        """The issue number with its label."""
        label = labels_for(self.article.language)["number"]
        return numbered(label, self.article.number) if self.article.number else None

    @property
    def date(self) -> str:
        """The day of publication in the article's language; empty where unknown."""
        published = self.article.published
        return day_in(published, self.article.language) if published else ""

    @property
    def digits(self) -> str:
        """The ten digits of the article's language from zero on; empty where they are Latin's."""
        numerals = numerals_of(self.article.language)
        return digits_of(numerals) if numerals != LATIN else ""

    @property
    def colon(self) -> str:
        """What stands between a label and what it tells of, with its blank, as the language has it:
        `: `, `：`."""
        return before_words(colon_of(self.article.language))

    @property
    def by(self) -> str:
        """What stands before the authors, with its blank; empty where nothing does."""
        label = labels_for(self.article.language)["by"]
        return before_words(label) if label else ""

    @property
    def byline_joints(self) -> tuple[str, str]:
        """What stands between authors, and before the last of them."""
        between, of_two, *of_more = words_for(self.article.language).byline
        is_more = of_more and len(self.article.byline) > TWO
        return between, of_more[0] if is_more else of_two

    @property
    def comma(self) -> str:
        """What stands between the parts of a list on one line, with its blank."""
        return comma_of(self.article.language)

    @property
    def updated(self) -> str:
        """The day of the last change with its label; empty where unknown."""
        language, updated = self.article.language, self.article.updated
        label = labels_for(language)["updated"]
        return dated(label, day_in(updated, language), language) if updated else ""

    @property
    def status(self) -> str:
        """The stamp of an article that is not final; empty for one that is."""
        labels = labels_for(self.article.language)
        if self.article.embargo and self.article.status == "embargoed":
            until = moment_in(self.article.embargo, self.article.language)
            return dated(labels["embargoed_until"], until, self.article.language)
        return labels["draft"] if self.article.status == "draft" else ""

    def number_of(self, part: str) -> str:
        """The number of a figure or table by its dotted name; empty where it has none."""
        found = self._numbers.get(part)
        return with_digits(str(found.number), self.article.language) if found else ""

    def reference(self, label: str) -> str:
        """What the part with a label is called: `Figure 1`, which no line parts, or a section's
        heading."""
        part = self._labels[label]
        found = self._numbers.get(part)
        if found:
            label = labels_for(self.article.language)[found.kind]
            return numbered(label, self.number_of(part)).replace(" ", NO_BREAK)
        return self._headings.get(part) or labels_for(self.article.language)[part]

    def reference_elsewhere(self, label: str) -> str:
        """The same for an edition that does not show it: `Table 1 (full brief)`."""
        whole = labels_for(self.article.language)["full_brief"]
        is_numbered = self._labels[label] in self._numbers
        beside = f" ({whole[:1].lower()}{whole[1:]})" if whole and is_numbered else ""
        return self.reference(label) + beside

    def part_id(self, part: str) -> str:
        """The id of the part around the text that `part` names, to which references may lead."""
        labels_of_part = (label for label, name in PART_LABELS.items() if name == part)
        label = next((one for one in labels_of_part if self._labels.get(one) == part), None)
        return f"{LABELLED}{label}" if label in self._referred else part.replace("_", "-")

    @functools.cached_property
    def _referred(self) -> frozenset[str | None]:
        return frozenset(label for _, label in referring(self.article))

    @functools.cached_property
    def _numbers(self) -> Mapping[str, Numbered]:
        return {dotted(loc): number for loc, number in numbers(self.article, self.drawn).items()}

    @functools.cached_property
    def _labels(self) -> Mapping[str, str]:
        return {label: dotted(loc) for label, loc in labels(self.article).items()}

    @functools.cached_property
    def _headings(self) -> Mapping[str, str]:
        return {dotted(loc): plain(part.heading or "") for loc, part in sections(self.article)}

    @property
    def created(self) -> str:
        """ISO 8601 date of publication, else SOURCE_DATE_EPOCH; empty where neither is known."""
        return _iso(self.article.published or _source_date())

    @property
    def modified(self) -> str:
        """ISO 8601 date of the last update, else of publication."""
        return _iso(self.article.updated or self.article.published or _source_date())

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The sections and what follows them, with the ids that the template gives."""
        return tuple(_contents(self.article))

    @property
    def openings(self) -> tuple[SectionOpening, ...]:
        """What the sections say first, as much of it as a page might hold."""
        return openings(self.article)

    @property
    def source_line(self) -> str:
        """Which brief a summary comes from; no line ends within its date."""
        whole = self.date.replace(" ", NO_BREAK)
        return self.comma.join(filter(None, (self.title, self.article.publication, whole)))

    @functools.cached_property
    def _stand_in(self) -> tuple[str, str]:
        return stand_in_of(self.article)


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def _source_date() -> datetime | None:
    """SOURCE_DATE_EPOCH as a time, `None` where it is not set.

    See docs/decisions/pdf-same-bytes.md.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else None


def _contents(article: Article) -> Iterator[ContentsEntry]:
    for number, section in enumerate(article.sections, start=1):
        if section.heading:
            yield ContentsEntry(f"section-{number}-heading", plain(section.heading))
    labels = labels_for(article.language)
    parts: Mapping[str, Sequence[object]] = {"summary": article.summary, "faq": article.faq}
    for name, content in parts.items():
        if content and labels[name]:
            yield ContentsEntry(f"{name}-heading", labels[name])


def metadata_of(view: View) -> Metadata:
    """Title, authors, dates and the like, with what stands in for those that are missing."""
    article = view.article
    return Metadata(
        title=view.title,
        authors=tuple(author.name for author in article.byline),
        description=view.description,
        keywords=article.keywords,
        language=plain_tag(article.language),
        created=view.created or None,
        modified=view.modified or None,
        url=article.url,
        rights=article.rights,
    )
