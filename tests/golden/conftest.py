"""The Word documents as LibreOffice lays them out: once a session, for its start takes as long as ten documents."""

from pathlib import Path

import pytest
from support.dressed import DRESSES
from support.finished import drawn
from support.libreoffice import lay_out


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a PDF of every brief's Word document, by the name of its dress."""
    folder = tmp_path_factory.mktemp("word")
    lay_out({str(dress): drawn(dress.brief(), "docx") for dress in DRESSES}, folder)
    return folder
