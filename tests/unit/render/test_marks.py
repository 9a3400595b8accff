from hypothesis import given
from hypothesis import strategies as st

from briefgen.markup.tokens import CLOSE, OPEN
from briefgen.render.marks import fault_mark, unmark

WORDS = st.text(st.characters(exclude_characters=OPEN + CLOSE, exclude_categories=("Cs",)), max_size=20)
PIECES = st.lists(st.tuples(st.sampled_from(["a.md.j2", "b.md.j2"]), st.integers(1, 99), WORDS), max_size=12)


def marked(name, line, words):
    return f"{OPEN}@{name}:{line}{CLOSE}{words}"


@given(PIECES)
def test_marks_leave_nothing_and_name_each_line(pieces):
    found = unmark("".join(marked(*piece) for piece in pieces))

    assert found.markup == "".join(words for _, _, words in pieces)
    assert len(found.places) == found.markup.count("\n") + 1


@given(PIECES)
def test_tokens_are_no_marks(pieces):
    found = unmark("".join(marked(name, line, f"{OPEN}{line}{CLOSE}") for name, line, _ in pieces))

    assert found.markup == "".join(f"{OPEN}{line}{CLOSE}" for _, line, _ in pieces)


def test_a_line_is_its_first_words():
    found = unmark(
        marked("a", 3, "one\n") + marked("a", 9, " ") + marked("b", 4, "two ") + marked("a", 5, "three\n\nfour")
    )

    assert found.places == (("a", 3), ("b", 4), ("a", 6), ("a", 7))


def test_a_fault_has_its_place():
    assert unmark(marked("a", 3, "one\n" + fault_mark(0))).faults == ((0, "a", 4),)
