"""Draw the README's pictures from the built briefs: first pages of four PDFs, a PDF beside its Word document, two looks.

    python docs/pictures/draw.py [BUILD_FOLDER]

Needs pdftoppm (poppler-utils) and soffice (libreoffice-writer), with the fonts of `templates/fonts/` installed so that
LibreOffice sets the Word document in them.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

import briefgen

HERE = Path(__file__).parent
PACK = "india-russia-visit"
FOUR = ("minister", "press-lines", "business", "public")
TWINS = "analyst"
LOOKS = (("business", "government"), ("business", "thinktank"), ("parliament", "thinktank"))
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


def in_look(audience: str, theme: str, scratch: Path) -> Image.Image:
    [pdf] = briefgen.load(".").brief(PACK, audience, theme=theme).save(scratch / f"{audience}-{theme}.pdf")
    return first_page(pdf, scratch / f"{audience}-{theme}")


def row(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width + GAP for page in pages) + GAP
    canvas = Image.new("RGB", (width, max(page.height for page in pages) + 2 * GAP), SURROUND)
    left = GAP
    for page in pages:
        canvas.paste(page, (left, GAP))
        left += page.width + GAP
    return canvas


def save(picture: Image.Image, name: str) -> None:
    picture.quantize(64).save(HERE / f"{name}.png", optimize=True)


def main(build: Path) -> None:
    made = build / PACK
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        save(row([first_page(made / f"{name}.pdf", scratch / name) for name in FOUR]), "four-readers")
        word = first_page(word_as_pdf(made / f"{TWINS}.docx", scratch), scratch / "word")
        save(row([first_page(made / f"{TWINS}.pdf", scratch / "pdf"), word]), "twins")
        save(row([in_look(*each, scratch) for each in LOOKS]), "two-looks")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build"))
