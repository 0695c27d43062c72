"""The brand of a house, in the form of brand.yml that Quarto reads too, as one more stylesheet.

See https://posit-dev.github.io/brand-yml/ and docs/brand.md.
"""
