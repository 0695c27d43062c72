"""Lines as WeasyPrint breaks them, by the rules of each script and language."""
