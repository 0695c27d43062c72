"""Captions count in fields that Word can update, and references repeat what stands there."""

from __future__ import annotations

from tests.support.documents import Docx, all_of, attribute, found, local, text_of, written

CAPTION = (
    '<figure id="label-{0}"><figcaption><span class="caption-label">'
    '<span data-bookmark="label-{0}">'
    'Figure <span data-sequence="Figure">{1}</span></span>.</span> Words</figcaption></figure>'
)


def instructions(docx: Docx) -> list[str]:
    return [(code.text or "").strip() for code in all_of(docx.body, ".//w:instrText") if code.text]


def captioned(*numbers: int) -> Docx:
    return written("".join(CAPTION.format(f"a{number}", number) for number in numbers))


def test_a_caption_s_number_is_a_field_that_counts() -> None:
    docx = captioned(1, 2)
    assert instructions(docx) == ["SEQ Figure \\* ARABIC"] * 2
    assert text_of(docx.paragraph("Figure 2")) == "Figure 2. Words"


def test_a_number_that_does_not_follow_the_last_one_is_set() -> None:
    assert instructions(captioned(3, 4, 7)) == [
        "SEQ Figure \\* ARABIC \\r 3",
        "SEQ Figure \\* ARABIC",
        "SEQ Figure \\* ARABIC \\r 7",
    ]


def test_what_is_no_word_never_stands_in_a_field() -> None:
    docx = written('<p><span data-sequence="x \\* y">1</span></p>')
    assert instructions(docx) == []
    assert text_of(docx.body) == "1"


REFERENCE = '<p>see <a href="#label-a-1" data-refers="a-1">Figure 1</a></p>'


def test_a_reference_is_parted_neither_at_its_blank_nor_by_a_hyphen() -> None:
    style = "p { hyphens: auto } [data-refers] { hyphens: manual }"
    said = REFERENCE.replace("Figure 1", "Figure\u00a01")
    docx = written(said + CAPTION.format("a-1", 1), style)
    (run,) = [one for one in all_of(docx.body, ".//w:r") if text_of(one) == "Figure\u00a01"]
    assert [attribute(one, "w:val") for one in all_of(run, ".//w:lang")] == ["x-none"]


def test_a_reference_repeats_label_and_number_of_a_caption() -> None:
    docx = written(REFERENCE + CAPTION.format("a-1", 1))
    assert instructions(docx)[0] == "REF _Ref_a_1 \\h \\* MERGEFORMAT"
    caption = docx.paragraph("Figure 1. ")
    kinds = [local(child) for child in caption]
    start, end = kinds.index("bookmarkStart"), kinds.index("bookmarkEnd")
    enclosed = "".join(text_of(child) for child in caption[start:end])
    assert attribute(caption[start], "w:name") == "_Ref_a_1"
    assert enclosed == "Figure 1"
    assert len(all_of(docx.body, ".//w:bookmarkStart")) == 1


def test_a_reference_to_a_section_repeats_its_heading() -> None:
    html = '<section id="label-a-1"><h2 data-bookmark="label-a-1">The <em>way</em></h2></section>'
    docx = written(REFERENCE + html)
    heading = docx.paragraph("The way")
    assert [local(child) for child in heading][1] == "bookmarkStart"
    assert local(heading[-1]) == "bookmarkEnd"


def test_a_worded_link_leads_to_the_bookmark() -> None:
    docx = written('<p><a href="#label-a-1">there</a></p>' + CAPTION.format("a-1", 1))
    assert attribute(found(docx.body, ".//w:hyperlink"), "w:anchor") == "_Ref_a_1"
