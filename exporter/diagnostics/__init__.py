"""What is wrong, where, and what to do about it: diagnostics, and the errors that carry them."""

from exporter.diagnostics.diagnostic import (
    Diagnostic,
    Place,
    Severity,
    error,
    has_errors,
    note,
    visible,
    warning,
)
from exporter.diagnostics.errors import (
    ArticleError,
    ContractError,
    DesignError,
    ExportError,
    FileError,
    UsageError,
)
from exporter.diagnostics.forms import FORMATS, WHOLE, as_human, as_json, as_short

__all__ = [
    "FORMATS",
    "WHOLE",
    "ArticleError",
    "ContractError",
    "DesignError",
    "Diagnostic",
    "ExportError",
    "FileError",
    "Place",
    "Severity",
    "UsageError",
    "as_human",
    "as_json",
    "as_short",
    "error",
    "has_errors",
    "note",
    "visible",
    "warning",
]
