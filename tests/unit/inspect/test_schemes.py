"""Files of every bundled handling scheme: nothing is told of a fresh one, and another banner is found wherever it stands."""

from html import escape

import pytest
from support.docx import members, packed
from support.inspection import looked_over, told
from support.marked import CASES, SCHEMES, project

from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildRequest
from briefgen.gate.rollup import banner
from briefgen.inspect.banners import banners

OTHERS = {
    "TLP:AMBER+STRICT": ("TLP:AMBER", "TLP:RED"),
    "OFFICIAL-SENSITIVE - RECIPIENTS ONLY - PERSONAL DATA": ("OFFICIAL-SENSITIVE - RECIPIENTS ONLY", "OFFICIAL-SENSITIVE - RECIPIENTS ONLY - LEGAL"),
    "SECRET - UK EYES ONLY": ("SECRET", "SECRET - FIVE EYES ONLY"),
    "TOP SECRET": ("SECRET", "CONFIDENTIAL"),
    "CUI//SP-CTI/PRVCY//NOFORN": ("CUI//SP-CTI/PRVCY", "CUI//SP-CTI/PRVCY//NOFORN/DL ONLY"),
    "CONFIDENTIAL TO THE UNIT · COMMERCIAL, PERSONAL DATA · NO COPIES": ("CONFIDENTIAL TO THE UNIT · COMMERCIAL · NO COPIES", "INTERNAL"),
}  # fmt: skip
"""Banner → two others of the scheme."""
MARKED = [case for case in CASES if case.banner in OTHERS and (case.scheme, case.banner) != ("uk-gscp", "TOP SECRET")]


@pytest.fixture(scope="module", params=MARKED, ids=lambda case: case.banner)
def made(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("marked")
    loaded = project(folder, request.param)
    asked = BuildRequest(packs=("ferry",), formats=("docx", "pdf"), output=folder / "build")
    assert build(loaded, asked).outputs
    return request.param, loaded, {path.suffix: path.read_bytes() for path in (folder / "build" / "ferry").iterdir()}


def put(docx, banner, other, start=""):
    """Put another banner in the place of the one that stands in the parts whose names begin so."""
    changed = {
        name: data.replace(escape(banner).encode(), escape(other).encode()) if name.startswith(start) else data
        for name, data in members(docx).items()
    }
    assert changed != members(docx)
    return packed(changed)


def test_every_scheme_is_here():
    assert {case.scheme for case in MARKED} == set(SCHEMES)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_nothing_is_told_of_a_fresh_file(made, suffix):
    _, loaded, files = made
    assert told(looked_over(loaded, files[suffix], "analyst")) == ""


def test_a_file_that_was_saved_anew_is_as_well_marked(made):
    _, loaded, files = made
    assert told(looked_over(loaded, packed(members(files[".docx"])), "analyst")) == ""


@pytest.mark.parametrize("which", [0, 1])
def test_another_banner_in_the_headers_is_found(made, which):
    case, loaded, files = made
    other = OTHERS[case.banner][which]
    found = told(looked_over(loaded, put(files[".docx"], case.banner, other, "word/header"), "analyst"), "BG556")
    assert "its markings do not agree" in found
    assert f"{other} in the header" in found


def test_a_banner_that_says_less_is_found_where_it_stands_everywhere(made):
    case, loaded, files = made
    less = OTHERS[case.banner][0]
    found = told(looked_over(loaded, put(files[".docx"], case.banner, less), "analyst"), "BG556")
    assert f"it is marked {less}, and what is in it needs {case.banner}" in found


def test_no_banner_at_the_head_is_found(made):
    case, loaded, files = made
    found = looked_over(loaded, put(files[".docx"], case.banner, "", "word/header"), "analyst")
    assert "no marking in the header" in told(found, "BG556")


@pytest.fixture(scope="module")
def cui(tmp_path_factory):
    [case] = [case for case in MARKED if case.scheme == "us-cui"]
    return project(tmp_path_factory.mktemp("cui"), case)


def test_a_caveat_to_which_the_reader_is_not_admitted_is_found(cui):
    pdf = cui.brief("ferry", "analyst").render("pdf")
    policy = cui.folder.content / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("noforn, prvcy, sp-cti", "prvcy"), encoding="utf-8")
    found = told(looked_over(Project(cui.folder), pdf, "analyst"), "BG556")
    assert "it is marked CUI//SP-CTI/PRVCY//NOFORN, and 'analyst' is not admitted to SP-CTI, NOFORN" in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CUI//SP-CTI/PRVCY//NOFORN", ["CUI//SP-CTI/PRVCY//NOFORN"]),
        ("CUI//SP-CTI/\nPRVCY//\nNOFORN", ["CUI//SP-CTI/PRVCY//NOFORN"]),
        ("CUI//FED ONLY DRAFT CUI", ["CUI//FED ONLY", "CUI"]),
        ("CUI//SP-CTIX", ["CUI"]),
        ("CUI Category: SP-CTI", []),
        ("(CUI//NF) The berth is full.", []),
        ("NOFORN", []),
        ("UNCLASSIFIED//NOFORN", ["UNCLASSIFIED"]),
    ],
)
def test_a_banner_is_read_whole_and_nothing_else_is_taken_for_one(text, found, cui):
    assert [banner(level) for level in banners(text, cui.policy, "us-cui")] == found


@pytest.mark.parametrize("first", ["india", "us-cui"])
def test_a_label_of_two_schemes_is_that_of_the_packs_own(first, tmp_path):
    [case] = [case for case in MARKED if case.scheme == "us-cui"]
    loaded = project(tmp_path, case)
    policy = loaded.folder.content / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("[us-cui]", "[us-cui, india]"), encoding="utf-8")
    both = Project(loaded.folder, allow_classified_labels=True).policy
    assert [(level.scheme, level.label) for level in banners("UNCLASSIFIED", both, first)] == [(first, "UNCLASSIFIED")]
