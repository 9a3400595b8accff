"""Where words of a document lead: Word tracks no change of that, and it is told all the same."""

from pathlib import Path

import pytest
from lxml import etree
from support.edited import REL, Edited, W, w
from support.harbour import BODY, FRONT, accepted, came_back, harbour, opened, replaced, text
from support.project import quick_project, run
from support.scenarios import PACK, sent

from briefgen.build.baselines import baseline_bytes, baseline_path, read_baseline
from briefgen.project.folder import find_project
from briefgen.review.accept.proposals import proposals
from briefgen.review.compare import compare
from briefgen.review.find import Reviewed
from briefgen.review.links import same_address
from briefgen.review.returned.read import read_returned

HOME, OTHER = "https://example.org/port", "https://example.org/quay?lang=en&y=2#part"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LINKED = BODY.replace("is *quite* closed.", f"is [quite closed]({HOME}), and small.")


def leads(target):
    """Let the one link of a document lead elsewhere, its words the same."""

    def edit(document):
        [relation] = _links(document)
        relation.set("Target", target)

    return edit


def _links(document, part="document"):
    relations = document.part(f"word/_rels/{part}.xml.rels").iter(f"{{{REL}}}Relationship")
    return [each for each in relations if each.get("Type").endswith("/hyperlink")]


def unlinked(document):
    """Take the link away from its words."""
    [link] = [each for each in document.root.iter(w("hyperlink")) if each.get(f"{R}id")]
    for each in list(link):
        link.addprevious(each)
    link.getparent().remove(link)


def linked(words):
    """Let other words lead somewhere, by a field as Word writes it."""

    def edit(document):
        [first, *_, last] = [(runs := document.runs(document.paragraph(words), words))[0], runs[-1]]
        for mark, beside, place in (("begin", first, 0), ("separate", first, 0), ("end", last, 1)):
            element = etree.fromstring(f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="{mark}"/></w:r>')
            beside.addnext(element) if place else beside.addprevious(element)
            if mark == "begin":
                code = f'<w:r xmlns:w="{W}"><w:instrText> HYPERLINK "{HOME}" </w:instrText></w:r>'
                first.addprevious(etree.fromstring(code))

    return edit


def by_field(code):
    """Let a field lead from the words of the one link, as Word writes it in documents that began in older programs."""

    def edit(document):
        [first, *_, last] = [(runs := document.runs(document.paragraph("and small"), "quite closed"))[0], runs[-1]]
        unlinked(document)
        for mark in ("begin", "separate"):
            first.addprevious(etree.fromstring(f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="{mark}"/></w:r>'))
        first.getprevious().addprevious(told := etree.fromstring(f'<w:r xmlns:w="{W}"><w:instrText/></w:r>'))
        told[0].text = code
        last.addnext(etree.fromstring(f'<w:r xmlns:w="{W}"><w:fldChar w:fldCharType="end"/></w:r>'))

    return edit


def both(*edits):
    def edit(document):
        for each in edits:
            each(document)

    return edit


def told(found):
    return [(link.words, link.old, link.new) for each in found.review.passages for link in each.links]


def test_a_link_that_leads_elsewhere_is_told_and_can_be_written(tmp_path):
    project = harbour(tmp_path, LINKED)
    found = came_back(project, leads(OTHER))
    assert told(found) == [("quite closed", HOME, OTHER)]
    [proposal] = proposals(project, found)
    assert (proposal.old, proposal.new, proposal.field.name) == (HOME, OTHER, "port.text")
    planned = accepted(project, found)
    assert text(project) == FRONT + LINKED.replace(HOME, OTHER)
    assert (planned.left, planned.differences) == ((), ())
    again = came_back(harbour(tmp_path, LINKED), leads(OTHER))
    harbour(tmp_path, LINKED.replace(HOME, OTHER))
    assert [each.done for each in proposals(opened(tmp_path), again)] == [True]


def test_words_and_the_address_of_one_field_are_written_together(tmp_path):
    project = harbour(tmp_path, LINKED)
    planned = accepted(project, came_back(project, both(leads(OTHER), replaced("and small", "small", "far off"))))
    assert text(project) == FRONT + LINKED.replace(HOME, OTHER).replace("and small", "and far off")
    assert (planned.left, planned.differences) == ((), ())


def test_the_words_of_a_link_go_with_their_address_or_not_at_all(tmp_path):
    project = harbour(tmp_path, LINKED)
    found = came_back(project, both(leads(OTHER), replaced("and small", "quite closed", "shut")))
    assert told(found) == [("shut", HOME, OTHER)]
    planned = accepted(project, found)
    assert "[shut](https://example.org/port)" in text(project)
    assert [(each.wanted, each.rebuilt) for each in planned.differences] == [(f"shut ({OTHER})", f"shut ({HOME})")]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (unlinked, ("quite closed", HOME, None)),
        (linked("and small"), ("and small", None, HOME)),
        (leads("file:///etc/passwd"), ("quite closed", HOME, "file:///etc/passwd")),
        (leads("https://example.org/\u202egnp.exe"), ("quite closed", HOME, "https://example.org/\u202egnp.exe")),
    ],
)
def test_what_is_not_written_for_sure_is_told_with_why(tmp_path, edit, expected):
    project = harbour(tmp_path, LINKED)
    found = came_back(project, edit)
    assert told(found) == [expected]
    [proposal] = proposals(project, found)
    assert proposal.why
    planned = accepted(project, found)
    assert text(project) == FRONT + LINKED
    assert len(planned.differences) == 1


def test_the_address_of_a_source_is_changed_in_its_register():
    content, baseline = sent("officials")
    document = Edited(content)
    [first, *_] = _links(document, "footnotes")
    was = first.get("Target")
    first.set("Target", OTHER)
    found = Reviewed(pack=PACK, review=compare(baseline, read_returned(document.save())), by_id=True)
    assert {(old, new) for _, old, new in told(found)} == {(was, OTHER)}
    proposed = proposals(quick_project(find_project(Path(__file__).parents[3])), found)
    assert {each.why.partition("'")[0] for each in proposed} == {"it is where the source "}


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("javascript:alert(1)", "no link of a brief leads there"),
        ("https://example.org/\u202egnp.exe", "the address has signs that nobody sees"),
        ("https://example.org/a[b]", "a link is written with its words"),
    ],
)
def test_why_an_address_is_not_written_is_said(tmp_path, target, why):
    project = harbour(tmp_path, LINKED)
    [proposal] = proposals(project, came_back(project, leads(target)))
    assert proposal.why.startswith(why)


