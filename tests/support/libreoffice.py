"""Word documents as LibreOffice lays them out and saves them, with the shipped fonts and no other to fall back on."""

import os
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from lxml import html
from support.tools import need

from briefgen.resources import templates_root


def only(folder: Path) -> str:
    """Return the settings by which a program sees the fonts in *folder* and no others."""
    return f"""\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir prefix="cwd">cache</cachedir></fontconfig>
"""


FONTS = only(templates_root() / "fonts")


def lay_out(documents: Mapping[str, bytes], folder: Path, fonts: str = FONTS) -> None:
    """Put a PDF of each document into *folder*, by its name."""
    _convert(documents, folder, fonts, "pdf")


def words_read(documents: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return the words of each document as LibreOffice reads them (its plain text leaves notes out), without the notes' numbers."""
    _convert(documents, folder, FONTS, "html:HTML (StarWriter):EmbedImages")
    return {name: _said_in((folder / f"{name}.html").read_bytes()) for name in documents}


def saved_again(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return each document as LibreOffice saves it, opened and not touched."""
    _convert(documents, folder, FONTS, "docx:MS Word 2007 XML", to="saved")
    return {name: (folder / "saved" / f"{name}.docx").read_bytes() for name in documents}


def _said_in(page: bytes) -> str:
    top = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for number in top.xpath("//a[starts-with(@class, 'sdfootnote') or starts-with(@class, 'sdendnote')]"):
        number.drop_tree()
    return top.text_content()


def _convert(documents: Mapping[str, bytes], folder: Path, fonts: str, kind: str, to: str = "") -> None:
    """Convert the documents, many at once, for a start takes as long as ten documents.

    Those that embed other fonts are laid out apart: LibreOffice 7.4 sets every later document in the fonts that an earlier
    one brought, and a cut for English has no Hindi.
    """
    (folder / "fonts.conf").write_text(fonts, encoding="utf-8")
    alike: dict[frozenset[int], list[Path]] = {}
    for name, content in sorted(documents.items()):
        path = folder / f"{name}.docx"
        path.write_bytes(content)
        alike.setdefault(_embedded(content), []).append(path)
    for paths in alike.values():
        subprocess.run(
            [
                need("soffice"),
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                folder / to,
                *paths,
            ],
            check=True,
            capture_output=True,
            timeout=300,
            cwd=folder,
            env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")},
        )


def _embedded(docx: bytes) -> frozenset[int]:
    """Return what tells the fonts in a document from those in another."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        return frozenset(each.CRC for each in archive.infolist() if each.filename.endswith(".odttf"))
