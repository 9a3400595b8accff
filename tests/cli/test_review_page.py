"""`briefgen review --format html`: one page by itself, for eyes, ears and keyboards, in which strangers' words are words."""

import itertools
import re

import pytest
from lxml import html
from support.project import run
from support.small import PACK, came_back

from briefgen.theme.colours import contrast

EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>&amp;\u202e'


def edit(document):
    paragraph = document.paragraph("agreed")
    document.replace(paragraph, "agreed", EVIL, EVIL)
    document.comment(paragraph, "anything", EVIL, EVIL)
    document.insert_paragraph(paragraph, f"Nobody mentioned {EVIL} anywhere", EVIL)
    document.delete_paragraph(document.paragraph("Who will sign"), EVIL)
    header = document.part("word/header2.xml")
    document.replace(document.paragraph("GREEN", root=header), "GREEN", EVIL, EVIL)
    document.put_in_box(document.paragraph("anything"), "&lt;script&gt;alert(3)&lt;/script&gt;")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return came_back(tmp_path_factory.mktemp("project"), edit)


@pytest.fixture(scope="module")
def written(project):
    ran = run("review", "back.docx", "--format", "html", cwd=project)
    assert ran.code == 0
    return ran.out


@pytest.fixture(scope="module")
def page(written):
    return html.fromstring(written)


def test_it_goes_into_a_file_whole(project, written):
    ran = run("review", "back.docx", "--format", "html", "-o", "back.html", cwd=project)
    assert (ran.code, ran.out, ran.err) == (0, "", "page: back.html\n")
    assert (project / "back.html").read_text(encoding="utf-8") == written


def test_a_file_is_for_the_page_alone(project):
    assert run("review", "back.docx", "-o", "back.txt", cwd=project).code == 2


def test_nothing_of_a_stranger_is_markup(page, written):
    assert {each.tag for each in page.iter() if isinstance(each.tag, str)} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "article"),
        *("h1", "h2", "h3", "p", "ol", "ul", "li", "dl", "dt", "dd", "del", "ins", "span", "blockquote", "a"),
    }
    assert not any(name.startswith("on") for each in page.iter() for name in each.attrib)
    assert "\u202e" not in written
    assert EVIL.partition("&")[0] in page.text_content()


def test_it_fetches_nothing(page, written):
    assert "http-equiv" in written
    assert all(each.get("href").startswith("#") for each in page.iter("a"))
    assert not any(name in each.attrib for each in page.iter() for name in ("src", "action", "data", "srcset"))
    assert "url(" not in written
    assert "@import" not in written


def test_old_and_new_words_are_marked_for_eyes_and_ears(page):
    [gone] = page.xpath("//main//section[.//h2='agreed']//article[1]//del")
    assert gone.text_content() == "deleted: agreed, end of deletion"
    assert page.xpath("//main//section[.//h2='signing']//h3/text()") == ["Deleted (tracked)"]
    assert any("Nobody mentioned" in each.text_content() for each in page.iter("ins"))


def test_each_item_says_where_it_stands_and_for_whom_it_is_printed(page):
    [section] = page.xpath("//main//section[.//h2='agreed']")
    facts = {
        term.text_content(): term.getnext().text_content()
        for term in section.iter("dt")
        if not term.text.startswith("Id")
    }
    assert facts["Also printed for"] == "analyst"
    assert re.fullmatch(rf"{PACK}/lines\.md:\d+", facts["Stands in"])
    assert "Comment by" in section.text_content()


def test_heads_of_pages_and_what_is_not_read_are_there(page):
    assert page.xpath("//section[@aria-labelledby='edges']//h3/text()") == ["Head of the first page"]
    assert "a text box that says" in page.xpath("//section[@aria-labelledby='aside']")[0].text_content()


def test_headings_descend_and_links_lead_somewhere(page):
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(second - first <= 1 for first, second in itertools.pairwise(levels))
    ids = [each.get("id") for each in page.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    assert {each.get("href")[1:] for each in page.iter("a")} <= set(ids)
    assert page.get("lang") == "en"


def test_all_its_colours_can_be_read(written):
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w+)", part)) for part in written.split("@media")[:2])
    for colours in (light, dark):
        pairs = [("ink", "paper"), ("quiet", "paper"), ("link", "paper"), ("old", "old-back"), ("new", "new-back")]
        assert all(contrast(colours[ink], colours[paper]) >= 7 for ink, paper in pairs)
        assert contrast(colours["line"], colours["paper"]) >= 3
