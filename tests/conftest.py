"""Options of the test run."""

import faulthandler
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

TOGETHER: Final = frozenset({"conformance", "golden"})
"""Folders whose tests share documents that take long to make and to lay out."""
APART: Final = frozenset({"golden/test_accepted.py", "golden/test_inspection.py", "golden/test_reviews.py"})
"""Files there that make their own."""
LONG: Final = (
    "golden",
    "readme/test_readme.py",
    "readme/test_rules_docs.py",
    "properties/test_leaks.py",
    "properties/test_kept_briefs.py",
    "properties/test_watching.py",
    "cli/test_standby.py",
    "hygiene/test_benchmarks.py",
    "golden/test_accepted.py",
    "golden/test_inspection.py",
    "golden/test_reviews.py",
)
"""What takes longest, which begins first: else all processes wait for the one that came to it last."""

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


def pytest_configure(config: pytest.Config) -> None:
    """Where several processes run the tests, they take them in our order, not those files first that have most tests."""
    if config.pluginmanager.hasplugin("xdist"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where several processes run the tests, those that share documents go to one of them."""
    if not config.pluginmanager.hasplugin("xdist"):
        return
    ranks = {group: rank for rank, group in enumerate(LONG)}
    groups = {item: _group(item.path.relative_to(config.rootpath / "tests")) for item in items}
    items.sort(key=lambda item: ranks.get(groups[item], len(LONG)))
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))


def _group(file: Path) -> str:
    name = file.as_posix()
    return file.parts[0] if file.parts[0] in TOGETHER and name not in APART else name


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let what is made for the night take as long as it takes: every other test has a limit (`faulthandler_timeout`)."""
    if item.get_closest_marker("nightly"):
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))
