"""Scripts (ISO 15924): what each asks of type, which one a text is in, and which way it runs.

The room knows no article, no template and no engine.
"""
