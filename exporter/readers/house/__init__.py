"""Fields that a house declares in a JSON Schema: the schema, and what articles say in them."""
