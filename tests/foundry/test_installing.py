"""Typefaces are laid down whole and as they are known, or not at all; and layout finds them."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import resources, typefaces
from exporter.batch.making import making_of
from exporter.batch.order import Order, Style
from exporter.cli.commands import brief
from exporter.engine.messages import missing_glyph
from exporter.foundry.in_use import faces_for
from exporter.provenance.found import found_in
from exporter.typefaces import LICENCE, SCRIPTS, Face, Typeface

ROOT = Path(__file__).parents[2]
FAMILY = "Brief Tamil"


def renamed() -> bytes:
    """A face that no machine has, of one that travels with us."""
    font = TTFont(io.BytesIO((resources.fonts_folder() / "SourceSerif4-Regular.ttf").read_bytes()))
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = FAMILY
    output = io.BytesIO()
    font.save(output)
    return output.getvalue()


FACES = {"Toy_400Regular.ttf": renamed(), "Toy_700Bold.ttf": b"bold", LICENCE: b"OFL"}
STYLE = Style("newsroom", None, (), None, False, "office", None, 300, None, None)
ORDER = Order(STYLE, ("brief",), ("pdf",))
TOY = "noto-sans-tamil"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's data folder with nothing in it, and a table of one small typeface for Tamil."""
    faces = tuple(
        Face(name, len(data), hashlib.sha256(data).hexdigest())
        for name, data in FACES.items()
        if name != LICENCE
    )
    table = {TOY: Typeface(TOY, "1.2.3", FAMILY, faces)}
    monkeypatch.setattr(typefaces, "typefaces", lambda: table)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data/brief/fonts"


def tarball(path: Path, files: dict[str, bytes] = FACES) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/400Regular/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return path


