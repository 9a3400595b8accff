"""Lines of both directions, and pages that begin at the right."""

from dataclasses import replace
from itertools import pairwise

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from support.documents import METADATA, document, everything, paragraph, table, words
from support.layout import house_fonts, house_theme, laid_out
from support.scripts import RIGHT_TO_LEFT, everything_in

from briefgen.document.inlines import Certainty, LineBreak, Strong
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import natural_width, set_lines
from briefgen.layout.mirror import mirrored
from briefgen.layout.model import Fill, Shape, TextLine, TextRun
from briefgen.layout.setting import Setting

HEBREW = "המעבורת יוצאת מהנמל בכל ערב."
TOLERANCE = 0.001

parts = st.sampled_from(
    [
        "Night Ferry",
        "העבורת",
        "العبارة",
        "کشتی",
        "12",
        "3.5",
        "۱۸",
        "(",
        ")",
        "[a]",
        "–",
        "%",
        ",",
        " ",
        " ",
        " ",
        "long-term",
        "a/b",
    ]
)
mixed = st.lists(parts, min_size=1, max_size=12).map("".join).filter(str.strip)


def setting(*, right_to_left: bool = False) -> Setting:
    language = "ar" if right_to_left else "en-GB"
    return Setting(
        theme=house_theme(), fonts=house_fonts(), language=language, right_to_left=right_to_left,
        x=50, width=400, height=600, foot=(50, 400),
    )  # fmt: skip


def stretched(own: Setting, *inlines) -> tuple[Stretch, ...]:
    return stretches(words(*inlines), ("children",), own, own.style("body"))


def lines(own: Setting, *inlines, width: float = 400, align: str = "start") -> list[TextLine]:
    found = set_lines(stretched(own, *inlines), x=own.x, width=width, style=own.style("body"), align=align)
    return [piece for line in found for piece in line.pieces if isinstance(piece, TextLine)]


def seen(line: TextLine, *, right_to_left: bool) -> str:
    """Return what stands on a line, from left to right; what begins at the right is not mirrored yet."""
    from_edge = sorted(line.runs, key=lambda run: run.x)
    return "".join(map(_seen, reversed(from_edge) if right_to_left else from_edge))


def _seen(run: TextRun) -> str:
    return run.text[::-1] if run.words[0].right_to_left else run.text


@given(mixed, st.booleans(), st.sampled_from([60.0, 400.0]))
def test_every_character_stands_once_in_the_order_in_which_it_is_read(text, right_to_left, width):
    said = "".join(
        run.text for line in lines(setting(right_to_left=right_to_left), text, width=width) for run in line.runs
    )
    assert said.split() == text.split()


@given(mixed, st.booleans(), st.sampled_from([60.0, 400.0]))
def test_boxes_stand_side_by_side(text, right_to_left, width):
    own = setting(right_to_left=right_to_left)
    for line in lines(own, text, width=width):
        runs = sorted(line.runs, key=lambda run: run.x)
        assert runs[0].x >= own.x - TOLERANCE
        for one, other in pairwise(runs):
            assert one.x + one.width == pytest.approx(other.x)
        assert runs[-1].x + runs[-1].width - runs[0].x == pytest.approx(sum(run.width for run in runs))


@given(mixed, st.booleans())
def test_a_line_is_as_wide_in_any_order(text, right_to_left):
    own = setting(right_to_left=right_to_left)
    (line,) = lines(own, text, width=1000)
    spaces = len(line.runs[-1].text) - len(line.runs[-1].text.rstrip(" "))
    inked = sum(run.width for run in line.runs) - (
        line.runs[-1].words[-1].space * line.runs[-1].ink.size / 1000 if spaces else 0
    )
    assert natural_width(stretched(own, text)) == pytest.approx(inked)


@given(mixed, st.booleans())
def test_a_line_reads_as_another_program_orders_it(text, right_to_left):
    (line,) = lines(setting(right_to_left=right_to_left), text, width=1000)
    logical = "".join(run.text for run in line.runs)
    assert seen(line, right_to_left=right_to_left) == get_display(logical, base_dir="R" if right_to_left else "L")


@pytest.mark.parametrize(
    ("inlines", "right_to_left", "said"),
    [
        (("The ", "מעבורת", " sails."), False, "The תרובעמ sails."),
        (("מעבורת ", Strong(children=words("לילה")), " 25"), True, "25 הליל תרובעמ"),
        # the brackets run from right to left: each is drawn as its mirror image
        (("מעבורת (Night Ferry)",), True, ")Night Ferry( תרובעמ"),
        # and here they belong to the name
        (("מעבורת Sea (Night)",), True, "Sea (Night) תרובעמ"),
        (("The ferry מעבורת לילה ",), False, "The ferry הליל תרובעמ "),
        (("לילה Sea ",), True, " Sea הליל"),
    ],
)
def test_both_directions_on_a_line(inlines, right_to_left, said):
    (line,) = lines(setting(right_to_left=right_to_left), *inlines)
    assert seen(line, right_to_left=right_to_left) == said


