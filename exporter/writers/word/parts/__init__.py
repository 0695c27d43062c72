"""The parts of a DOCX as XML."""
