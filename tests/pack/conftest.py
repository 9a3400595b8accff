"""The sample pack, loaded once."""

from pathlib import Path

import pytest

from briefgen.content.load import load_pack
from briefgen.content.pack import Pack
from briefgen.content.policy import load_policy
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def sample() -> Pack:
    folder = find_project(REPOSITORY)
    [source] = [pack for pack in find_packs(folder) if pack.name == "india-russia-visit"]
    return load_pack(source, folder, load_policy(folder))
