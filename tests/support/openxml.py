"""The Open XML SDK's rules, as a referee."""

from pathlib import Path


def audit(docx: bytes, folder: Path) -> list[str]:
    """Return what openxml-audit finds."""
    from openxml_audit import OpenXmlValidator

    path = folder / "audited.docx"
    path.write_bytes(docx)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]
