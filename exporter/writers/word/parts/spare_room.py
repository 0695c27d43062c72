"""By how many points the pages of a Word file are deeper than those of the PDF.

Word needs a little more room than CSS around large type, and a page that is full in the PDF must
not lose its last line for that (docs/decisions/word-spare-room.md).
"""

SLACK = 2.5
SURELY_LACKING = 1.05  # points by which a page stays too low for what the next one begins with
NEARLY_LACKING = 0.4  # likewise, but for what is known to be free below its last line
SURELY_LEFT = 1.5  # points by which the fullest page may come to be too high


def slack_for(room_lacking: float, room_left: float = 0, foot: float = 0) -> float:
    """By how much pages may be deeper that lack so little room for a line of the next one; less
    deep, below 0, as far as the fullest page has room left.

    `foot` is what the PDF leaves free below the type of a line, and Word above it.
    """
    lacking = max(SURELY_LACKING, foot + NEARLY_LACKING)
    return min(SLACK, max(room_lacking - lacking, min(SURELY_LEFT - room_left - foot, 0)))
