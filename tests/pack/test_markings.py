"""Every handling scheme, followed from the pack into the finished files: header, footer, page 1, properties and manifest agree."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from lxml import etree
from support import docx
from support.marked import CASES, SCHEMES, Marked, project
from support.own_project import pages

from briefgen.build.pipeline import build
from briefgen.build.project import Project
from briefgen.build.request import BuildReport, BuildRequest
from briefgen.diagnostics import UserError

MOMENT = datetime(2031, 5, 12, 16, tzinfo=UTC)


def built(folder: Path, made: Project, **asked: str) -> BuildReport:
    request = BuildRequest(packs=("ferry",), formats=("docx", "pdf", "json"), output=folder / "build", **asked)
    return build(made, request)


def told(report: BuildReport) -> list[str]:
    """Return what a build found."""
    return [f"{each.code}: {each.message}" for each in report.diagnostics]


def part_text(data: bytes) -> str:
    return "".join(etree.fromstring(data).itertext())


def furniture(parts: Mapping[str, bytes], kind: str) -> list[str]:
    return [part_text(data) for name, data in sorted(parts.items()) if re.fullmatch(rf"word/{kind}\d+\.xml", name)]


def outside_the_text(pdf: bytes) -> Iterator[tuple[str, str]]:
    """Yield what stands above and below the text of every page, by the places that FPDFText gives."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        for page in opened:
            text, height, width = page.get_textpage(), page.get_height(), page.get_width()
            yield (
                text.get_text_bounded(left=0, bottom=height - 50, right=width, top=height),
                text.get_text_bounded(left=0, bottom=0, right=width, top=50),
            )
    finally:
        opened.close()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.banner)
def test_all_places_of_the_finished_files_say_the_same(case, tmp_path):
    report = built(tmp_path, project(tmp_path, case))
    assert told(report) == []
    scheme = SCHEMES[case.scheme]
    at_the_foot = scheme.pages == "header-and-footer"
    files = {path.suffix: path.read_bytes() for path in (tmp_path / "build" / "ferry").iterdir()}

    parts = docx.members(files[".docx"])
    assert all(case.banner in text for text in furniture(parts, "header"))
    assert all((case.banner in text) is at_the_foot for text in furniture(parts, "footer"))
    body = etree.fromstring(parts["word/document.xml"])
    first = next(text for each in body.iter("{*}p") if (text := "".join(each.itertext())))
    assert first == case.banner
    assert Document(BytesIO(files[".docx"])).core_properties.keywords == case.banner

    for above, below in outside_the_text(files[".pdf"]):
        assert case.banner in above
        assert (case.banner in below) is at_the_foot
    with pikepdf.open(BytesIO(files[".pdf"])) as opened:
        assert str(opened.docinfo["/Keywords"]) == case.banner
        assert opened.open_metadata()["dc:subject"] == {case.banner}
        assert opened.open_metadata()["pdf:Keywords"] == case.banner

    assert json.loads(files[".json"])["marking"]["label"] == case.banner
    manifest = json.loads((tmp_path / ".briefgen" / "ferry" / "manifest.json").read_text(encoding="utf-8"))
    assert {output["marking"] for output in manifest["outputs"]} == {case.banner}


def header_run(docx_file: bytes, banner: str) -> int:
    """Return how many tab stops stand before the marking in the first header."""
    header = etree.fromstring(docx.members(docx_file)["word/header1.xml"])
    before = 0
    for run in header.iter("{*}r"):
        if "".join(run.itertext()) == banner:
            return before
        before += len(list(run.iter("{*}tab")))
    raise AssertionError(banner)


