from itertools import combinations, pairwise
from typing import get_args

import pytest

from briefgen.layout.model import Fill, Hatch, Marker, MarkerForm, Polyline
from briefgen.writers.pdf.drawing import box_of, draw

HEIGHT = 800.0
INK = {"colour": "#12355b", "weight": 1.0}
FORMS = get_args(MarkerForm)


def marker(form):
    return Marker(form=form, x=100, y=200, size=6, ground="#ffffff", **INK)


PIECES = [
    Fill(x=10, y=20, width=30, height=40, colour="#000000"),
    Hatch(x=10, y=20, width=30, height=40, distance=3, **INK),
    Polyline(points=((10, 20), (40, 60)), dash=2, **INK),
    *map(marker, FORMS),
]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: type(piece).__name__)
def test_what_is_set_for_a_piece_is_set_back(piece):
    operators = draw(piece, HEIGHT).split()
    assert operators.count("q") == operators.count("Q")
    assert ("d" in operators or "W" in operators) <= ("q" in operators)


def test_every_marker_has_a_form_of_its_own():
    assert all(draw(marker(one), HEIGHT) != draw(marker(other), HEIGHT) for one, other in combinations(FORMS, 2))


@pytest.mark.parametrize("form", FORMS)
def test_a_marker_keeps_within_its_box(form):
    left, bottom, right, top = box_of(marker(form), HEIGHT)
    points = [float(each) for each in draw(marker(form), HEIGHT).partition(" w ")[2].split() if each[0].isdigit()]
    assert all(left <= x <= right for x in points[::2])
    assert all(bottom <= y <= top for y in points[1::2])


def test_hatching_is_clipped_and_covers_its_rectangle():
    hatch = Hatch(x=10, y=20, width=30, height=40, distance=3, **INK)
    code = draw(hatch, HEIGHT)
    assert code.startswith("q 10 740 30 40 re W n")
    starts = [float(line.split()[-2]) for line in code.split(" m")[:-1]]
    assert min(starts) <= 10 - 40 + 3
    assert max(starts) >= 40 - 3
    assert {round(other - one, 3) for one, other in pairwise(starts)} == {3}


def test_hatching_of_neighbours_is_one():
    one = Hatch(x=10, y=20, width=30, height=40, distance=3, **INK)
    other = Hatch(x=40, y=20, width=30, height=40, distance=3, **INK)
    first, second = (float(draw(piece, HEIGHT).split(" m")[0].split()[-2]) for piece in (one, other))
    assert (second - first) % 3 == pytest.approx(0)
