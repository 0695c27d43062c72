"""By how many points the pages of a Word file are deeper than those of the PDF.

Word needs a little more room than CSS around large type, and a page that is full in the PDF must
not lose its last line for that (docs/decisions/word-spare-room.md).
"""

SLACK = 2.5
SURELY_LACKING = 1.05  # points by which a page stays too low for what the next one begins with


def slack_for(room_lacking: float) -> float:
    """By how much pages may be deeper that lack so little room for a line of the next one."""
    return min(SLACK, max(room_lacking - SURELY_LACKING, 0))
