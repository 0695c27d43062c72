"""The language server, asked by a real client."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from itertools import pairwise
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import LanguageClient, client_capabilities

from tests.support.editor import SERVER, Editor, edited, words

pytestmark = pytest.mark.asyncio(loop_scope="module")

HEAD = "---\nheadline: A headline\n---\n\n"
BODY = "The lede says what it is about.\n"
ARTICLES = Path(__file__).parents[1] / "data" / "articles"


@pytest_lsp.fixture(config=SERVER, scope="module")  # type: ignore[untyped-decorator]
async def client(client: LanguageClient) -> AsyncIterator[None]:
    capabilities = client_capabilities("neovim")
    assert capabilities.general
    capabilities.general.position_encodings = [types.PositionEncodingKind.Utf16]
    params = types.InitializeParams(capabilities=capabilities)
    await client.initialize_session(params)
    yield
    await client.shutdown_session()


@pytest.fixture
def editor(client: LanguageClient, tmp_path: Path) -> Editor:
    return Editor(client, tmp_path)


async def test_problems_are_told_at_the_words_that_are_wrong(editor: Editor) -> None:
    text = (
        f"---\nheadlin: A headline\n---\n\n{BODY}See [it](#pol).\n\n## Poll {{#poll}}\n\nWords.\n"
    )

    told = await editor.open("a.md", text)

    assert [(words(text, one.range), one.code) for one in told] == [
        ("headlin", "unknown-key"),
        ("pol", "unknown-label"),
    ]
    assert {one.source for one in told} == {"brief"}
    assert told[0].message.endswith("\ndid you mean headline?")
    assert told[0].code_description
    assert told[0].code_description.href.endswith("/docs/reference/diagnostics.md#unknown-key")
    assert told[0].severity is types.DiagnosticSeverity.Warning


async def test_an_article_that_is_right_has_no_problems(editor: Editor) -> None:
    assert await editor.open("a.md", HEAD + BODY) == []


async def test_a_name_may_hold_spaces_and_letters_of_any_kind(editor: Editor) -> None:
    text = "---\nheadlin: x\n---\n\n" + BODY

    (told,) = await editor.open("ein Ordner/Über #1; 100% 😀.md", text)

    assert told.code == "unknown-key"
    assert await editor.fixed("ein Ordner/Über #1; 100% 😀.md", text) == text.replace("in:", "ine:")


async def test_what_is_typed_counts_before_it_is_saved(editor: Editor) -> None:
    editor.save("a.md", HEAD + BODY)
    await editor.open("a.md", HEAD + BODY)

    (told,) = await editor.type("a.md", HEAD.replace("headline:", "headlin:") + BODY)
    mended = await editor.type("a.md", HEAD + BODY)

    assert told.code == "unknown-key"
    assert mended == []


async def test_places_count_in_utf_16_and_line_ends_of_any_kind(editor: Editor) -> None:
    text = HEAD.replace("\n", "\r\n") + "A 😀 lede 😀 to [it](#nothing).\r\n"

    (told,) = await editor.open("a.md", text)

    assert words(text, told.range).startswith("[it](#nothing)")
    assert told.range.start == types.Position(4, 16)


async def test_a_byte_order_mark_moves_no_place(editor: Editor) -> None:
    text = "\ufeff---\nheadlin: A headline\n---\n\n" + BODY
    first = "\ufeff# A headline {colour=red}\n\n" + BODY

    (told,) = await editor.open("a.md", text)
    (other,) = await editor.open("b.md", first)

    assert words(text, told.range) == "headlin"
    assert other.code == "unknown-attribute"
    assert words(first, other.range).startswith("{colour=red}")


async def test_broken_yaml_is_told_where_it_breaks_and_goes_away(editor: Editor) -> None:
    text = '---\nheadline: "A headline\n---\n\n' + BODY

    told = await editor.open("a.md", text)
    mended = await editor.type("a.md", HEAD + BODY)

    assert [one.code for one in told] == ["yaml-syntax"]
    assert told[0].severity is types.DiagnosticSeverity.Error
    assert mended == []


async def test_only_the_last_of_quick_changes_is_told(editor: Editor) -> None:
    await editor.open("a.md", HEAD + BODY)

    for end in range(1, 8):
        editor.send("a.md", HEAD.replace("headline:", "headline"[:end] + "x:") + BODY)
    told = await editor.type("a.md", HEAD + BODY)
    await asyncio.sleep(0.3)

    assert told == []
    assert not editor.client.diagnostics[editor.uri("a.md")]


async def test_what_was_told_of_a_closed_file_is_taken_back(editor: Editor) -> None:
    assert await editor.open("a.md", "---\nheadlin: x\n---\n\n" + BODY)

    editor.close("a.md")

    assert await editor.told(editor.uri("a.md")) == []


async def test_of_two_labels_the_second_leads_to_the_first(editor: Editor) -> None:
    text = HEAD + BODY + "\n## One {#poll}\n\nWords.\n\n## Two {#poll}\n\nWords.\n"

    (told,) = await editor.open("a.md", text)

    assert told.code == "label-twice"
    (first,) = told.related_information or ()
    assert first.location.range.start == types.Position(6, 9)


async def test_a_picture_that_is_missing_is_told_until_it_is_there(editor: Editor) -> None:
    text = HEAD + BODY + "\n![Ships](ship.png)\n"

    (told,) = await editor.open("a.md", text)
    shutil.copy(next((ARTICLES / "pictures").glob("*.png")), editor.folder / "ship.png")
    mended = await editor.type("a.md", text)

    assert told.code == "image-missing"
    assert mended == []


async def test_files_that_are_no_articles_are_left_alone(editor: Editor) -> None:
    editor.save("brief.toml", "")
    editor.save("README.md", "# Words\n\nWords.\n")

    assert await editor.open("package.json", '{"name": "x", "headlin": "y"}') == []
    assert await editor.open("compose.yaml", "services:\n  web: x\n") == []
    assert await editor.open("README.md", "# Words\n\n::: nonsense\nWords.\n:::\n") == []
    assert await editor.offered("compose.yaml", "services: x\n¦") == {}


async def test_a_file_that_was_never_saved_is_told_of_by_its_language(editor: Editor) -> None:
    told = await editor.open("untitled:Untitled-1", "---\nheadlin: x\n---\n\n" + BODY, "markdown")

    assert [one.code for one in told] == ["unknown-key"]


async def test_characters_that_no_font_has_are_told_as_an_export_tells_them(
    editor: Editor,
) -> None:
    assert await editor.open("a.md", HEAD + "The lede has a \U00010570 in it.\n") == []

    editor.client.diagnostics.pop(editor.uri("a.md"))
    (told,) = await editor.told(editor.uri("a.md"))

    assert told.code == "missing-glyph"
    assert told.range.start.line == 4


async def test_a_project_is_obeyed_and_its_own_problems_are_told(editor: Editor) -> None:
    fields = '[fields]\ndesk = ["Metro", "World"]\n'
    editor.save("brief.toml", fields)
    text = "---\nheadline: A headline\ndesk: Word\n---\n\n" + BODY
    editor.save("articles/a.md", text)

    (told,) = await editor.open("articles/a.md", text)
    assert (told.code, words(text, told.range)) == ("unknown-value", "Word")
    assert await editor.fixed("articles/a.md", text) == text.replace("Word", "World")

    editor.save("brief.toml", 'them = "newsroom"\n' + fields)
    await editor.type("articles/a.md", text)
    (project,) = await editor.told(editor.uri("brief.toml"))
    assert project.code == "unknown-key"

    editor.save("brief.toml", fields.replace("World", "Word"))
    editor.client.diagnostics.pop(editor.uri("brief.toml"))
    assert await editor.type("articles/a.md", text) == []
    assert await editor.told(editor.uri("brief.toml")) == []


async def test_a_project_file_is_told_of_while_one_types_and_mended(editor: Editor) -> None:
    text = 'theme = "newsrom"\n\n[target.web]\npapr = "a4"\n'
    editor.save("brief.toml", "")

    told = await editor.open("brief.toml", text)

    assert [words(text, one.range) for one in told] == ["newsrom", "papr"]
    mended = await editor.fixed("brief.toml", text)
    assert mended == 'theme = "newsroom"\n\n[target.web]\npaper = "a4"\n'
    assert await editor.type("brief.toml", mended) == []


async def test_a_saved_project_file_counts_for_the_articles_that_are_open(editor: Editor) -> None:
    editor.save("brief.toml", "")
    text = "---\nheadline: A headline\nissue: 7\n---\n\n" + BODY
    editor.save("articles/a.md", text)
    assert len(await editor.open("articles/a.md", text)) == 1

    editor.save("brief.toml", '[fields]\nissue = "integer"\n')
    editor.client.diagnostics.pop(editor.uri("articles/a.md"))
    changes = [types.FileEvent(editor.uri("brief.toml"), types.FileChangeType.Changed)]
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))

    assert await editor.told(editor.uri("articles/a.md")) == []


async def test_two_folders_have_each_its_own_project(editor: Editor) -> None:
    text = "---\nheadline: A headline\ndesk: 1\n---\n\n" + BODY
    editor.save("one/brief.toml", '[fields]\ndesk = "integer"\n')
    editor.save("two/brief.toml", "")
    for folder in ("one", "two"):
        editor.save(f"{folder}/articles/a.md", text)

    assert await editor.open("one/articles/a.md", text) == []
    (told,) = await editor.open("two/articles/a.md", text)
    assert told.code == "unknown-key"


async def test_keys_are_offered_that_do_not_stand_there_yet(editor: Editor) -> None:
    offered = await editor.offered("a.md", "---\nheadline: x\nde¦\n---\n\n" + BODY)

    assert offered["deck"] == "deck: "
    assert "headline" not in offered
    accepted = await editor.accepted("a.md", f"---\nheadline: x\nde¦\n---\n\n{BODY}", "deck")
    assert accepted == f"---\nheadline: x\ndeck: \n---\n\n{BODY}"


@pytest.mark.parametrize(
    ("name", "marked", "label", "text"),
    [
        ("a.md", "---\nstatus: d¦\n---\n\nX.\n", "draft", "---\nstatus: draft\n---\n\nX.\n"),
        ("a.md", "---\nbyline:\n  - na¦\n---\n", "name", "---\nbyline:\n  - name: \n---\n"),
        ("a.md", "+++\nlang¦\n+++\n", "language", "+++\nlanguage = \n+++\n"),
        ("a.md", '{"headline": "x", "de¦"}\n', "deck", '{"headline": "x", "deck"}\n'),
        ("a.md", "---\nlanguage: u¦\n---\n", "uk", "---\nlanguage: uk\n---\n"),
        ("a.md", HEAD + "::: wa¦\n", "warning", HEAD + "::: warning\n"),
        ("a.md", HEAD + "😀\n\n> [!T¦\n", "TIP", HEAD + "😀\n\n> [!TIP]\n"),
        ("a.md", HEAD + "> [!¦]\n", "NOTE", HEAD + "> [!NOTE]\n"),
        ("a.md", HEAD + "## Sum¦\n", "Summary", HEAD + "## Summary\n"),
        ("a.md", HEAD + "Table: X {ch¦}\n", "chart=", HEAD + "Table: X {chart=}\n"),
        ("a.md", HEAD + "Table: X {chart=¦}\n", "bar", HEAD + "Table: X {chart=bar}\n"),
        ("a.md", HEAD + "![x](a.png){.¦}\n", ".wide", HEAD + "![x](a.png){.wide}\n"),
        ("a.md", "😀 [](#¦)\n\n## Co {#co}\n", "co", "😀 [](#co)\n\n## Co {#co}\n"),
        ("a.md", "[x](#¦)\n\n## The cost\n", "the-cost", "[x](#the-cost)\n\n## The cost\n"),
        ("a.yaml", "headline: x\nsections:\n- ¦", "heading", "headline: x\nsections:\n- heading: "),
        (
            "a.yaml",
            "lede: x\nabout:\n- type: cal¦\n",
            "callout",
            "lede: x\nabout:\n- type: callout\n",
        ),
        ("a.json", '{"headline": "x", ¦}', "lede", '{"headline": "x", "lede": }'),
        ("brief.toml", "th¦", "theme", "theme = "),
        ("brief.toml", "theme = ¦", "parliament", 'theme = "parliament"'),
        ("brief.toml", 'editions = ["¦"]', "summary", 'editions = ["summary"]'),
        ("brief.toml", "[target.web]\npaper = 'l¦'", "letter", "[target.web]\npaper = 'letter'"),
        ("brief.toml", "[art¦]", "article", "[article]"),
        ("a.txt", "Words here.\n\nSum¦", "Summary", "Words here.\n\nSummary"),
    ],
)
async def test_what_may_be_typed_is_offered(
    editor: Editor, name: str, marked: str, label: str, text: str
) -> None:
    assert await editor.accepted(name, marked, label) == text


async def test_pictures_of_the_article_s_folder_are_offered(editor: Editor) -> None:
    for name in ("pictures/a ship.png", "pictures/notes.txt", "pictures/.b.png", "quay.jpg"):
        editor.save(f"articles/{name}", "")
    editor.save("secret.png", "")
    text = HEAD + BODY + "\n![A quay](¦)\n"

    assert await editor.offered("articles/a.md", text) == {
        "pictures/": "pictures/",
        "quay.jpg": "quay.jpg",
    }
    below = text.replace("¦", "pictures/a¦")
    offered = await editor.offered("articles/a.md", below)
    assert offered == {"pictures/a ship.png": "pictures/a%20ship.png"}
    assert await editor.offered("articles/a.md", text.replace("¦", "../¦")) == {}
    assert await editor.offered("articles/a.md", text.replace("¦", "no/¦")) == {}
    of_json = '{"lede": "x", "image": {"image": ¦}}'
    assert (await editor.offered("articles/a.json", of_json))["quay.jpg"] == '"quay.jpg"'


async def test_only_tables_are_offered_for_the_head_of_one(editor: Editor) -> None:
    offered = await editor.offered("brief.toml", "theme = 'newsroom'\n\n[¦]\n")

    assert set(offered) == {"article", "fields", "overrides", "target"}


async def test_the_house_s_own_fields_are_offered_and_explained(editor: Editor) -> None:
    editor.save("brief.toml", '[fields]\ndesk = ["Metro", "World"]\n')
    text = "---\nheadline: x\n¦\n---\n\n" + BODY
    editor.save("articles/a.md", text)

    assert "desk" in await editor.offered("articles/a.md", text)
    offered = await editor.offered("articles/a.md", text.replace("¦", "desk: ¦"))
    assert list(offered) == ["Metro", "World"]


async def test_articles_follow_a_project_as_it_is_typed(editor: Editor) -> None:
    fields = '[fields]\ndesk = ["Metro"]\n'
    editor.save("brief.toml", fields)
    text = "---\nheadline: A headline\ndesk: World\n---\n\n" + BODY
    editor.save("articles/a.md", text)
    article = editor.uri("articles/a.md")
    await editor.open("brief.toml", fields)
    assert [one.code for one in await editor.open("articles/a.md", text)] == ["unknown-value"]

    editor.client.diagnostics.pop(article)
    editor.send("brief.toml", fields.replace('"Metro"', '"Metro", "World"'))
    assert await editor.told(article) == []

    editor.client.diagnostics.pop(article)
    editor.send("brief.toml", fields + "x = [")
    assert [one.code for one in await editor.told(article)] == ["unknown-value"]

    editor.client.diagnostics.pop(article)
    editor.send("brief.toml", 'fields = "nothing.json"')
    assert [one.code for one in await editor.told(article)] == ["unknown-value"]

    editor.client.diagnostics.pop(article)
    editor.send("brief.toml", '[fields]\ndesk = ["World"]\n')
    assert await editor.told(article) == []

    editor.client.diagnostics.pop(article)
    editor.close("brief.toml")
    assert [one.code for one in await editor.told(article)] == ["unknown-value"]


@pytest.mark.parametrize(
    ("name", "marked", "shown"),
    [
        (
            "a.md",
            "---\nhead¦line: A headline 😀\n---\n\n",
            ["The headline.", "12 of 80 characters: 68 left"],
        ),
        ("a.md", "---\nti¦tle: A headline\n---\n\n", ["title: read as headline"]),
        ("a.md", "---\ndeck: " + "x" * 710 + "¦\n---\n\n", ["710 of 700 characters: 10 over"]),
        ("a.md", HEAD + "Words, and ¦more of them.\n", ["lede", "24 of 700 characters"]),
        ("a.md", f"{HEAD}{BODY}\nTwo wo¦rds.\n", ["paragraph", "2 of 120 words: 118 left"]),
        ("a.md", f"{HEAD}{BODY}\n## The co¦sts\n\nX.\n", ["heading", "2 of 6 words: 4 left"]),
        ("a.md", HEAD + "::: as¦ide\nWords.\n:::\n", ["beside the text"]),
        ("a.md", HEAD + "> [!WARN¦ING]\n> Words.\n", ["warning"]),
        ("a.md", HEAD + "[](#po¦ll)\n\n## Poll {#poll}\n\nX.\n", ["line 7", "## Poll {#poll}"]),
        ("a.md", HEAD + "[](#poll)\n\n## Poll {#po¦ll}\n\nX.\n", ["1 reference"]),
        ("a.yaml", "lede: x\nkey¦_points: [a, b]\n", ["2 of 7 points: 5 left"]),
        ("a.json", '{"headline": "x", "bylin¦e": []}', ["Who wrote it"]),
        ("brief.toml", "[target.web]\npro¦file = 'press'\n", ["What the files are for."]),
        ("a.md", f"{HEAD}{BODY}\n¦\n", []),
    ],
)
async def test_a_place_is_explained(
    editor: Editor, name: str, marked: str, shown: list[str]
) -> None:
    found = await editor.hovered(name, marked)

    assert bool(found) is bool(shown)
    assert [one for one in shown if one not in found] == []


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("a.yaml", "headlin: 😀 x\nlede: x\n", "headline: 😀 x\nlede: x\n"),
        ("a.yaml", "lede: x\nstatus: 'drft'\n", "lede: x\nstatus: 'draft'\n"),
        (
            "a.yaml",
            "lede: x\nabout:\n- {type: calout, blocks: x}\n",
            "lede: x\nabout:\n- {type: callout, blocks: x}\n",
        ),
        ("a.json", '{"lede": "x", "kiker": "y"}', '{"lede": "x", "kicker": "y"}'),
        (
            "a.yaml",
            "lede: See [pol](#pol).\nsections:\n- {heading: pol, label: poll, blocks: x}\n",
            "lede: See [pol](#poll).\nsections:\n- {heading: pol, label: poll, blocks: x}\n",
        ),
        ("a.md", "---\ntitel: x\n---\n\nX.\n", "---\ntitle: x\n---\n\nX.\n"),
        ("a.md", HEAD + "::: nte\nWords.\n:::\n", HEAD + "::: note\nWords.\n:::\n"),
        ("brief.toml", 'output = "{stme}"\n', 'output = "{stem}"\n'),
        ("brief.toml", 'formats = ["pdf", "dcx"]\n', 'formats = ["pdf", "docx"]\n'),
        ("brief.toml", "[article]\nright = 'x'\n", "[article]\nrights = 'x'\n"),
    ],
)
async def test_every_guess_can_be_taken(editor: Editor, name: str, wrong: str, right: str) -> None:
    assert await editor.open(name, wrong)

    assert await editor.fixed(name, wrong) == right


async def test_a_fix_waits_for_the_text_that_it_is_for(editor: Editor) -> None:
    text = "---\nheadlin: A headline\n---\n\n" + BODY
    await editor.open("a.md", text)

    other = text.replace("headlin", "headline")
    editor.send("a.md", other)

    assert await editor.fixed("a.md", other) == other


async def test_the_outline_has_the_parts_of_the_article(editor: Editor) -> None:
    text = (ARTICLES / "harbour.md").read_text()
    await editor.open("a.md", text)
    document = types.TextDocumentIdentifier(editor.uri("a.md"))
    params = types.DocumentSymbolParams(document)

    found = await editor.client.text_document_document_symbol_async(params)

    assert found
    symbols = [one for one in found if isinstance(one, types.DocumentSymbol)]
    names = [one.name for one in symbols]
    assert names[:2] == ["Washington and Moscow edge towards a summit", "Key points"]
    assert names[-2:] == ["Summary", "Questions and answers"]
    assert len(symbols[-1].children or ()) == 3
    for before, after in pairwise(symbols):
        assert before.range.end <= after.range.start
    for one in symbols:
        assert one.range.start <= one.selection_range.start
        assert one.selection_range.end <= one.range.end
        assert all(inner.range.end <= one.range.end for inner in one.children or ())


async def test_labels_are_followed_there_and_back(editor: Editor) -> None:
    text = HEAD + "😀 See [](#poll).\n\n## Poll {#poll}\n\nAs [said](#poll) `[](#poll)`.\n"
    at = await editor.at("a.md", text.replace("[](#po", "[](#po¦", 1))

    (given,) = await editor.client.text_document_definition_async(
        types.DefinitionParams(at.text_document, at.position)
    )  # type: ignore[misc]
    found = await editor.client.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(True), at.text_document, at.position)
    )

    assert isinstance(given, types.Location)
    assert given.range.start == types.Position(6, 10)
    assert [one.range.start.line for one in found or ()] == [6, 4, 8]


async def test_a_part_is_found_by_the_label_that_it_has_by_itself(editor: Editor) -> None:
    text = HEAD + "See [there](#fa¦q).\n\n## FAQ\n\n### Why?\n\nSo.\n"
    at = await editor.at("a.md", text)

    found = await editor.client.text_document_definition_async(
        types.DefinitionParams(at.text_document, at.position)
    )

    assert isinstance(found, list)
    assert [one.range.start.line for one in found if isinstance(one, types.Location)] == [6]


async def renamed(editor: Editor, name: str, marked: str, new: str) -> str:
    at = await editor.at(name, marked)
    params = types.RenameParams(text_document=at.text_document, position=at.position, new_name=new)
    found = await editor.client.text_document_rename_async(params)
    assert found
    return edited(marked.replace("¦", "", 1), (found.changes or {})[editor.uri(name)])


async def test_a_label_gets_another_name_wherever_it_stands(editor: Editor) -> None:
    text = (
        HEAD + "😀 See [](#poll), [x](#pollen).\n\n## Poll {#poll}\n\nAs [said](#poll) `#poll`.\n"
    )
    expected = text.replace("(#poll)", "(#vote)").replace("{#poll}", "{#vote}")
    of_yaml = "lede: 'See [](#po¦ll).'\nsections:\n- heading: X\n  label: poll\n  blocks: [x]\n"

    assert await renamed(editor, "a.md", text.replace("{#", "{#¦"), "vote") == expected
    assert await renamed(editor, "a.md", text.replace("[](#", "[](#¦"), "vote") == expected
    assert await renamed(editor, "b.yaml", of_yaml, "vote") == of_yaml.replace("¦", "").replace(
        "poll", "vote"
    )


async def test_a_heading_that_is_linked_by_its_words_gets_a_label(editor: Editor) -> None:
    text = HEAD + "See [it](#the-¦cost).\n\n## The cost\n\nWords.\n"

    made = await renamed(editor, "a.md", text, "cost")

    assert made == HEAD + "See [it](#cost).\n\n## The cost {#cost}\n\nWords.\n"


async def test_a_name_that_can_be_none_is_refused_in_words(editor: Editor) -> None:
    text = HEAD + "X.\n\n## A {#a¦}\n\nX.\n\n## B {#b}\n\nX.\n"

    with pytest.raises(JsonRpcException, match="no label: write letters, digits and hyphens"):
        await renamed(editor, "a.md", text, "two words")
    with pytest.raises(JsonRpcException, match="called B already"):
        await renamed(editor, "a.md", text, "B")
    for taken in ("the-costs", "faq"):
        of_others = f"{text}\n## The costs\n\n[c](#the-costs)\n\n## FAQ\n\n### Why?\n\nSo.\n"
        with pytest.raises(JsonRpcException, match=f"called {taken} already"):
            await renamed(editor, "b.md", of_others, taken)


@pytest.mark.parametrize(
    ("attributes", "made"),
    [
        ("{.wide}", "{#cost .wide}"),
        ("{: .wide}", "{: #cost .wide}"),
        ("{ .wide } ##", "{ #cost .wide } ##"),
        ("##", "{#cost} ##"),
        ("{braces", "{braces {#cost}"),
    ],
)
async def test_a_heading_s_new_label_joins_the_attributes_that_it_has(
    editor: Editor, attributes: str, made: str
) -> None:
    text = HEAD + f"See [it](#the-c¦ost).\n\n## The cost {attributes}\n\nWords.\n"
    if attributes == "{braces":
        text = text.replace("the-c¦ost", "the-c¦ost-braces")

    found = await renamed(editor, "a.md", text, "cost")

    assert found == HEAD + f"See [it](#cost).\n\n## The cost {made}\n\nWords.\n"


async def test_labels_in_braces_of_yaml_are_found(editor: Editor) -> None:
    text = (
        "lede: 'See [](#t¦z).'\nsections:\n- heading: X\n  blocks:\n"
        "  - {type: table, label: tz, header: [A],\n     rows: [[x]], caption: 'Cap'}\n"
        "  - type: figure\n    label: fz\n    image: x.png\n"
    )

    assert await renamed(editor, "a.yaml", text, "vote") == text.replace("¦", "").replace(
        "tz", "vote"
    )
    braces = text.replace("¦", "").replace("#tz", "#fz").replace("fz\n", "f¦z\n")
    assert "vote" in await renamed(editor, "a.yaml", braces, "vote")
    assert "caption" in await editor.offered("b.yaml", text.replace("¦", "").replace("cap", "¦cap"))
