"""The invented project whose briefs offices must agree to, copied into a folder of its own."""

import datetime as dt
import shutil
from collections.abc import Iterable
from pathlib import Path

from support.project import edit, quick_project

from briefgen.build.outcomes import Outcome
from briefgen.build.project import Project
from briefgen.project.folder import find_project
from briefgen.release.signing import Signed, SignRequest, sign

CLEARANCE = Path(__file__).parents[1] / "packs" / "clearance"
LAKE = "reed-lake"
OFFICES = ("Legal adviser", "Treasury")
TODAY = dt.date(2024, 6, 1)
ON = dt.date(2024, 5, 7)
PACK = f"content/{LAKE}.md"
CORRECTION = """\
  replaces: "1"
  replaces_of: 2024-04-29
  correction: The level in edition 1 was that of another gauge.
  public_correction: The level that we gave before was measured at another place.
"""


def clearance(folder: Path) -> Path:
    """Copy the project; its pack is edition 2, which corrects edition 1."""
    shutil.copytree(CLEARANCE, folder, dirs_exist_ok=True)
    return folder


def first_edition(folder: Path) -> Path:
    """Copy the project with its pack as it was in edition 1."""
    clearance(folder)
    edit(folder / PACK, CORRECTION, "")
    edit(folder / PACK, 'edition: "2"', 'edition: "1"')
    edit(folder / PACK, "as_of: 2024-05-06T09:00+03:00", "as_of: 2024-04-29T09:00+03:00")
    edit(folder / PACK, "issued: 2024-05-02", "issued: 2024-04-20")
    return folder


def second_edition(folder: Path) -> None:
    """Let the pack of the project be edition 2."""
    shutil.copy(CLEARANCE / PACK, folder / PACK)


def opened(folder: Path) -> Project:
    return quick_project(find_project(folder))


def say(
    project: Project,
    audience: str,
    office: str,
    outcome: Outcome = "agreed",
    *,
    on: dt.date = ON,
    form: str | None = None,
) -> Signed:
    asked = SignRequest(pack=LAKE, audience=audience, office=office, by="A. Roe", outcome=outcome, on=on, form=form)
    return sign(project, asked, today=TODAY)


def all_agree(project: Project, audience: str, offices: Iterable[str] = OFFICES) -> None:
    for office in offices:
        say(project, audience, office)
