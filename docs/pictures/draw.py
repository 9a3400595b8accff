"""Draw the README's pictures from the built briefs: the first page of the PDF beside that of the Word document.

    python docs/pictures/draw.py [BUILD_FOLDER]

Needs pdftoppm (poppler-utils) and soffice (libreoffice-writer), with the fonts of `templates/fonts/` installed so that
LibreOffice sets the Word document in them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).parent
PACK = "india-russia-visit"
AUDIENCES = ("minister", "analyst")
DPI = 64
GAP = 16
SURROUND = "#8a9099"


def word_as_pdf(docx: Path, scratch: Path) -> Path:
    """Return the PDF that LibreOffice lays the document out as."""
    profile = f"-env:UserInstallation=file://{scratch}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch), str(docx)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return scratch / f"{docx.stem}.pdf"


def first_page(pdf: Path, stem: Path) -> Image.Image:
    command = ["pdftoppm", "-r", str(DPI), "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(stem)]
    subprocess.run(command, check=True, timeout=120)
    return Image.open(stem.with_suffix(".png")).convert("RGB")


def beside(left: Image.Image, right: Image.Image) -> Image.Image:
    canvas = Image.new("RGB", (left.width + right.width + 3 * GAP, max(left.height, right.height) + 2 * GAP), SURROUND)
    canvas.paste(left, (GAP, GAP))
    canvas.paste(right, (left.width + 2 * GAP, GAP))
    return canvas


def main(build: Path) -> None:
    for audience in AUDIENCES:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            stem = build / PACK / audience
            pdf = first_page(stem.with_suffix(".pdf"), scratch / "pdf")
            word = first_page(word_as_pdf(stem.with_suffix(".docx"), scratch), scratch / "word")
            beside(pdf, word).quantize(64).save(HERE / f"{audience}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
