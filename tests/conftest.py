"""Options of the test run."""

import pytest
from hypothesis import HealthCheck, settings

# How long drawing takes says something of the machine, not of what is tested.
settings.register_profile("briefgen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("briefgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew, to be reviewed as a diff")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))
