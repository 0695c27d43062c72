"""A worker of Dask that loads this has the stand-in for the layout too."""

from __future__ import annotations

import sys

from tests.support import quick

quick.LAST_BREATH = 0.5  # Dask starts none again that dies before it is known to have begun
sys.modules["exporter.pipeline"] = quick.pipeline()
