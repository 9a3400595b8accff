"""A small project whose briefs are built once."""

import pytest
from support.inspection import built
from support.small import small_content


@pytest.fixture(scope="package")
def project(tmp_path_factory):
    return built(small_content(tmp_path_factory.mktemp("project")))


@pytest.fixture(scope="package")
def docx(project):
    return (project.folder.root / "build/talks/minister.docx").read_bytes()


@pytest.fixture(scope="package")
def pdf(project):
    return (project.folder.root / "build/talks/minister.pdf").read_bytes()
