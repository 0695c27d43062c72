"""PDF for screens and archives, for comments, and for a press."""
