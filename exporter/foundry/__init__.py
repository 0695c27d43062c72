"""Where typefaces come from that we have not: found, held against their hashes, and laid down."""
