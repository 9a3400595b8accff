"""Options of the test run."""

from typing import Final

import pytest
from hypothesis import HealthCheck, settings

TOGETHER: Final = frozenset({"conformance", "golden"})
"""Folders whose tests share documents that take long to make and to lay out."""

# How long drawing takes says something of the machine, not of what is tested.
settings.register_profile("briefgen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("briefgen")


@pytest.fixture(scope="session", autouse=True)
def in_one_process():
    """Let builds in the tests' own process be made in it alone, however long they take: tests count what is done there."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("briefgen.build.copies.cores", lambda: 1)
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew, to be reviewed as a diff")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes run the tests, those that share documents go to one of them."""
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        at = item.path.relative_to(config.rootpath / "tests")
        item.add_marker(pytest.mark.xdist_group(at.parts[0] if at.parts[0] in TOGETHER else str(at)))


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))
