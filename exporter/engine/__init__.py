"""The one room that knows WeasyPrint from inside: the cascade, the layout, what was painted."""

from exporter.engine.libraries import load

load()
