"""A worker of Dask that loads this has the stand-in for the layout too."""

from __future__ import annotations

import sys

from tests.support.quick import pipeline

sys.modules["exporter.pipeline"] = pipeline()
