"""Tables of named rows: ours, and those that a house's own packages bring by entry points.

Names are told without loading any package. A row is loaded when it is asked for, so that a package
that is broken stops nobody who can do without it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from exporter.diagnostics import ExportError, Place, UsageError

if TYPE_CHECKING:  # slow to load
    from importlib.metadata import EntryPoint


class Named(Protocol):
    """A row; `about` says in a few words what it is."""

    @property
    def name(self) -> str:
        """What calls and options say for it."""

    @property
    def about(self) -> str:
        """What it is, for people who choose."""


Row = TypeVar("Row", bound=Named)
Given = TypeVar("Given")


class Table(Generic[Row]):
    """Rows of one `kind` by their names; `group` is that of the entry points that add to `ours`."""

    def __init__(self, kind: type[Row], group: str, ours: Sequence[Row]) -> None:
        self.ours = {row.name: row for row in ours}
        self._kind = kind
        self._group = group

    def names(self) -> tuple[str, ...]:
        """Every name that may be asked for, ours first."""
        return tuple(self.described())

    def described(self) -> Mapping[str, str]:
        """Every name, and what it is; of a house's, which package brings it."""
        ours = {name: row.about for name, row in self.ours.items()}
        theirs = {entry.name: f"of {_package(entry)}" for entry in _entries(self._group)}
        return {**ours, **{name: about for name, about in theirs.items() if name not in ours}}

    def brought(self) -> tuple[EntryPoint, ...]:
        """The entry points by which a house's packages add to ours."""
        return _entries(self._group)

    def row(self, name: str) -> Row | None:
        """The row of a name; `None` where there is none.

        Raises UsageError `name-taken` where two bring the name, `broken-package` where its package
        cannot be loaded.
        """
        claims = self._claims(name)
        if len(claims) + (name in self.ours) > 1:
            raise self._taken(claims)
        return self._loaded(claims[0]) if claims else self.ours.get(name)

    def rows(self) -> Iterator[Row]:
        """Every row that can be had, ours first; each package is loaded."""
        yield from self.ours.values()
        for name in self.names():
            if name not in self.ours:
                try:
                    row = self.row(name)
                except UsageError:
                    continue
                if row:
                    yield row

    def faults(self) -> list[UsageError]:
        """Why rows of a house cannot be had; each package is loaded."""
        faults = []
        for name in self.names():
            try:
                self.row(name)
            except UsageError as fault:
                faults.append(fault)
        return faults

    def given(self, name: str, make: Callable[[], Given], kind: type[Given]) -> Given:
        """What the code of a row makes; a house's package is blamed for what goes wrong in it.

        Raises UsageError `broken-package`, at the place where it stumbled; what the package tells
        as an ExportError stands.
        """
        try:
            made = make()
        except ExportError:
            raise
        except Exception as failure:
            if name in self.ours:
                raise  # a bug of ours
            why = f"failed: {type(failure).__name__}: {failure}"
            raise self._broken(self._claims(name)[0], why, _stumble(failure)) from failure
        if not isinstance(made, kind):
            why = f"gave {made!r:.40}, which is no {kind.__name__}"
            raise self._broken(self._claims(name)[0], why)
        return made

    def _claims(self, name: str) -> list[EntryPoint]:
        return [entry for entry in _entries(self._group) if entry.name == name]

    def _loaded(self, entry: EntryPoint) -> Row:
        try:
            row = entry.load()
        except Exception as failure:  # whatever the package does as it is loaded
            why = f"cannot be loaded: {type(failure).__name__}: {failure}"
            raise self._broken(entry, why) from failure
        if not isinstance(row, self._kind):
            raise self._broken(entry, f"cannot be used: {entry.value} is no {self._kind.__name__}")
        if row.name != entry.name:
            raise self._broken(entry, f"cannot be used: {entry.value} calls itself {row.name!r}")
        return row

    def _broken(self, entry: EntryPoint, why: str, place: Place | None = None) -> UsageError:
        package = _package(entry)
        message = f"{entry.name!r} ({self._group}) of the package {package} {why}"
        hint = f"mend {package}, or do without {entry.name}"
        return UsageError.at("broken-package", message, place, hint)

    def _taken(self, claims: Sequence[EntryPoint]) -> UsageError:
        name, packages = claims[0].name, " and ".join(map(_package, claims))
        rival = "which is ours" if name in self.ours else "and only one can have it"
        message = f"the name {name!r} ({self._group}) is taken by {packages}, {rival}"
        hint = "give the entry point another name, or uninstall the package"
        return UsageError.at("name-taken", message, hint=hint)


@cache
def _entries(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, in the order of their names and packages."""
    from importlib.metadata import entry_points

    return tuple(sorted(entry_points(group=group), key=lambda one: (one.name, _package(one))))


def _stumble(failure: Exception) -> Place | None:
    """Where code that is not ours stumbled, be it over a call to ours; `None` where only ours
    did, over what it was given."""
    frames = traceback.extract_tb(failure.__traceback__)
    ours = str(Path(__file__).parent)
    theirs = [one for one in frames if not one.filename.startswith(ours)]
    return Place(theirs[-1].filename, theirs[-1].lineno) if theirs else None


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.module
