"""Unknown names are answered with the nearest."""

import pytest

from briefgen.build.unknown import nearest


@pytest.mark.parametrize(
    ("name", "known", "hint"),
    [
        ("ministr", ["minister", "analyst"], "did you mean 'minister'?"),
        ("xyz", ["minister", "analyst"], "the audiences are minister, analyst"),
        ("xyz", [], "there are no audiences yet"),
    ],
)
def test_nearest(name, known, hint):
    assert nearest(name, known, "audiences") == (hint,)
