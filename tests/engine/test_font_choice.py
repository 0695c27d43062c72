"""Layout takes the face of the weight that is asked for, whatever a font file says of itself."""

from __future__ import annotations

from exporter import Exporter
from exporter.article import Article
from exporter.engine.lines.shaped_width import shaped_width
from exporter.printed import pages_of
from exporter.style.font_files import font_file

WORD = "حقوق"
SWING = 1.0  # points


def test_a_bold_face_that_says_it_is_regular_is_taken_for_bold_text_only() -> None:
    regular = font_file("Noto Nastaliq Urdu", "Regular")
    assert regular, "Noto Nastaliq Urdu is missing: apt-get install fonts-noto-core"
    article = Article.model_validate({"language": "ur", "headline": WORD, "lede": WORD})
    export = Exporter().export(article, editions=["brief"], formats=["pdf"], preflight=False)

    (page, *_) = pages_of(export.renditions[0].data)
    plain = [one for one in page.text if not one.lettering.face.is_bold and one.text in WORD]
    lede = plain[: len(WORD)]

    width = max(one.box.right for one in lede) - min(one.left for one in lede)
    wanted = shaped_width(regular.read_bytes(), WORD) * lede[0].lettering.size
    assert abs(width - wanted) < SWING
