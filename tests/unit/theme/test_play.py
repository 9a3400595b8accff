"""How far a theme gives way: space first, then type, and never below a floor."""

from dataclasses import replace

import pytest
from support.layout import house_theme

from briefgen.theme.model import SMALL_FLOOR
from briefgen.theme.play import Play, played, plays

THEME = house_theme()
BODY = THEME.styles["body"].size


def test_space_gives_way_first_and_type_down_to_its_floor():
    ways = list(plays(THEME))
    assert [(way.spaces, way.size) for way in ways[:2]] == [(0.85, BODY), (0.7, BODY)]
    sizes = [way.size for way in ways]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == THEME.floor


def test_nothing_is_set_below_its_floor_or_larger_than_it_was():
    for way in plays(THEME):
        theme = played(THEME, way)
        for name, style in theme.styles.items():
            assert min(SMALL_FLOOR, THEME.styles[name].size) <= style.size <= THEME.styles[name].size
        assert theme.styles["body"].size >= THEME.floor


def test_small_print_goes_no_lower_than_body_text_for_it_may_carry_claims():
    note = replace(THEME.styles["note"], size=THEME.floor)
    theme = replace(THEME, styles={**THEME.styles, "note": note})
    assert [played(theme, way).styles["note"].size >= THEME.floor for way in plays(theme)] == [True] * len(
        list(plays(theme))
    )


@pytest.mark.parametrize("name", ["note", "fact"])
def test_small_print_that_is_smaller_than_body_text_already_is_left(name):
    small = replace(THEME.styles[name], size=THEME.floor - 0.5)
    theme = replace(THEME, styles={**THEME.styles, name: small})
    assert {played(theme, way).styles[name].size for way in plays(theme)} == {small.size}


def test_spaces_shrink_and_lines_keep_their_proportion():
    theme = played(THEME, Play(spaces=0.7, size=BODY))
    heading, closer = THEME.styles["heading-1"], theme.styles["heading-1"]
    assert (closer.size, closer.line) == (heading.size, heading.line)
    assert closer.before == round(heading.before * 0.7 * 20) / 20
    assert theme.boxes["key-message"].padding < THEME.boxes["key-message"].padding
    assert theme.lists.between <= THEME.lists.between
    assert theme.page == THEME.page


def test_a_play_of_nothing_changes_nothing():
    assert played(THEME, Play(size=BODY)) == THEME
