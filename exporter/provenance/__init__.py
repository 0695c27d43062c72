"""Where a finished file comes from: what it was made of, and whether it is still what was made.

A record of hashes travels in every PDF and DOCX, with a seal over all that the file holds.
"""

from exporter.provenance.record import (
    Ingredient,
    Provenance,
    fingerprint,
    fingerprints,
    ingredients_of,
)

__all__ = ["Ingredient", "Provenance", "fingerprint", "fingerprints", "ingredients_of"]
