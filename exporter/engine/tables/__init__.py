"""The columns of tables: how wide each is."""
