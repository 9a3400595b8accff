from typing import get_args

import pytest

from briefgen.layout.model import CertaintyLevel
from briefgen.writers.pdf.signs import sign

LEVELS = get_args(CertaintyLevel)


def test_every_level_has_a_sign_of_its_own():
    assert len({sign(level, 0, 0, 10) for level in LEVELS}) == len(LEVELS)


@pytest.mark.parametrize("level", LEVELS)
def test_a_sign_keeps_within_its_square(level):
    operands = [float(each) for each in sign(level, 100, 200, 10).split() if each[0].isdigit()]
    _width, *points = operands
    assert all(100 <= x <= 110 for x in points[::2] if x < 150)
    assert all(200 <= y <= 210 for y in points[1::2])
