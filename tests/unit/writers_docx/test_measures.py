"""Points to the units of the format."""

import pytest

from briefgen.writers.docx.measures import border_space, eighths, half_points, rgb, twips


@pytest.mark.parametrize(
    ("convert", "points", "units"),
    [
        (twips, 10.5, 210),
        (twips, 595.276, 11906),
        (half_points, 10.5, 21),
        (eighths, 0.5, 4),
        (eighths, 0.1, 2),
        (eighths, 40, 96),
        (border_space, 7.35, 7),
        (border_space, 50, 31),
    ],
)
def test_a_length_is_in_the_unit_of_its_place(convert, points, units):
    assert convert(points) == units


def test_a_colour_has_no_hash():
    assert rgb("#12355b") == "12355B"
