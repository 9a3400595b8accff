"""What the tests of commands share: a small project, and a process that stands by for those of one module."""

import pytest
from support.small import small_content
from support.standby import Standby


@pytest.fixture
def project(tmp_path):
    return small_content(tmp_path / "project")


@pytest.fixture(scope="module")
def standby():
    with Standby.begun_and_ended() as found:
        found.start(found.runtime)
        yield found
