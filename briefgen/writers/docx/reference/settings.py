"""Of a letterhead's settings, those that say how its pages are laid out."""

from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import drop, find, is_on, w
from briefgen.writers.docx.reference.order import SETTINGS_ORDER

_KEPT: Final = frozenset(SETTINGS_ORDER)
_ODD: Final = {
    "documentProtection": Kind.PROTECTION,
    "writeProtection": Kind.PROTECTION,
    "trackRevisions": Kind.TRACKING,
    "updateFields": Kind.PROMPT,
}
_DATA: Final = {
    "docVars": "document variables",
    "mailMerge": "the data source of a mail merge",
    "attachedSchema": "an XML schema",
    "saveThroughXslt": "an XSL transformation",
}
_TODAY: Final = "15"
"""The compatibility mode of Word since 2013, the last that there is."""
_WORD: Final = "http://schemas.microsoft.com/office/word"
_MODE: Final = f"w:compat/w:compatSetting[@w:name='compatibilityMode' and @w:uri='{_WORD}']"
_VERSIONS: Final = {"11": "Word 2003", "12": "Word 2007", "14": "Word 2010"}
_OLDEST: Final = "12"
"""The mode of a document that does not say one ([MS-DOCX] 2.3.9)."""


def settle_settings(root: etree._Element) -> list[Seen]:
    """Leave what lays out pages; return what was odd."""
    seen = [Seen(kind=kind) for name, kind in _ODD.items() if any(map(is_on, find(root, f"w:{name}")))]
    seen += [Seen(kind=Kind.DATA, quoted=said) for name, said in _DATA.items() if find(root, f"w:{name}")]
    seen += _settle_compatibility(root)
    for each in list(root):
        if each.tag not in _KEPT:
            drop(each)
    return seen


def forget_notes(root: etree._Element, kind: str) -> None:
    """Drop what the settings say of notes of a *kind* that the package has no part of: Word calls that an error."""
    for each in find(root, f"w:{kind}Pr/w:{kind}"):
        drop(each)


def _settle_compatibility(root: etree._Element) -> list[Seen]:
    compatibility = next(iter(find(root, "w:compat")), None)
    mode = next(iter(find(root, _MODE)), None)
    said = _OLDEST if mode is None else mode.get(w("val"), "")
    if said == _TODAY:
        return []
    if compatibility is None:
        compatibility = etree.SubElement(root, w("compat"))
    if mode is None:
        mode = etree.SubElement(compatibility, w("compatSetting"))
        mode.set(w("name"), "compatibilityMode")
        mode.set(w("uri"), _WORD)
    mode.set(w("val"), _TODAY)
    return [Seen(kind=Kind.COMPATIBILITY, quoted=_VERSIONS.get(said, "an older Word"))]
