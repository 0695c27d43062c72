"""A Word file of ours on the styles, headers and page set-up of another: the house's own."""
