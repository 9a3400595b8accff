"""A letterhead that is made to cost time costs no more than its size: four times as much of it, four times the time."""

import time
import zipfile
from io import BytesIO

import pytest
from support.letterheads import in_body, letterhead

from briefgen.writers.docx.reference.read import read_reference

MANY = {
    "insertions": '<w:ins w:id="1"><w:r><w:t>x</w:t></w:r></w:ins>',
    "ends that were deleted": '<w:r/></w:p><w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>',
    "fields in fields": '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 29 + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 29,
    "white words": '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>x</w:t></w:r>',
    "bookmarks": '<w:bookmarkStart w:id="1" w:name="abc"/><w:r><w:instrText>xyz </w:instrText></w:r><w:bookmarkEnd w:id="1"/>',
    "links": '<w:hyperlink r:id="x"><w:r/></w:hyperlink>',
}  # fmt: skip


def seconds(piece: str, count: int) -> float:
    """Return the least of two readings; the parts are stored, for what packs too well is refused."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in in_body(letterhead(), f"<w:p>{piece * count}</w:p>").items():
            archive.writestr(name, content)
    return min(_seconds(out.getvalue()) for _ in range(2))


def _seconds(data: bytes) -> float:
    start = time.process_time()
    read_reference(data, "brief.docx")
    return time.process_time() - start


@pytest.mark.parametrize("piece", MANY.values(), ids=MANY)
def test_time_grows_with_size(piece):
    count = 150_000 // len(piece)
    assert seconds(piece, 4 * count) < 9 * seconds(piece, count)
