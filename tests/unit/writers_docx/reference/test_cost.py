"""A letterhead that is made to cost time costs no more than its size: four times as much of it, four times the work.

Calls are counted, and no seconds, which a busy machine makes up.
"""

import sys
import zipfile
from io import BytesIO
from types import FrameType

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


def calls(piece: str, count: int) -> int:
    """Return how often reading calls a function; the parts are stored, for what packs too well is refused."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in in_body(letterhead(), f"<w:p>{piece * count}</w:p>").items():
            archive.writestr(name, content)
    counted = 0

    def count_call(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count_call)
    try:
        read_reference(out.getvalue(), "brief.docx")
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", MANY.values(), ids=MANY)
def test_work_grows_with_size(piece):
    count = 20_000 // len(piece)
    bare = calls(piece, 0)
    assert calls(piece, 4 * count) - bare < 5 * (calls(piece, count) - bare)
