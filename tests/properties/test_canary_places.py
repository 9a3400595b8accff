"""Positive control: words that a reader may see are found by outside readers in every place of a file where words may stand.

A reader that overlooked a place would find nothing withheld there, and prove nothing. What our files never hold, a test puts in.
"""

import io
import re
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from support import leaks
from support.access import Case
from support.locations import in_docx, in_pdf
from support.packs import (
    LEVELS,
    MOMENT,
    exhibit,
    front,
    image,
    item,
    pack,
    person,
    policy,
    scheme,
    series,
    source,
    term,
    topic,
)
from support.packs import access as access_of
from support.random_packs import NAMES, around_texts, canary, photograph
from support.withheld import packed, unpacked

MAP = "exhibits-2"
COLUMNS = (
    {"name": "place", "type": "text", "title": canary("flows", "place")},
    {"name": "flow", "type": "number", "title": canary("flows", "flow"), "unit": canary("flows", "unit")},
)
ROWS = tuple({"place": canary(f"flows-row-{number}", "place"), "flow": str(17 + number)} for number in range(2))
CHART = {"series": "flows", "form": "column", "category": "place", "values": ("flow",)}
HEADED = "{% for topic in topics %}\n## {{ topic }}\n\n{% for claim in claims %}\n- {{ claim }}\n\n{% endfor %}\n{% endfor %}\n"
LINKED = "[it](https://example.org/canary-item-link-end)"
OURS = {
    "docx": {
        "body": canary("item", "text"),
        "footnotes": canary("statistics", "title"),
        "footers": canary("pack", "file"),
        "alternative text": canary("chart", "alternative_text"),
        "properties": canary("pack", "issuer"),
        "chart cache": canary("flows-row-1", "place"),
        "embedded workbook": canary("flows", "unit"),
        "links": canary("item", "link"),
    },
    "pdf": {
        "text": canary("item", "text"),
        "alternative text": canary("chart", "alternative_text"),
        "structure tree": canary("kit", "expansion"),
        "outline": canary("talks", "title"),
        "XMP": canary("pack", "issuer"),
        "document information": canary("pack", "issuer"),
        "annotations": canary("statistics", "title"),
        "attachments": canary("flows-row-0", "place"),
    },
}
"""What stands in each place of a file that we made: the same words may stand in others too."""
PUT = canary("put", "in")


@cache
def files(folder) -> dict[str, bytes]:
    names = dict.fromkeys(NAMES)
    said = f"{canary('item', 'text')} {LINKED} {{term:kit}} {{person:ilse}}"
    told = {field: canary("chart", field) for field in ("title", "alternative_text", "remark")}
    whole = pack(
        item("item", said, sources=({"source": "statistics"},), topic="talks"),
        front=front(**around_texts(), readers=names),
        sources=[source("statistics", title=canary("statistics", "title"))],
        people=[person("ilse", name=canary("ilse", "name"))],
        terms=[term("kit", short="GZK", expansion=canary("kit", "expansion"))],
        topics=[topic("talks", title=canary("talks", "title"))],
        series=[series("flows", *ROWS, fields=COLUMNS, sources=({"source": "statistics"},))],
        exhibits=[exhibit("chart", **CHART, **told), image(MAP, sources=({"source": "statistics"},))],
    )
    case = Case(
        pack=replace(whole, images={MAP: photograph(MAP)}),
        policy=policy({name: access_of() for name in NAMES}, {}, (scheme("tlp", *LEVELS),)),
        audience="a0",
        moment=MOMENT,
    )
    made = leaks.press(folder, leaks.TEMPLATE + HEADED).files(case)
    assert made is not None
    return dict(made)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("everything")


def without_breaks(text: str) -> str:
    return re.sub("[\r\n\x02\ufffe\u00ad]", "", text)


@pytest.mark.parametrize("where", OURS["docx"])
def test_what_is_cleared_is_found_in_a_word_document(folder, where):
    assert OURS["docx"][where] in without_breaks(in_docx(files(folder)["docx"])[where])


@pytest.mark.parametrize("where", OURS["pdf"])
def test_what_is_cleared_is_found_in_a_pdf(folder, where):
    assert OURS["pdf"][where] in without_breaks(in_pdf(files(folder)["pdf"])[where])


def test_a_cleared_picture_is_found_in_both(folder):
    drawn = leaks.pixels_in(leaks.Image.open(io.BytesIO(photograph(MAP).data)))
    assert all(drawn in held for held in leaks.pictures(files(folder)).values())


def in_part(parts: dict[str, bytes], start: str, behind: bytes, new: str) -> dict[str, bytes]:
    name = next(name for name in parts if name.startswith(start))
    return {**parts, name: re.sub(behind, lambda found: found[0] + new.encode(), parts[name], count=1)}


RUN = f"<w:p><w:r><w:t>{PUT}</w:t></w:r></w:p>"
MARK = f'<w:bookmarkStart w:id="901" w:name="{PUT}"/><w:bookmarkEnd w:id="901"/>'
PUT_IN_DOCX = {
    "comments": lambda parts: {**parts, "word/comments.xml": f'<w:comments xmlns:w="w">{RUN}</w:comments>'.encode()},
    "headers": lambda parts: in_part(parts, "word/header", rb"<w:hdr[^>]*>", RUN),
    "bookmarks": lambda parts: in_part(parts, "word/document", rb"<w:body>", MARK),
    "file names": lambda parts: {**parts, f"word/{PUT}.xml": b"<x/>"},
}


@pytest.mark.parametrize("where", PUT_IN_DOCX)
def test_what_is_put_into_a_word_document_is_found_there_and_nowhere_else(folder, where):
    changed = PUT_IN_DOCX[where](unpacked(files(folder)["docx"]))
    assert {place for place, text in in_docx(packed(changed)).items() if PUT in text} == {where}


def _beside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(f"/Span <</ActualText ({PUT})>> BDC EMC".encode()))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments[f"{PUT}.csv"] = b"a"


PUT_IN_PDF = {"ActualText": _beside, "attachments' names": _attached}


@pytest.mark.parametrize("where", PUT_IN_PDF)
def test_what_is_put_into_a_pdf_is_found_there_and_nowhere_else(folder, where):
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(files(folder)["pdf"])) as pdf:
        PUT_IN_PDF[where](pdf)
        pdf.save(file)
    assert {place for place, text in in_pdf(file.getvalue()).items() if PUT in text} == {where}


def test_every_place_is_looked_into(folder):
    assert {*OURS["docx"], *PUT_IN_DOCX} == {*in_docx(files(folder)["docx"])}
    assert {*OURS["pdf"], *PUT_IN_PDF} == {*in_pdf(files(folder)["pdf"])}
