"""A sensitivity label of Microsoft Purview, written as Office writes it: twice, for older programs read the properties alone.

Its ids are those that the unit's policy gives. It encrypts nothing and shuts nobody out: programs that know the tenant
act on it.
"""

from collections.abc import Mapping
from typing import Final

from briefgen.document.document import SensitivityLabel
from briefgen.writers.docx.parts import Kind, Part
from briefgen.writers.docx.xml import DECLARATION

LABELS: Final = Kind(
    content_type="application/vnd.ms-office.classificationlabels+xml",
    relation="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels",
)
"""What the package itself is related to ([MS-OFFCRYPTO] 2.6)."""

_LABELS: Final = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
_METHOD: Final = "Standard"
"""Set by rule; "Privileged" would say that a person chose it for this file."""
_CONTENT: Final = "0"
"""No header, footer, watermark or encryption of the label's own is in the file."""


def label_properties(label: SensitivityLabel, moment: str) -> Mapping[str, str]:
    """Return the custom properties, by name. The label is as old as the edition, whose *moment* is in UTC."""
    said = {
        "Enabled": "true",
        "SetDate": moment,
        "Method": _METHOD,
        "Name": label.name,
        "SiteId": label.site,
        "ContentBits": _CONTENT,
    }
    return {f"MSIP_Label_{label.label}_{name}": value for name, value in said.items()}


def label_part(label: SensitivityLabel) -> Part:
    own = (
        f'<clbl:label id="{{{label.label}}}" enabled="1" method="{_METHOD}" siteId="{{{label.site}}}"'
        f' contentBits="{_CONTENT}" removed="0"/>'
    )
    content = f'{DECLARATION}<clbl:labelList xmlns:clbl="{_LABELS}">{own}</clbl:labelList>'
    return Part(name="docMetadata/LabelInfo.xml", kind=LABELS, content=content, shared=True)