def wheel(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in FACES.items():
            archive.writestr(f"toy/{name}", data)
    return path


def folder(path: Path) -> Path:
    for name, data in FACES.items():
        (path / "deep").mkdir(parents=True, exist_ok=True)
        (path / "deep" / name).write_bytes(data)
    return path


def folder_of_tarballs(path: Path) -> Path:
    path.mkdir()
    return tarball(path / "toy.tgz").parent


def call(*arguments: str) -> Result:
    return CliRunner().invoke(brief, ["fonts", *arguments])


SOURCES: dict[str, Callable[[Path], Path]] = {
    "toy.tgz": tarball,
    "toy.tar.gz": tarball,
    "toy.whl": wheel,
    "toy": folder,
    "toys": folder_of_tarballs,
}


@pytest.mark.parametrize("name", SOURCES)
def test_typefaces_come_from_what_is_given(name: str, tmp_path: Path, data_folder: Path) -> None:
    source = SOURCES[name](tmp_path / name)
    result = call("install", "tamil", "--from", str(source))
    assert result.exit_code == 0, result.output
    assert {one.name: one.read_bytes() for one in (data_folder / TOY).iterdir()} == FACES
    assert "installed" in next(line for line in listing() if line.startswith("Taml"))


def listing() -> list[str]:
    """The table, but for what the toy table has no packages for."""
    only = {"Taml": SCRIPTS["Taml"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("exporter.cli.fonts_.SCRIPTS", only)
        return call("list").stdout.splitlines()


def test_nothing_is_laid_down_of_a_package_with_another_face(
    tmp_path: Path, data_folder: Path
) -> None:
    source = tarball(tmp_path / "toy.tgz", {**FACES, "Toy_700Bold.ttf": b"bald"})
    result = call("install", "Taml", "--from", str(source))
    assert result.exit_code == 6
    assert "error[font-differs]: Toy_700Bold.ttf is not the one" in result.stderr
    assert not data_folder.exists()


def test_nothing_is_laid_down_where_a_face_is_missing(tmp_path: Path, data_folder: Path) -> None:
    source = tarball(tmp_path / "toy.tgz", {"Toy_400Regular.ttf": FACES["Toy_400Regular.ttf"]})
    result = call("install", "Taml", "--from", str(source))
    assert result.exit_code == 6
    assert "error[font-missing]: there is no Toy_700Bold.ttf" in result.stderr
    assert not data_folder.exists()


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_what_is_no_archive_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "toy.tgz").write_bytes(content)
    result = call("install", "Taml", "--from", str(tmp_path / "toy.tgz"))
    assert result.exit_code == 6
    assert "error[font-source]" in result.stderr


@pytest.mark.parametrize(
    ("asked", "meant"), [("Devangari", "Devanagari"), ("Tamill", "Tamil"), ("jpn", "Jpan")]
)
def test_a_script_that_is_not_known_gets_a_suggestion(asked: str, meant: str) -> None:
    result = call("install", asked)
    assert result.exit_code == 2
    assert "error[unknown-script]" in result.stderr
    assert f"did you mean {meant}?" in result.stderr


def test_without_npm_the_hint_names_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = call("install", "Taml")
    assert result.exit_code == 6
    assert "error[no-npm]" in result.stderr
    assert "--from" in result.stderr


def npm(folder: Path, script: str) -> None:
    folder.mkdir()
    (folder / "npm").write_text(f"#!{sys.executable}\n{script}")
    (folder / "npm").chmod(0o755)


def test_npm_is_asked_for_the_pinned_package_and_for_no_address(
    tmp_path: Path, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tarball(tmp_path / "toy.tgz")
    script = f"""import shutil, sys
open({str(tmp_path / "asked")!r}, "a").write(" ".join(sys.argv[1:]))
shutil.copy({str(source)!r}, "toy-1.2.3.tgz")
print("toy-1.2.3.tgz")
"""
    npm(tmp_path / "bin", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert call("install", "Taml").exit_code == 0
    asked = (tmp_path / "asked").read_text()
    assert asked.endswith("@expo-google-fonts/noto-sans-tamil@1.2.3")
    assert "://" not in asked
    assert len(list((data_folder / TOY).iterdir())) == 3
    assert "all are installed already" in call("install", "Taml").stderr
    assert (tmp_path / "asked").read_text() == asked


def test_what_npm_cannot_get_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm(tmp_path / "bin", "raise SystemExit(1)")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    result = call("install", "Taml")
    assert result.exit_code == 6
    assert "error[font-source]: npm cannot get" in result.stderr


def test_layout_finds_what_is_installed_and_names_it_among_its_inputs(
    tmp_path: Path, data_folder: Path
) -> None:
    assert call("install", "Taml", "--from", str(tarball(tmp_path / "toy.tgz"))).exit_code == 0
    (data_folder / TOY).rename(data_folder / "noto-serif")  # which is for Latin letters
    (tmp_path / "a.md").write_text("# T\n\nA lede.\n")
    (tmp_path / "house.css").write_text(f'* {{ font-family: "{FAMILY}" !important }}')
    command = "export a.md --style house.css --format pdf --edition brief --deps d.mk -q"
    program = [sys.executable, "-m", "exporter", *command.split()]
    subprocess.run(program, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    with pikepdf.open(tmp_path / "output" / "a.pdf") as pdf:
        names = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert any("Brief-Tamil" in name for name in names)
    assert "Toy_400Regular.ttf" in (tmp_path / "d.mk").read_text()
    record = found_in((tmp_path / "output" / "a.pdf").read_bytes(), "a.pdf").record
    assert "Toy_400Regular.ttf" in record.to_json()


def test_faces_of_other_scripts_are_no_inputs(tmp_path: Path) -> None:
    assert call("install", "Taml", "--from", str(tarball(tmp_path / "toy.tgz"))).exit_code == 0
    assert [path.name for path in faces_for("தமிழ்")] == ["Toy_400Regular.ttf", "Toy_700Bold.ttf"]
    assert faces_for("A brief in English") == ()


def test_what_is_installed_later_makes_articles_outdated(tmp_path: Path) -> None:
    before = making_of(ORDER)
    assert call("install", "Taml", "--from", str(tarball(tmp_path / "toy.tgz"))).exit_code == 0
    assert making_of(ORDER) != before


@pytest.mark.parametrize(
    ("letter", "script"),
    [("क", "Deva"), ("漢", "Hans"), ("か", "Jpan"), ("한", "Kore"), ("ߞ", "Nkoo")],
)
def test_the_hint_of_a_missing_glyph_names_the_command(letter: str, script: str) -> None:
    assert (missing_glyph(letter).hint or "").startswith(f"call `brief fonts install {script}`")
