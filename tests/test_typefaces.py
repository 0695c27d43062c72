"""The table of typefaces holds together."""

from __future__ import annotations

import re

from exporter.typefaces import SCRIPTS, typefaces


def test_each_script_has_its_typefaces_and_each_typeface_a_script() -> None:
    named = {package for script in SCRIPTS.values() for package in script.packages}
    assert named == set(typefaces())
    assert all(code == script.code for code, script in SCRIPTS.items())


def test_each_face_is_pinned() -> None:
    for typeface in typefaces().values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", typeface.version)
        assert any("400Regular." in face.file for face in typeface.faces)
        for face in typeface.faces:
            assert re.fullmatch("[0-9a-f]{64}", face.sha256)
            assert face.size > 10_000


def test_no_two_faces_have_one_name() -> None:
    files = [face.file for typeface in typefaces().values() for face in typeface.faces]
    assert len(files) == len(set(files))
