"""How articles come in: as values, as texts, or in finished files."""
