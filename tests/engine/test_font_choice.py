"""Layout takes the face of the weight that is asked for, whatever a font file says of itself."""

from __future__ import annotations

from exporter import Exporter
from exporter.article import Article
from exporter.engine.shaped_width import shaped_width
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
    lede = [run for run in page.text if WORD in run.text and not run.face.is_bold]

    wanted = [shaped_width(regular.read_bytes(), WORD) * run.size for run in lede]
    assert lede
    assert all(
        abs(run.box.width - width) < SWING for run, width in zip(lede, wanted, strict=True)
    )