def share_of_the_line(pdf: bytes, banner: str) -> tuple[float, float]:
    """Return how far from the left and from the right edge of the paper the marking stands at the head of page 1, in shares."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        text, width = opened[0].get_textpage(), opened[0].get_width()
        found = text.search(banner, match_case=True)
        places = [text.get_rect(index) for index in range(text.count_rects(*found.get_next()))]
        return min(place[0] for place in places) / width, 1 - max(place[2] for place in places) / width
    finally:
        opened.close()


@pytest.mark.parametrize(
    "case", [CASES[0], CASES[1], CASES[9], CASES[11]], ids=["tlp right", "uk centre", "cui centre", "house left"]
)
def test_the_marking_stands_where_its_scheme_has_it(case, tmp_path):
    brief = project(tmp_path, case).brief("ferry", "analyst")
    wanted = SCHEMES[case.scheme].placement
    assert header_run(brief.render("docx"), case.banner) == {"left": 0, "centre": 1, "right": 2}[wanted]
    left, right = share_of_the_line(brief.render("pdf"), case.banner)
    closer = "centre" if abs(left - right) < 0.06 else "left" if left < right else "right"
    assert closer == wanted


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_every_scheme_says_what_of_it_was_compared_with_its_source(scheme):
    assert scheme.source
    assert scheme.verified


PINNED = {
    "tlp": ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"),
    "uk-gscp": ("OFFICIAL", "SECRET", "TOP SECRET"),
    "india": ("UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP SECRET"),
    "us-cui": ("UNCLASSIFIED", "CUI"),
    "house": ("PUBLIC", "INTERNAL", "CONFIDENTIAL TO THE UNIT"),
}
CLASSIFIED = {
    "tlp": set(),
    "uk-gscp": {"secret", "top-secret"},
    "india": {"restricted", "confidential", "secret", "top-secret"},
    "us-cui": set(),
    "house": set(),
}
PLACED = {
    "tlp": ("right", "header-and-footer"),
    "uk-gscp": ("centre", "header-and-footer"),
    "india": ("centre", "header-and-footer"),
    "us-cui": ("centre", "header-and-footer"),
    "house": ("left", "header"),
}


@pytest.mark.parametrize("name", SCHEMES)
def test_levels_order_and_placement_are_those_of_the_source(name):
    scheme = SCHEMES[name]
    assert tuple(level.label for level in scheme.levels) == PINNED[name]
    assert scheme.classified == CLASSIFIED[name]
    assert (scheme.placement, scheme.pages) == PLACED[name]


def test_the_caveats_are_those_of_the_sources():
    printed = {name: {g.name: [c.label for c in g.members] for g in scheme.caveats} for name, scheme in SCHEMES.items()}
    assert printed["tlp"] == printed["india"] == {}
    assert printed["uk-gscp"] == {
        "sensitive": ["SENSITIVE"],
        "handling": ["RECIPIENTS ONLY", "HMG USE ONLY"],
        "descriptor": ["COMMERCIAL", "HR/MANAGEMENT", "LEGAL", "LEGAL PROFESSIONAL PRIVILEGE", "MARKET SENSITIVE", "PERSONAL DATA"],
        "national caveat": ["UK EYES ONLY", "UK/US EYES ONLY", "FIVE EYES ONLY"],
    }  # fmt: skip
    assert printed["us-cui"]["dissemination"] == [
        "NOFORN", "FED ONLY", "FEDCON", "NOCON", "DL ONLY", "Attorney-Client", "Attorney-WP",
    ]  # fmt: skip
    specified = [label.startswith("SP-") for label in printed["us-cui"]["category"]]
    assert specified == sorted(specified, reverse=True)


CUI = Marked("us-cui", "us-cui:controlled", "CUI", ("sp-cti", "noforn", "fedcon", "nocon", "fed-only", "privilege", "attorney-client"))  # fmt: skip
TWO = """\
- The berth is full. [@log] {{.reported marking={first}}} ^berth
- The crane is old. [@log] {{.reported marking={second}}} ^crane
"""


def label_of(folder: Path, case: Marked, items: str) -> str:
    return project(folder, case, items=items).brief("ferry", "analyst").marking.label


@pytest.mark.parametrize(
    ("case", "first", "second", "label"),
    [
        (CUI, "us-cui:controlled/sp-cti", "us-cui:controlled/noforn", "CUI//SP-CTI//NOFORN"),
        (CUI, "us-cui:controlled/fedcon", "us-cui:controlled/fed-only", "CUI//FED ONLY"),
        (Marked("uk-gscp", "", "", ("sensitive",)), "uk-gscp:official/sensitive", "uk-gscp:secret", "SECRET"),
        (Marked("house", "", "", ("no-copies", "no-forwarding")), "house:unit/no-copies", "house:internal/no-forwarding", "CONFIDENTIAL TO THE UNIT · NO COPIES"),
    ],
    ids=["united", "the stricter one", "not with this level", "the highest level"],
)  # fmt: skip
def test_the_brief_unites_the_caveats_and_takes_the_highest_level(case, first, second, label, tmp_path):
    assert label_of(tmp_path, case, TWO.format(first=first, second=second)) == label


def refusals(folder: Path, made: Project, **asked: str) -> list[str]:
    return [each.message for each in built(folder, made, **asked).diagnostics]


def test_two_caveats_that_do_not_stand_together_stop_the_brief(tmp_path):
    items = TWO.format(first="us-cui:controlled/fedcon", second="us-cui:controlled/nocon")
    assert refusals(tmp_path, project(tmp_path, CUI, items=items)) == [
        "the caveats 'fedcon' and 'nocon' do not stand together"
    ]
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    ("marking", "message", "hint"),
    [
        ("us-cui:controlled/noform", "'us-cui' has no caveat 'noform'", "did you mean 'noforn'?"),
        ("us-cui:uncontrolled/noforn", "'noforn' does not stand with the level 'uncontrolled'", "it stands with controlled"),
        ("us-cui:controlled/noforn/noforn", "'noforn' stands in the marking twice", "keep one"),
        ("us-cui:controlled-noforn", "'us-cui' has no level 'controlled-noforn'", "did you mean 'us-cui:controlled/noforn'?"),
        ("us-cui:uncontrolled-noforn", "'us-cui' has no level 'uncontrolled-noforn'", "did you mean 'us-cui:uncontrolled'?"),
        ("house:unit", "unknown marking scheme 'house'", "add it to `schemes:` in policy.yaml"),
        ("us-cui:contolled/noforn", "'us-cui' has no level 'contolled'", "did you mean 'us-cui:controlled'?"),
        ("us-cui:controlled/fedcon/nocon", "the caveats 'fedcon' and 'nocon' do not stand together", "look here, and at the markings of the heading and the front matter"),
        ("us-cui:controlled/attorney-client", "the caveat 'attorney-client' stands beside 'privilege' alone", "look here, and at the markings of the heading and the front matter"),
    ],
)  # fmt: skip
def test_a_marking_that_its_scheme_does_not_know_stops_the_pack(marking, message, hint, tmp_path):
    made = project(tmp_path, Marked("us-cui", marking, "", CUI.admits))
    [found] = built(tmp_path, made).diagnostics
    assert (found.message, found.hints, found.span.line) == (message, (hint,), 11)
    assert not (tmp_path / "build").exists()


def test_a_scheme_without_caveats_says_so(tmp_path):
    [found] = built(tmp_path, project(tmp_path, Marked("tlp", "tlp:amber/noforn", ""))).diagnostics
    assert (found.message, found.hints) == (
        "'tlp' has no caveat 'noforn'",
        ("'tlp' has no caveats: write the level alone",),
    )


def test_a_caveat_that_the_reader_is_not_admitted_to_keeps_the_item_back(tmp_path):
    case = Marked("us-cui", "us-cui:controlled/noforn", "UNCLASSIFIED")
    brief = project(tmp_path, case).brief("ferry", "analyst")
    assert (brief.items, brief.marking.label) == (("sails",), "UNCLASSIFIED")
    assert [(each.id, each.reasons) for each in brief.withheld] == [("berth", ("caveat",))]
    assert "berth" not in str(brief.document)


def test_a_caveat_around_an_item_is_weighed_also_where_its_level_does_not_print_it(tmp_path):
    """SECRET prints no -SENSITIVE: the heading's marking holds for who may see it all the same."""
    items = "# More {.facts marking=uk-gscp:official/sensitive}\n- The berth is full. [@log] {.reported marking=uk-gscp:secret} ^berth\n"
    case = Marked("uk-gscp", "", "")
    assert project(tmp_path, case, items=items).brief("ferry", "analyst").items == ("sails",)


