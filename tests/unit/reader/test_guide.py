"""The guide to templates names every container."""

import re

import pytest

from briefgen.reader.containers import CONTAINERS
from briefgen.resources import templates_root


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_container_is_described(name):
    guide = (templates_root() / "README.md").read_text("utf-8")
    assert re.search(rf"^\|[^|]*`{name}[` ]|`::: {name}`", guide, re.MULTILINE)
