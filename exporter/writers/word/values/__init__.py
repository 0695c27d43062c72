"""What a Word document is made of, as plain values."""
