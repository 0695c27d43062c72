"""What stands in for the origin of a file that lost it: as few exports of its source as tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.machine.confined import confined
from exporter.resources import EDITIONS, themes

if TYPE_CHECKING:
    from exporter.provenance.origin import Origin
    from exporter.roundtrip.word.edited_file import Changes
    from exporter.roundtrip.word.lost_styles import Likeness


@dataclass(frozen=True)
class StandIns:
    """What the source of a file makes now, a theme and an edition at a time.

    An export takes seconds of a processor: the likeliest come first, and none is made after one
    that says what the file does.
    """

    source: str
    name: str
    data: bytes
    changes: Changes
    fields: Path | None = None

    def best(self, theme: str | None = None) -> Sequence[Origin]:
        """The one that the file is most alike to, in a list; empty where no export has an origin.

        `theme` is that in which a project sets the source. Raises as export does.
        """
        from exporter.roundtrip.word.stand_ins import LEAST_ALIKE, is_whole, rank

        found: list[tuple[Likeness, Origin]] = []
        for themes_of_a_kind in self._themes(theme):
            for origin in self._origins(themes_of_a_kind):
                found.append((self._likeness(origin), origin))
                if is_whole(found[-1][0]):
                    return [origin]
            if any(alike.both >= LEAST_ALIKE for alike, _ in found):
                break
        return [max(found, key=lambda pair: rank(pair[0]))[1]] if found else []

    def _themes(self, theme: str | None) -> Iterator[Sequence[str]]:
        """The themes to try: the one that the file itself tells, if any; then all others."""
        from exporter.roundtrip.word.theme_told import theme_told

        known = dict(themes())
        told = confined(lambda: theme_told(self.data, self.name, known), self.name)
        if told:
            yield [told]
        others = dict.fromkeys([*([theme] if theme else []), *known])
        yield [name for name in others if name != told]

    def _origins(self, names: Sequence[str]) -> Iterator[Origin]:
        """The origins of Word files, made as they are asked for."""
        from exporter import Exporter
        from exporter.docx.archive import Archive
        from exporter.provenance.origin import origin_of

        for theme in names:
            exporter = Exporter(theme=theme, fields=self.fields)
            for edition in self._editions():
                export = exporter.export(
                    self.source, editions=[edition], formats=("docx",), preflight=False
                )
                (made,) = export.renditions
                origin, _ = origin_of(Archive(made.data, self.source), self.source)
                if origin:
                    yield origin

    def _editions(self) -> list[str]:
        """All editions, that first which the file is called after."""
        return sorted(EDITIONS, key=lambda edition: not Path(self.name).stem.endswith(edition))

    def _likeness(self, origin: Origin) -> Likeness:
        from exporter.roundtrip.word.edited_file import likeness_of

        return confined(
            lambda: likeness_of(self.data, origin.wording, name=self.name, changes=self.changes),
            self.name,
        )
