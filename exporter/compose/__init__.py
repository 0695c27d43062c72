"""Article and template in, semantic HTML out."""
