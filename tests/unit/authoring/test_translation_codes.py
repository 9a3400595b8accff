"""Words with codes: markup goes out as numbers, and comes back as the markup that it was."""

import pytest

from briefgen.authoring.translate.codes import Coded, CodeFault, Codes, Mark, markup, require_whole
from briefgen.markup.inline import parse_inlines


def read(source: str) -> tuple[Codes, tuple[Coded, ...]]:
    codes = Codes()
    return codes, codes.read((parse_inlines(source),))


def said(*pieces: str) -> Coded:
    """Return words and marks, those written as `<1>`, `</1>`, `<1/>`."""
    sides = {"<": "open", "</": "close"}
    made = []
    for piece in pieces:
        if not piece.startswith("<"):
            made.append(piece)
        elif piece.endswith("/>"):
            made.append(Mark(number=int(piece[1:-2]), side="alone"))
        else:
            start = "</" if piece.startswith("</") else "<"
            made.append(Mark(number=int(piece[len(start) : -1]), side=sides[start]))
    return Coded(pieces=tuple(made))


@pytest.mark.parametrize(
    "source",
    [
        "plain words",
        "a **b** c {figure:x} *d* [l **m**](https://x.org) <https://y.org>",
        "**_x_** and ***y***",
        "R&D in x_y, at 5 * 3",
        "a \\{brace\\}",
        "**a*b*c**",
        "[l](<https://x.org/a_(b)>)",
    ],
)
def test_what_comes_back_unchanged_is_as_it_was(source):
    codes, parts = read(source)
    require_whole(parts, parts, codes)
    assert markup(parts[0], codes, marked=True) == source


@pytest.mark.parametrize(
    ("pieces", "written"),
    [
        (("x", "<1>", " y ", "</1>", "z"), "x **y** z"),
        (("<1>", "y", "</1>"), "**y**"),
        (("a*b* ", "<1>", "y", "</1>"), "a\\*b\\* **y**"),
        (("{figure:x} ", "<1>", "y", "</1>"), "\\{figure:x\\} **y**"),
        (("[a](https://x.org) ", "<1>", "y", "</1>"), "\\[a\\](https://x.org) **y**"),
    ],
)
def test_words_that_look_like_markup_stay_words(pieces, written):
    codes, _ = read("a **b** c")
    assert markup(said(*pieces), codes, marked=True) == written


def test_bold_that_markdown_cannot_have_there_is_told():
    codes, _ = read("a **b** c")
    with pytest.raises(CodeFault, match="cannot stand where they do"):
        markup(said("x", "<1>", "“y”", "</1>", "z"), codes, marked=True)


@pytest.mark.parametrize(
    ("pieces", "message"),
    [
        (("b ", "<2/>"), "the code {1} (bold) is missing"),
        (("<1>", "b", "</1>"), "the code {2} ({figure:x}) is missing"),
        (("<1>", "b", "</1>", "<2/>", "<2/>"), "the code {2} ({figure:x}) stands there 2 times"),
        (("<1/>", "b", "<2/>"), "the code {1} (bold) is broken: it has two sides"),
        (("<1>", "b", "<2/>"), "the code {1} (bold) is broken: it is opened and not closed"),
        (("</1>", "b", "<1>", "<2/>"), "the code {1} (bold) is broken: its sides cross others"),
        (("<1>", "</1>", "b", "<2/>"), "the code {1} (bold) has no words in it"),
        (("<1>", "b", "</1>", "<2/>", "<7/>"), "there is no code {7} in the source"),
    ],
)
def test_each_code_has_to_come_back_once_and_whole(pieces, message):
    codes, source = read("a **b** {figure:x}")
    with pytest.raises(CodeFault) as fault:
        require_whole((said(*pieces),), source, codes)
    assert str(fault.value) == message
    assert fault.value.hint


def test_a_translation_takes_the_numbers_of_its_source():
    codes, _ = read("a **b** {figure:x} {date:y}")
    (target,) = codes.read_translation((parse_inlines("{date:y} **z** {figure:x} {term:u}"),))
    assert [piece.number for piece in target.pieces if isinstance(piece, Mark)] == [3, 1, 1, 2, 4]


def test_what_the_translation_has_had_in_their_place_is_taken_too():
    codes, source = read("a {figure:x}")
    before = codes.read_translation((parse_inlines("z {figure:x.short}"),))
    require_whole((said("y ", "<2/>"),), source, codes, before)
    with pytest.raises(CodeFault, match="is missing"):
        require_whole((said("y ", "<2/>"),), source, codes)