@pytest.mark.parametrize("target", ["https://bücher.example/x", "https://example.org/Gemüse?q=né"])
def test_an_address_with_letters_of_any_alphabet_is_written_as_it_was(tmp_path, target):
    project = harbour(tmp_path, LINKED)
    accepted(project, came_back(project, leads(target)))
    assert f"[quite closed]({target})" in text(project)
    assert told(came_back(opened(tmp_path), leads(target))) == []


@pytest.mark.parametrize(
    "code",
    [
        f' HYPERLINK "{HOME}" \\l "part" \\o "the \\"port\\", now" ',
        f' HYPERLINK \\o "tip" \\n \\l "part" "{HOME}"',
        f'hyperlink {HOME}#part \\t "_blank" \\* MERGEFORMAT',
    ],
)
def test_the_switches_of_a_field_are_part_of_where_it_leads(tmp_path, code):
    project = harbour(tmp_path, LINKED.replace(HOME, f"{HOME}#part"))
    assert told(came_back(project, by_field(code))) == []
    assert told(came_back(project, by_field(code.replace("part", "pier")))) == [
        ("quite closed", f"{HOME}#part", f"{HOME}#pier")
    ]
    assert told(came_back(project, by_field(' HYPERLINK \\l "part" '))) == [("quite closed", f"{HOME}#part", None)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("?q=a%26b=1", "?q=a&b=1"), ("C%23", "C#"), ("a%2Fb", "a/b"), ("a%2520b", "a%20b"), ("a%3Fb", "a?b")],
)
def test_an_escape_of_a_sign_that_parts_addresses_is_another_address(one, other):
    assert not same_address(f"https://example.org/{one}", f"https://example.org/{other}")


@pytest.mark.parametrize(
    ("one", "other"), [("ä", "%C3%A4"), ("ä", "%c3%a4"), ("a b", "a%20b"), ("a%2fb", "a%2Fb"), ("%7Ea", "~a")]
)
def test_programs_spell_one_address_in_many_ways(one, other):
    assert same_address(f"https://example.org/{one}", f"https://example.org/{other}")


@pytest.mark.parametrize("other", ["HTTPS://Example.org/port", "https://example.org/p%6Frt"])
def test_the_same_address_in_another_spelling_is_no_change(tmp_path, other):
    found = came_back(harbour(tmp_path, LINKED), leads(other))
    assert told(found) == []
    assert same_address("https://example.org", "https://example.org/")
    assert not same_address("https://example.org/a", "https://example.org/A")


def test_of_a_record_that_says_of_no_link_where_it_led_nothing_is_made_up(tmp_path):
    """Records of earlier versions are such."""
    found = came_back(harbour(tmp_path, LINKED), leads(OTHER), has_links=False)
    assert told(found) == []


def test_the_record_of_a_document_says_where_its_words_led(tmp_path):
    project = harbour(tmp_path, LINKED)
    baseline = came_back(project, leads(OTHER)).review.baseline
    place = baseline_path(project.folder, "harbour", baseline.document_id, "desk")
    place.parent.mkdir(parents=True)
    place.write_bytes(baseline_bytes(baseline))
    assert read_baseline(project.folder, "harbour", baseline.document_id) == baseline


def test_the_review_says_it_in_a_line(tmp_path):
    harbour(tmp_path, LINKED)
    assert run("build", "harbour", "-a", "desk", "--format", "docx", cwd=tmp_path).code == 0
    document = Edited((tmp_path / "build/harbour/desk.docx").read_bytes())
    leads(OTHER)(document)
    (tmp_path / "back.docx").write_bytes(document.save())
    said = run("review", "back.docx", cwd=tmp_path).out
    assert "link changed: port.text" in said
    assert f"link   “quite closed” leads to {OTHER}; it led to {HOME}" in said
    assert "writes port.text" in said
