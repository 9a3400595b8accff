"""Fields in runs (not `fldSimple`, in which Word loses the style of the result when it updates), with their results.

Nothing is recalculated when a file is opened: what stands in a field is what is read.
"""

from functools import lru_cache
from typing import Final

from briefgen.writers.docx.characters import run_content
from briefgen.writers.docx.xml import element, quoted, value


def write_field(code: str, result: str, style: str = "") -> str:
    """Return a field with its result as printed, in a character style where one is named."""
    properties = element("rPr", value("rStyle", style)) if style else ""
    return field_start(code) + element("r", properties, run_content(result)) + FIELD_END


@lru_cache(maxsize=1 << 10)
def field_start(code: str) -> str:
    """Return the runs before a field's result."""
    return _run(element("fldChar", fldCharType="begin")) + _run(_instruction(code)) + _SEPARATE


def _instruction(code: str) -> str:
    return f'<w:instrText xml:space="preserve"> {quoted(code)} </w:instrText>'


def _run(content: str) -> str:
    return element("r", content)


_SEPARATE: Final = _run(element("fldChar", fldCharType="separate"))
FIELD_END: Final = _run(element("fldChar", fldCharType="end"))