def test_a_line_break_parts_no_embedding():
    first, second = lines(setting(), "a מעבורת", LineBreak(), "לילה b")
    assert seen(first, right_to_left=False).strip() == "a תרובעמ"
    assert seen(second, right_to_left=False) == "הליל b"


def test_latin_text_is_not_reordered():
    (line,) = lines(setting(), "plain (text) 25%")
    assert all(not run.words[0].right_to_left for run in line.runs)


@pytest.mark.parametrize(("word", "before"), [("לילה", False), ("night", True)])
def test_a_certainty_s_sign_stands_where_its_word_begins(word, before):
    said = Certainty(level="expected", word=word, origin=words("a")[0].origin)
    own = setting()
    (line,) = set_lines(stretched(own, said), x=50, width=400, style=own.style("body"))
    (sign,) = (piece for piece in line.pieces if isinstance(piece, Shape))
    (text,) = (piece for piece in line.pieces if isinstance(piece, TextLine))
    assert (sign.x < text.runs[0].x) is before


# --- pages -----------------------------------------------------------------------------------------------------------


def texts(page) -> list[TextRun]:
    return [run for piece in page.pieces if isinstance(piece, TextLine) for run in piece.runs]


def in_hebrew(*blocks):
    return laid_out(document(*blocks, titled=False, metadata=replace(METADATA, language="he")))


def test_the_leading_edge_is_the_right_one():
    page = house_theme().page
    first = texts(in_hebrew(paragraph(HEBREW)).pages[0])[-4]
    assert first.x + first.width <= page.width - page.left + TOLERANCE
    runs = texts(in_hebrew(paragraph(HEBREW)).pages[0])
    assert max(run.x + run.width for run in runs) == pytest.approx(page.width - page.left)


def test_a_number_s_units_stand_under_units():
    numbers = table(("שנה", "ערך"), ("א", "5"), ("ב", "125"))
    (first, second) = numbers.columns
    aligned = replace(numbers, columns=(first, replace(second, align="end")))
    found = {run.text: run for run in texts(in_hebrew(aligned).pages[0])}
    assert found["5"].x + found["5"].width == pytest.approx(found["125"].x + found["125"].width)


def test_the_first_column_is_the_rightmost():
    runs = {run.text: run.x for run in texts(in_hebrew(table(("אחד", "שתיים"), ("א", "ב"))).pages[0])}
    assert runs["א"] > runs["ב"]


def test_header_and_footer_change_sides():
    """The scheme of the marking puts it at the trailing edge."""
    page = laid_out(everything_in("he")).pages[0]
    (marking,) = (run for piece in page.header for run in piece.runs if run.text == "TLP:CLEAR")
    assert marking.x == pytest.approx(house_theme().page.right)


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_nothing_leaves_the_page(language):
    layout = laid_out(everything_in(language))
    for page in layout.pages:
        for piece in (*page.header, *page.pieces, *page.footer):
            match piece:
                case TextLine(runs=runs):
                    assert all(run.x > 0 and run.right < page.width for run in runs)
                case Fill(x=x, width=width):
                    assert 0 < x < x + width < page.width


def test_a_page_mirrored_twice_is_the_page():
    layout = laid_out(everything())
    page = layout.pages[0]
    again = mirrored(mirrored(page))
    assert [run.x for run in texts(again)] == pytest.approx([run.x for run in texts(page)])
    assert [run.words for run in texts(again)] == [run.words for run in texts(page)]


def glyph_names(line: TextLine) -> list[str]:
    return [word.face.font.get_glyph_name(glyph.id) for run in line.runs for word in run.words for glyph in word.glyphs]


@pytest.mark.parametrize("right_to_left", [True, False])
def test_letters_are_joined_where_their_look_changes(right_to_left):
    """The beh before a name in bold has its first form, the alef its last one, wherever the line ends."""
    own = setting(right_to_left=right_to_left)
    (line,) = lines(own, "ب", Strong(children=words("الهند ")))
    assert [name for name in glyph_names(line) if name != "space"] == [
        "uniFE91", "uniFEAA", "uniFEE8", "uniFEEC", "uniFEDF", "uniFE8E",
    ]  # fmt: skip


def test_a_letter_by_itself_is_not_joined_to_another_word():
    (line,) = lines(setting(right_to_left=True), "ب ب")
    assert [name for name in glyph_names(line) if name != "space"] == ["uni0628", "uni0628"]
