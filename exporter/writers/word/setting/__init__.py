"""From the styled tree to paragraphs and tables, as Word will set them."""
