"""Tables: rows of ours and of other packages, and what becomes of those that cannot be had."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from exporter import rows
from exporter.diagnostics import ArticleError, UsageError
from exporter.rows import Table

GROUP = "brief.tests"


@dataclass(frozen=True)
class Dish:
    """A row of a table of dishes."""

    name: str
    about: str = "a dish"


OURS = (Dish("soup", "hot"), Dish("bread"))


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder where packages are installed."""
    monkeypatch.syspath_prepend(tmp_path)
    rows._entries.cache_clear()
    yield tmp_path
    rows._entries.cache_clear()
    sys.modules.pop("house_dishes", None)


def install(folder: Path, package: str, *lines: str) -> None:
    """Install a package with the entry points of some lines, which lead to `house_dishes`."""
    rows = "CAKE, SOUP, PIE = Dish('cake'), Dish('soup'), 'pie'"
    (folder / "house_dishes.py").write_text(f"from tests.test_rows import Dish\n{rows}\n")
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("\n".join([f"[{GROUP}]", *lines, ""]))


def table() -> Table[Dish]:
    """The table of dishes."""
    return Table(Dish, GROUP, OURS)


def refusal(name: str) -> UsageError:
    """Why the row of a name cannot be had."""
    with pytest.raises(UsageError) as caught:
        table().row(name)
    assert caught.value.hint
    return caught.value


def test_rows_of_ours_are_found_by_their_names(packages: Path) -> None:
    assert table().row("soup") is OURS[0]
    assert table().row("cake") is None
    assert table().described() == {"soup": "hot", "bread": "a dish"}


def test_names_are_told_without_loading_the_package_that_brings_them(packages: Path) -> None:
    install(packages, "patisserie", "cake = house_dishes:CAKE")

    assert table().names() == ("soup", "bread", "cake")
    assert table().described()["cake"] == "of patisserie"
    assert "house_dishes" not in sys.modules
    assert table().row("cake") == Dish("cake")


def test_a_package_cannot_take_a_name_that_is_ours(packages: Path) -> None:
    install(packages, "patisserie", "soup = house_dishes:SOUP", "cake = house_dishes:CAKE")

    failure = refusal("soup")
    assert failure.diagnostics[0].code == "name-taken"
    assert "taken by patisserie, which is ours" in failure.message
    assert [row.name for row in table().rows()] == ["soup", "bread", "cake"]


def test_two_packages_cannot_have_one_name(packages: Path) -> None:
    install(packages, "patisserie", "cake = house_dishes:CAKE")
    install(packages, "bakery", "cake = house_dishes:CAKE")

    assert "taken by bakery and patisserie, and only one can have it" in refusal("cake").message


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (
            "cake = house_without:CAKE",
            "loaded: ModuleNotFoundError: No module named 'house_without'",
        ),
        ("cake = house_dishes:TART", "AttributeError"),
        ("cake = house_dishes:PIE", "used: house_dishes:PIE is no Dish"),
        ("cake = house_dishes:SOUP", "used: house_dishes:SOUP calls itself 'soup'"),
    ],
)
def test_a_broken_package_is_named_and_the_other_rows_are_had_all_the_same(
    packages: Path, line: str, why: str
) -> None:
    install(packages, "patisserie", line)

    failure = refusal("cake")
    assert failure.diagnostics[0].code == "broken-package"
    assert "of the package patisserie cannot be" in failure.message
    assert why in failure.message
    assert tuple(table().rows()) == OURS
    assert [str(fault) for fault in table().faults()] == [str(failure)]


def failed() -> str:
    """Code that fails."""
    return str(int("an egg"))


def test_what_goes_wrong_in_a_package_s_code_is_told_as_its_fault_and_where(
    packages: Path,
) -> None:
    install(packages, "patisserie", "cake = house_dishes:CAKE")

    def wrong_call_to_ours() -> str:
        return str(Table(Dish, GROUP, None))  # type: ignore[arg-type]

    for make, kind in ((failed, "ValueError"), (wrong_call_to_ours, "TypeError")):
        with pytest.raises(UsageError) as caught:
            table().given("cake", make, str)
        assert f"of the package patisserie failed: {kind}" in caught.value.message
        assert caught.value.place is not None
        assert caught.value.place.file == __file__


def test_what_goes_wrong_in_our_code_stays_a_bug_of_ours(packages: Path) -> None:
    with pytest.raises(ValueError, match="an egg"):
        table().given("soup", failed, str)


def test_what_a_package_tells_itself_stands(packages: Path) -> None:
    install(packages, "patisserie", "cake = house_dishes:CAKE")

    def told() -> str:
        raise ArticleError.at("stale", "it is stale")

    with pytest.raises(ArticleError, match="stale"):
        table().given("cake", told, str)


def test_what_a_package_gives_is_of_the_kind_that_was_asked_for(packages: Path) -> None:
    install(packages, "patisserie", "cake = house_dishes:CAKE")

    assert table().given("cake", lambda: "a slice", str) == "a slice"
    with pytest.raises(UsageError) as caught:
        table().given("cake", lambda: None, str)  # type: ignore[arg-type,return-value]
    assert "patisserie gave None, which is no str" in caught.value.message