class TestRaised:
    CASE = Marked("tlp", "tlp:amber", "")

    def test_by_the_front_matter(self, tmp_path):
        made = project(tmp_path, self.CASE, front="markings: {analyst: tlp:red}\n")
        assert made.brief("ferry", "analyst").marking.label == "TLP:RED"

    def test_by_who_builds_it(self, tmp_path):
        brief = project(tmp_path, self.CASE).brief("ferry", "analyst", raise_marking="tlp:amber-strict")
        assert brief.marking.label == "TLP:AMBER+STRICT"

    def test_with_a_caveat(self, tmp_path):
        brief = project(tmp_path, CUI).brief("ferry", "analyst", raise_marking="us-cui:controlled/noforn")
        assert brief.marking.label == "CUI//NOFORN"

    @pytest.mark.parametrize(
        ("front", "asked", "message"),
        [
            ("markings: {analyst: tlp:green}\n", {}, "TLP:GREEN would lower the brief, which carries TLP:AMBER"),
            ("", {"raise_marking": "tlp:clear"}, "TLP:CLEAR would lower the brief, which carries TLP:AMBER"),
            ("", {"raise_marking": "tlp:purple"}, "'tlp' has no level 'purple'"),
            ("", {"raise_marking": "house:unit"}, "unknown marking scheme 'house'"),
            ("markings: {analist: tlp:red}\n", {}, "unknown reader 'analist'"),
            ("markings: {analyst: tlp:redd}\n", {}, "'tlp' has no level 'redd'"),
        ],
    )
    def test_never_lowered(self, front, asked, message, tmp_path):
        assert refusals(tmp_path, project(tmp_path, self.CASE, front=front), **asked) == [message]
        assert not (tmp_path / "build").exists()

    def test_what_the_front_matter_would_lower_is_shown_where_it_says_so(self, tmp_path):
        made = project(tmp_path, self.CASE, front="markings:\n  analyst: tlp:green\n")
        [found] = built(tmp_path, made).diagnostics
        lines = (tmp_path / "content" / "ferry" / "pack.md").read_text(encoding="utf-8").split("\n")
        assert (found.code, lines[found.span.line - 1]) == ("BG543", "  analyst: tlp:green")

    def test_not_below_the_packs_own(self, tmp_path):
        made = project(tmp_path, Marked("tlp", "tlp:amber", ""), front="markings: {analyst: tlp:clear}\n")
        pack = tmp_path / "content" / "ferry" / "pack.md"
        pack.write_text(pack.read_text(encoding="utf-8").replace("marking: tlp:clear", "marking: tlp:green"), "utf-8")
        [message] = refusals(tmp_path, made)
        assert message == "'tlp:clear' would lower the brief for 'analyst': the pack is marked tlp:green"

    def test_no_higher_than_its_reader_may_see(self, tmp_path):
        policy = tmp_path / "content" / "policy.yaml"
        made = project(tmp_path, self.CASE)
        policy.write_text(policy.read_text(encoding="utf-8").replace("tlp: red", "tlp: amber"), encoding="utf-8")
        assert refusals(tmp_path, made, raise_marking="tlp:red") == [
            "'analyst' may not see TLP:RED, to which its brief is raised"
        ]

    def test_not_to_a_caveat_that_its_reader_is_not_admitted_to(self, tmp_path):
        made = project(tmp_path, Marked("us-cui", "us-cui:controlled", ""))
        assert refusals(tmp_path, made, raise_marking="us-cui:controlled/noforn") == [
            "'analyst' may not see CUI//NOFORN, to which its brief is raised"
        ]


