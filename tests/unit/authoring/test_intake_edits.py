"""Changes to the files of a pack: what is asked for, and not a letter beside it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.signs import signs

from briefgen.authoring.intake.merge.markdown_edits import escaped
from briefgen.authoring.intake.merge.yaml_edits import NewEntry, Put, edited_yaml
from briefgen.authoring.intake.merge.yaml_text import entry_lines, in_block, inline
from briefgen.located.yaml import parse_yaml

BLOCK = """\
# Above.
- id: one   # its name
  title: >-
    Two lines
    of words
  unit: 'metres'

- {id: two, title: Short}   # in braces

# Below.
"""


def read(text, tmp_path):
    return parse_yaml(text, tmp_path / "x.yaml").data


@pytest.mark.parametrize(
    ("put", "old", "new"),
    [
        (("one", ("unit",), "feet"), "unit: 'metres'", "unit: feet"),
        (("one", ("title",), "New: words"), "title: >-\n    Two lines\n    of words", 'title: "New: words"'),
        (("two", ("title",), "A, b"), "title: Short", 'title: "A, b"'),
        (("two", ("unit",), "metres"), "title: Short}", "title: Short, unit: metres}"),
        (("one", ("period",), "2030"), "unit: 'metres'", "unit: 'metres'\n  period: \"2030\""),
        (
            ("one", ("translations", "hi-IN", "title"), "घाट"),
            "unit: 'metres'",
            "unit: 'metres'\n  translations: {hi-IN: {title: घाट}}",
        ),
    ],
)
def test_a_value_is_put_in_and_all_else_stays(put, old, new):
    name, path, value = put
    edited = edited_yaml(BLOCK, [Put(at=(), id=name, path=path, value=value)])
    assert edited == BLOCK.replace(old, new)


def test_an_entry_comes_behind_the_last_one_and_before_what_is_below():
    edited = edited_yaml(BLOCK, (), [NewEntry(at=(), entry={"id": "three", "title": "Third"})])
    assert edited == BLOCK.replace("# in braces\n", "# in braces\n\n- id: three\n  title: Third\n")


@pytest.mark.parametrize(
    ("front", "edited"),
    [
        ("title: x\n", "title: x\nfigures:\n  - id: a\n"),
        ("figures:\ntitle: x\n", "figures:\n  - id: a\ntitle: x\n"),
        ("figures: []\ntitle: x\n", "figures: \n  - id: a\ntitle: x\n"),
        ("figures: [{id: b}]\ntitle: x\n", "figures: [{id: b}, {id: a}]\ntitle: x\n"),
        ("figures:\n- id: b   # it\n# mine\ntitle: x\n", "figures:\n- id: b   # it\n- id: a\n# mine\ntitle: x\n"),
    ],
)
def test_a_register_of_the_front_matter_takes_an_entry(front, edited, tmp_path):
    assert edited_yaml(front, (), [NewEntry(at=("figures",), entry={"id": "a"})]) == edited
    assert read(edited, tmp_path)["figures"][-1] == {"id": "a"}


def test_a_file_of_comments_alone_takes_an_entry():
    assert edited_yaml("# none yet\n", (), [NewEntry(at=(), entry={"id": "a"})]) == "# none yet\n- id: a\n"


WORDS = st.text(signs(categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30).map(
    lambda words: " ".join(words.split())
).filter(bool)  # fmt: skip


@settings(max_examples=150)
@given(words=WORDS)
def test_words_are_read_as_they_were_written(words, tmp_path_factory):
    folder = tmp_path_factory.getbasetemp()
    written = f"a: {in_block(words)}\nb: [{inline(words)}, {{c: {inline(words)}}}]\n{entry_lines({'id': words}, '')}"
    block, _, entry = written.partition("\n- ")
    assert read(block, folder) == {"a": words, "b": [words, {"c": words}]}
    assert read(f"- {entry}", folder) == [{"id": words}]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("1991. A year.", "1991\\. A year."),
        ("# one", "\\# one"),
        ("- so", "\\- so"),
        ("1.5 metres", "1.5 metres"),
        ("A - b", "A - b"),
    ],
)
def test_words_do_not_begin_a_block_of_another_kind(words, kept):
    assert escaped(words) == kept
