"""A chart with its workbook, an embedded font and counted captions, put into a Word file by hand.

They are written from the standard, apart from the writer, so that the lint is seen to know them.
"""

from collections.abc import Mapping
from typing import Final

from support.docx import R, members, packed

from briefgen.resources import templates_root

CHART: Final = "word/charts/added.xml"
WORKBOOK: Final = "word/embeddings/added.xlsx"
FONT: Final = "word/fonts/added.odttf"
KEY: Final = "{1DF903C9-D9D4-4C04-A7A1-6C4F2A1E0001}"

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
_RELATED: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rich(docx: bytes) -> bytes:
    """Return the file with all of them."""
    parts = dict(members(docx))
    parts |= {CHART: _CHART.encode(), WORKBOOK: workbook(), FONT: embedded()}
    parts["word/charts/_rels/added.xml.rels"] = _relations(
        {"rId1": (f"{R}/package", "../embeddings/added.xlsx")}
    ).encode()
    parts["word/_rels/fontTable.xml.rels"] = _relations({"rId1": (f"{R}/font", "fonts/added.odttf")}).encode()
    _put(
        parts,
        "word/_rels/document.xml.rels",
        "</Relationships>",
        _relation("chart1", f"{R}/chart", "charts/added.xml"),
    )
    _put(parts, "word/fontTable.xml", "</w:font>", f'<w:embedRegular r:id="rId1" w:fontKey="{KEY}"/>')
    _put(parts, "word/settings.xml", "<w:defaultTabStop", "<w:embedTrueTypeFonts/>")
    _put(
        parts,
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/{WORKBOOK}" ContentType="{_OFFICE}.spreadsheetml.sheet"/>'
        f'<Override PartName="/{FONT}" ContentType="{_OFFICE}.obfuscatedFont"/>'
        f'<Override PartName="/{CHART}" ContentType="{_OFFICE}.drawingml.chart+xml"/>',
    )
    _put(parts, "word/document.xml", '<w:p><w:pPr><w:pStyle w:val="Title"/>', _PARAGRAPHS)
    return packed(parts)


def _put(parts: dict[str, bytes], name: str, before: str, added: str) -> None:
    """Put *added* in before the first *before*."""
    head, found, tail = parts[name].decode().partition(before)
    assert found
    parts[name] = f"{head}{added}{found}{tail}".encode()


def _relation(id_: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'


def _relations(related: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(_relation(id_, *each) for id_, each in related.items())
    return f'<Relationships xmlns="{_RELATED}">{entries}</Relationships>'


# --- a font ------------------------------------------------------------------------------------------------------


def embedded(key: str = KEY, *, rights: int = 0) -> bytes:
    """Return a shipped font with these rights, its first 32 bytes mixed with the key's, read backwards (ISO 29500-1, 17.8.1)."""
    font = (templates_root() / "fonts" / "NotoSans-Regular.ttf").read_bytes()
    entry = next(at for at in range(12, 1000, 16) if font[at : at + 4] == b"OS/2")
    at = int.from_bytes(font[entry + 8 : entry + 12]) + 8
    font = font[:at] + rights.to_bytes(2) + font[at + 2 :]
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    return bytes(one ^ other for one, other in zip(font, mask, strict=False)) + font[32:]


# --- a chart -----------------------------------------------------------------------------------------------------


def workbook(cells: str = "") -> bytes:
    """Return a workbook: years, and an amount for each; or these rows, in XML."""
    rows = cells or (
        '<row r="1"><c r="B1" t="inlineStr"><is><t>Exports</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>2023</t></is></c><c r="B2"><v>4.3</v></c></row>'
        '<row r="3"><c r="A3" t="inlineStr"><is><t>2024</t></is></c><c r="B3"><v>4.9</v></c></row>'
    )
    main = f"{_OFFICE}.spreadsheetml"
    return packed(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
                f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>'
            ).encode(),
            "_rels/.rels": _relations({"rId1": (f"{R}/officeDocument", "xl/workbook.xml")}).encode(),
            "xl/_rels/workbook.xml.rels": _relations({"rId1": (f"{R}/worksheet", "worksheets/sheet1.xml")}).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{R}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
                "</sheets></workbook>"
            ).encode(),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'.encode(),
        }
    )


def _cache(kind: str, formula: str, *said: str) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{each}</c:v></c:pt>' for at, each in enumerate(said))
    code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    return (
        f"<c:{kind}Ref><c:f>{formula}</c:f><c:{kind}Cache>{code}"
        f'<c:ptCount val="{len(said)}"/>{points}</c:{kind}Cache></c:{kind}Ref>'
    )


def _axis(kind: str, own: int, other: int, place: str) -> str:
    return (
        f'<c:{kind}><c:axId val="{own}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/><c:crossAx val="{other}"/></c:{kind}>'
    )


_SERIES: Final = (
    f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>{_cache("str", "Sheet1!$B$1", "Exports")}</c:tx>'
    f"<c:cat>{_cache('str', 'Sheet1!$A$2:$A$3', '2023', '2024')}</c:cat>"
    f"<c:val>{_cache('num', 'Sheet1!$B$2:$B$3', '4.3', '4.9')}</c:val></c:ser>"
)
_CHART: Final = (
    f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{R}"><c:roundedCorners val="0"/><c:chart>'
    '<c:autoTitleDeleted val="1"/><c:plotArea><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/>'
    f'<c:varyColors val="0"/>{_SERIES}<c:axId val="1"/><c:axId val="2"/></c:barChart>'
    f"{_axis('catAx', 1, 2, 'b')}{_axis('valAx', 2, 1, 'l')}"
    '</c:plotArea><c:plotVisOnly val="1"/></c:chart><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
    "</c:chartSpace>"
)


# --- text --------------------------------------------------------------------------------------------------------


def _field(code: str, shown: str) -> str:
    run = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{run.format("begin")}<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f"{run.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{run.format('end')}"
    )


def _count(shown: str) -> str:
    return _field("SEQ Plate", shown)


_PARAGRAPHS: Final = (
    '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:drawing>'
    f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"><wp:extent cx="5040000" cy="2520000"/>'
    '<wp:docPr id="901" name="Chart 1" descr="Exports rose."/><wp:cNvGraphicFramePr/>'
    f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
    f'<c:chart xmlns:c="{_DRAWING}/chart" r:id="chart1"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    '<w:p w14:paraId="0000000A" w14:textId="77777777"><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
    '<w:bookmarkStart w:id="901" w:name="figure_1"/><w:r><w:t xml:space="preserve">Plate </w:t></w:r>'
    f'{_count("1")}<w:bookmarkEnd w:id="901"/><w:r><w:t xml:space="preserve"> Exports; </w:t></w:r>'
    f"{_field('REF figure_1', 'Plate 1')}{_field('PAGEREF figure_1', '1')}</w:p>"
    '<w:p w14:paraId="0000000B" w14:textId="77777777"><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
    f'<w:r><w:t xml:space="preserve">Plate </w:t></w:r>{_count("2")}</w:p>'
)
