"""Pages while they are laid out: their parts, their notes, and what may not be parted on them."""
