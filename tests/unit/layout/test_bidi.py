"""The bidirectional algorithm before two referees: Unicode's own cases, and the core of python-bidi."""

from pathlib import Path
from unicodedata import bidirectional

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from support.tools import need_file

from briefgen.layout.bidi import REMOVED, levels, visual_order

CASES = Path("/usr/share/unicode/BidiCharacterTest.txt")
"""Where Debian's package `unicode-data` puts Unicode's cases."""

characters = st.sampled_from(
    [
        *"ab",
        *"אבج",
        "ب",
        "1",
        "2",
        "۱",
        "١",
        " ",
        ".",
        ",",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "%",
        "+",
        "/",
        "\u064b",
        "\u0301",
    ]
)


def ended(text: str, base: int) -> list[int]:
    """Return the levels of a text that is one line: white space at its end runs as the paragraph does (L1)."""
    found = list(levels(text, base))
    for place in reversed(range(len(text))):
        if bidirectional(text[place]) not in ("WS", "LRI", "RLI", "FSI", "PDI", *REMOVED):
            break
        found[place] = base
    return found


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", 0, "000"),
        ("abc", 1, "222"),
        ("אבג", 0, "111"),
        ("אב 25", 1, "11122"),
        ("ab אב", 0, "00011"),
        ("אב ab", 1, "11122"),
        # a bracket takes part in what it holds, and so does the one that closes it
        ("אב ab (cd)", 1, "1112222222"),
        ("ab (אב) cd", 0, "0000110000"),
        # a number after letters from right to left stands to their left, its sign with it
        ("אב -5", 1, "11112"),
        ("אב 5%", 1, "11122"),
        # Arabic digits take a fraction's comma, European ones in Arabic words take none of its slashes
        ("١,٥", 1, "222"),
        ("ا 1/2", 1, "11222"),
    ],
)
def test_levels(text, base, expected):
    assert "".join(map(str, levels(text, base))) == expected


def test_an_isolate_is_one_neutral_from_outside():
    assert levels("אב \u2066a (ב)\u2069 5", 1)[3] == 1


@pytest.mark.parametrize(
    ("found", "order"),
    [
        ([0, 0, 0], [0, 1, 2]),
        ([1, 1, 1], [2, 1, 0]),
        ([1, 2, 2, 1], [3, 1, 2, 0]),
        ([0, 1, 1, 0], [0, 2, 1, 3]),
        ([], []),
    ],
)
def test_the_order_on_the_line(found, order):
    assert list(visual_order(found)) == order


@given(st.text(characters, max_size=24), st.sampled_from([0, 1]))
def test_a_line_stands_as_another_program_orders_it(text, base):
    order = visual_order(ended(text, base))
    assert "".join(text[place] for place in order) == get_display(text, base_dir="LR"[base])


def test_every_case_of_unicode():
    cases = need_file(CASES, "Debian's unicode-data")
    wrong = [line for line in cases.read_text().splitlines() if line and line[0] != "#" and not _holds(line)]
    assert wrong == []


def _holds(line: str) -> bool:
    codes, _, base, wanted, _ = line.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    found = _separated(text, ended(text, int(base)), int(base))
    return all(level in ("x", str(own)) for level, own in zip(wanted.split(), found, strict=True))


def _separated(text: str, found: list[int], base: int) -> list[int]:
    """Give white space before a tab or the end of a paragraph the paragraph's level (L1)."""
    before_one = False
    for place in reversed(range(len(text))):
        kind = bidirectional(text[place])
        before_one = kind in ("B", "S") or (before_one and kind in ("WS", "LRI", "RLI", "FSI", "PDI", *REMOVED))
        found[place] = base if before_one and kind not in REMOVED else found[place]
    return found
