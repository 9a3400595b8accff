"""The sample pack, loaded once."""

from pathlib import Path

import pytest

from briefgen.content.load import load_pack
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.policy import load_policy
from briefgen.project.folder import ProjectFolder, find_project
from briefgen.project.packs import find_packs

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def project() -> ProjectFolder:
    return find_project(REPOSITORY)


@pytest.fixture(scope="session")
def policy(project: ProjectFolder) -> LoadedPolicy:
    return load_policy(project)


@pytest.fixture(scope="session")
def sample(project: ProjectFolder, policy: LoadedPolicy) -> Pack:
    [source] = [pack for pack in find_packs(project) if pack.name == "india-russia-visit"]
    return load_pack(source, project, policy)
