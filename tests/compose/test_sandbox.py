"""A template that a stranger wrote reads the article and writes HTML; it can do nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.article import Article
from exporter.compose.composer import Composer
from exporter.diagnostics import DesignError
from tests.support.samples import article

PAGE = "<html><body>{}</body></html>"
ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ article.__init__.__globals__ }}",
    "{{ view.headline.__class__.__base__.__subclasses__() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.system('true') }}",
    "{{ '{0.__class__}'.format(article) }}",
    "{{ ''|attr('__class__') }}",
    "{{ article.parse_file('/etc/passwd') }}",
    "{{ article.parse_raw('{}') }}",
    "{{ article.model_construct(headline='Another') }}",
    "{{ article.headline.format_map({}).__class__ }}",
    "{% set _ = article.model_extra.update({}) %}",
    "{{ [].append(1) }}",
]


def composed(folder: Path, source: str, *, trusted: bool = False) -> str:
    (folder / "brief.html").write_text(PAGE.format(source))
    composer = Composer(folder, trusted=trusted)
    return composer.compose(article(), "brief", paper=None, pictures=frozenset())


@pytest.mark.parametrize("source", ESCAPES)
def test_what_leads_out_of_the_article_is_refused_with_its_line(
    tmp_path: Path, source: str
) -> None:
    with pytest.raises(DesignError) as caught:
        composed(tmp_path, f"\n{source}")

    (told,) = caught.value.diagnostics
    assert told.code == "template-unsafe"
    assert told.place is not None
    assert (Path(told.place.file).name, told.place.line) == ("brief.html", 2)
    assert "--trust-templates" in (told.hint or "")


def test_a_template_that_is_trusted_may_do_it(tmp_path: Path) -> None:
    assert "Article" in composed(tmp_path, "{{ article.__class__ }}", trusted=True)


def test_what_our_own_templates_use_is_in_the_sandbox_too(tmp_path: Path) -> None:
    made = composed(tmp_path, "{{ article.headline|inline }}{% for i in range(2) %}x{% endfor %}")

    assert f"{article().headline}" in made
    assert "xx" in made


def test_a_link_in_the_folder_leads_to_no_file_outside(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "shown.html").symlink_to(tmp_path / "secret")

    with pytest.raises(DesignError) as caught:
        composed(folder, "{% include 'shown.html' %}")

    assert caught.value.diagnostics[0].code == "template-unsafe"
    assert "secret" in composed(folder, "{% include 'shown.html' %}", trusted=True)


def test_every_name_of_the_article_s_own_can_be_read() -> None:
    """Those of pydantic's are refused; a field of ours that bore such a name would be as well."""
    import pydantic

    assert not [name for name in Article.model_fields if hasattr(pydantic.BaseModel, name)]
