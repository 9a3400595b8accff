"""Word documents as LibreOffice lays them out, with the shipped fonts and no other to fall back on."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from lxml import html
from support.tools import need

from briefgen.resources import templates_root

FONTS = f"""\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{templates_root() / "fonts"}</dir><cachedir prefix="cwd">cache</cachedir></fontconfig>
"""


def lay_out(documents: Mapping[str, bytes], folder: Path) -> None:
    """Put a PDF of each document into *folder*, by its name: of all at once, for a start takes as long as ten documents."""
    _convert(documents, folder, "pdf")


def words_read(documents: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return the words of each document as LibreOffice reads them (its plain text leaves notes out), without the notes' numbers."""
    _convert(documents, folder, "html:HTML (StarWriter):EmbedImages")
    return {name: _said_in((folder / f"{name}.html").read_bytes()) for name in documents}


def _said_in(page: bytes) -> str:
    top = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    for number in top.xpath("//a[starts-with(@class, 'sdfootnote') or starts-with(@class, 'sdendnote')]"):
        number.drop_tree()
    return top.text_content()


def _convert(documents: Mapping[str, bytes], folder: Path, form: str) -> None:
    (folder / "fonts.conf").write_text(FONTS, encoding="utf-8")
    for name, content in documents.items():
        (folder / f"{name}.docx").write_bytes(content)
    subprocess.run(
        [
            need("soffice"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            folder,
            *sorted(folder.glob("*.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        cwd=folder,
        env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
