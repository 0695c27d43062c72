"""Glyphs as they are painted, and the codes and fonts by which readers get their text back."""