@pytest.mark.parametrize(
    ("scheme", "level"), [(name, level) for name, levels in CLASSIFIED.items() for level in sorted(levels)]
)
def test_a_level_of_national_classification_is_refused_unless_it_is_asked_for(scheme, level, tmp_path):
    case = Marked(scheme, f"{scheme}:{level}", "")
    [found] = built(tmp_path, project(tmp_path, case, allow=False)).diagnostics
    assert found.code == "BG540"
    assert found.message == f"'{scheme}:{level}' is a level of national classification, and a label protects nothing"
    assert "--allow-classified-labels" in found.hints[0]
    assert not (tmp_path / "build").exists()


def test_nor_is_a_brief_raised_to_one(tmp_path):
    made = project(tmp_path, CASES[1], allow=False)
    with pytest.raises(UserError, match="national classification"):
        made.brief("ferry", "analyst", raise_marking="uk-gscp:secret")


def test_a_designation_indicator_stands_on_page_1(tmp_path):
    case = next(case for case in CASES if "NOFORN" in case.banner)
    brief = project(tmp_path, case).brief("ferry", "analyst")
    lines = docx.body_text(brief.render("docx"))
    assert "Controlled by: Harbour Board" in lines
    assert "CUI Category: SP-CTI, PRVCY" in lines
    assert "Limited Dissemination Control: NOFORN" in lines
    assert "POC: desk@example.org" in lines
    assert "Harbour Board" in next(pages(brief.render("pdf")))


def test_what_needs_no_indicator_has_none(tmp_path):
    brief = project(tmp_path, CASES[8]).brief("ferry", "analyst")
    assert "Controlled by" not in docx.body_text(brief.render("docx"))


def test_an_indicator_without_the_agency_is_refused(tmp_path):
    made = project(tmp_path, CUI)
    pack = tmp_path / "content" / "ferry" / "pack.md"
    pack.write_text(pack.read_text(encoding="utf-8").replace("issuer: Harbour Board, ", ""), encoding="utf-8")
    [found] = built(tmp_path, made).diagnostics
    assert (found.code, found.message) == ("BG544", "CUI wants 'Controlled by' on page 1, and the pack has no issuer")


def test_every_portion_bears_its_mark_in_all_formats(tmp_path):
    brief = project(tmp_path, CASES[10]).brief("ferry", "analyst")
    high, low = "(CUI//SP-CTI/PRVCY//NF)", "(U)"
    wanted = (
        f"{low} The ferry to the Tarrow Islands",
        f"{low} You should know",
        f"{low} The ferry sails. [1]",
        f"{high} The berth is full. [1]",
        f"{low} What is said to be coming, to whom it is attributed, and in which words",
        f"{low} Sources",
        f"{low} Log of the harbour",
    )
    lines = re.sub(r"\s+", " ", docx.body_text(brief.render("docx")))
    printed = " ".join(pages(brief.render("pdf")))
    data = brief.render("json").decode()
    assert [words for words in wanted if words not in lines] == []
    assert [words for words in wanted if words not in printed] == []
    assert data.count(f"{high} ") == 1
    assert data.count(f"{low} ") == len(wanted) - 1
