"""The text that is kept beside a pack is read back as it was written, and as somebody changed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.sourcetexts import ARTICLE

from briefgen.authoring.kept import is_kept, kept_path, read_kept, write_kept
from briefgen.authoring.read import read_source
from briefgen.authoring.source import Sentence, SourceText, TextSection
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root

WORDS = st.text(st.sampled_from("aß #~\\:>-.<!ऊ"), min_size=1).map(str.strip).filter(bool)
SENTENCES = st.builds(Sentence, words=WORDS, set_aside=st.booleans())
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple)


@st.composite
def texts(draw):
    keys = draw(st.lists(st.sampled_from(["a", "b-2", "energy"]), min_size=1, unique=True))
    sections = (TextSection(key=key, heading=draw(WORDS), paragraphs=draw(PARAGRAPHS)) for key in keys)
    return SourceText(id="report", title="A report", sections=tuple(sections))


@given(text=texts())
def test_what_is_written_is_read_back(text, tmp_path_factory):
    file = tmp_path_factory.getbasetemp() / "kept.txt"
    file.write_text(write_kept(text), encoding="utf-8")
    assert read_kept(file, text.id, text.title) == text


def test_a_text_is_read_back_and_known_for_one_that_is_kept(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    text = read_source(tmp_path / "a.txt", "a", (templates_root(),))
    kept = tmp_path / "kept.txt"
    kept.write_text(write_kept(text), encoding="utf-8")
    assert (is_kept(kept), is_kept(tmp_path / "a.txt")) == (True, False)
    assert read_kept(kept, text.id, text.title) == text


@pytest.mark.parametrize(
    ("written", "message", "line"),
    [
        ("# energy: Energy\nIt is.\n# Money\nIt was.\n", "this line begins no section", 3),
        ("It is.\n# energy: Energy\n", "a sentence stands above the first section", 1),
        ("# a: A\nIt is.\n# a: B\nIt was.\n", "two sections are called 'a'", 3),
    ],
)
def test_a_line_that_cannot_be_placed_is_told(written, message, line, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(written, encoding="utf-8")
    with pytest.raises(UserError) as fault:
        read_kept(file, "a", "A")
    [found] = fault.value.diagnostics
    assert (found.message, found.span.line) == (message, line)


def test_it_stands_beside_a_file_and_within_a_folder(tmp_path):
    assert kept_path(tmp_path / "harbour.md", "report") == tmp_path / "harbour.sources" / "report.txt"
    assert kept_path(tmp_path / "harbour" / "pack.md", "report") == tmp_path / "harbour" / "sources" / "report.txt"
