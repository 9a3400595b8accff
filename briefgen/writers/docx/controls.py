"""Content controls: what a person ticks, and the contents, which Word offers to update.

No other text stands in one: LibreOffice destroys tracked changes and comments in a plain control around a paragraph.
"""

from typing import Final

from briefgen.writers.docx.xml import element, value

EMPTY_BOX: Final = "\u2610"
TICKED_BOX: Final = "\u2612"
BOX_FONT: Final = "MS Gothic"
"""The family that Word itself draws check boxes from."""


def tick_box(run: str, name: str, number: int) -> str:
    """Return the control around a box that is not ticked; its *name* is shown where it is edited, and read aloud."""
    states = "".join(
        f'<w14:{state} w14:val="{ord(box):04X}" w14:font="{BOX_FONT}"/>'
        for state, box in (("checkedState", TICKED_BOX), ("uncheckedState", EMPTY_BOX))
    )
    box = f'<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
    properties = element("sdtPr", value("alias", name), value("id", number), box)
    return element("sdt", properties, element("sdtContent", run))


def contents_control(paragraphs: str, number: int) -> str:
    """Return the control around a table of contents."""
    gallery = element("docPartObj", value("docPartGallery", "Table of Contents"), element("docPartUnique"))
    properties = element("sdtPr", value("id", number), gallery)
    return element("sdt", properties, element("sdtContent", paragraphs))
