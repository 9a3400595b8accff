"""Random packs as finished files, and what three readers that are not ours find in them."""

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pikepdf
import pypdfium2
from lxml import etree
from PIL import Image
from support.access import Case

from briefgen.audience.load import LoadedAudience, load_audience
from briefgen.compose.compose import compose
from briefgen.diagnostics import UserError
from briefgen.gate import clear
from briefgen.layout.fonts import load_fonts
from briefgen.leak.check import LeakReport, Question, leak_check
from briefgen.leak.suspects import Evidence
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.theme.load import Known, load_theme
from briefgen.theme.model import Theme
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import WriteOptions

FORM = "title: Everything\nlanguages: [en-GB]\ncitations: foot\nnumbered_exhibits: true\n"
TEMPLATE = """\
# {{ pack.title }}

{% for topic in topics %}
- {{ topic }}

{% endfor %}
{% for claim in claims %}
- {{ claim }}{% if claim.said_by %} ({{ claim.said_by }}){% endif %} {{ cite(claim) }}

{% endfor %}
{% for gap in gaps %}
- {{ gap }}

{% if gap.why %}
- {{ gap.why }}

{% endif %}

{% endfor %}
{% for line in lines.say %}
- {{ line }} {{ cite(line) }}

{% endfor %}
{% for line in lines.if_asked %}
- {{ line }} {{ cite(line) }}

{% endfor %}
{% for line in lines.avoid %}
- {{ line }}

{% if line.instead %}
- {{ line.instead }}

{% endif %}

{% endfor %}
{% for question in questions %}
- {{ question }}

- {{ question.answer }}

{% endfor %}
{% for person in people %}
- {{ person }}, {{ person.office }}

{% endfor %}
{% for exhibit in exhibits %}
{{ exhibit }}

{% endfor %}
"""
"""Prints whatever it gets: what it leaves out is not the gate's doing."""


@dataclass(frozen=True, kw_only=True)
class Press:
    """What random packs are printed with."""

    audience: LoadedAudience
    theme: Theme
    roots: tuple[Path, ...]

    def files(self, case: Case) -> Mapping[str, bytes] | None:
        """Return the brief in each format, None where the gate stays shut or nothing is left to print."""
        fonts = load_fonts(self.roots)
        try:
            cleared = clear.clear(case.pack, case.policy, case.audience, moment=case.moment, language="en-GB")
            composed = compose(cleared.pack, self.audience, _locale(self.roots), self.theme, self.roots, fonts)
            options = WriteOptions(attach_data=True)
            return {
                name: FORMATS[name].write(composed.document, composed.layout, self.theme, fonts, options)
                for name in ("docx", "pdf", "json")
            }
        except UserError:
            return None


def press(folder: Path, template: str = TEMPLATE) -> Press:
    """Set up a template in *folder*: one that prints everything."""
    home = folder / "audiences" / "everything"
    home.mkdir(parents=True)
    (home / "audience.yaml").write_text(FORM, encoding="utf-8")
    (home / "brief.md.j2").write_text(template, encoding="utf-8")
    roots = (folder, templates_root())
    known = Known(families=load_fonts(roots).families, audiences=("everything",))
    audience = load_audience("everything", roots)
    theme = load_theme("government", roots, paper="a4", published=False, known=known)
    return Press(audience=audience, theme=theme, roots=roots)


@lru_cache(maxsize=4)
def _locale(roots):
    return load_locale("en-GB", roots)


def checked(press: Press, case: Case, files: Mapping[str, bytes]) -> LeakReport:
    evidence = Evidence(pack=case.pack, policy=case.policy, templates=press.roots)
    return leak_check(files, Question(evidence=evidence, audience=case.audience, moment=case.moment))


def outside(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return what each outside reader finds, without spaces, hyphens and commas: a canary is found wherever a line ends in it."""
    return {
        "pdfium": _bare(" ".join(_pdfium(files["pdf"]))),
        "pdftotext": _bare(_pdftotext(files["pdf"])),
        "unzip and lxml": _bare(" ".join(_unzipped(files["docx"]))),
        "json": _bare("".join(_strings(json.loads(files["json"])))),
    }


def pictures(files: Mapping[str, bytes]) -> dict[str, set[bytes]]:
    """Return by format the pixels of every picture, as Pillow and pikepdf decode them."""
    with zipfile.ZipFile(io.BytesIO(files["docx"])) as package:
        media = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        drawn = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        painted = {pixels_in(pikepdf.PdfImage(one).as_pil_image()) for one in drawn}
    return {"docx": {pixels_in(Image.open(io.BytesIO(one))) for one in media}, "pdf": painted}


def pixels_in(picture: Image.Image) -> bytes:
    return picture.convert("L").tobytes()


def _bare(text: str) -> str:
    return re.sub("[\\s\x02\ufffe\u00ad,-]", "", text)


def bare(canary: str) -> str:
    return _bare(canary)


def _strings(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from _strings(value)
        case list():
            for value in data:
                yield from _strings(value)


def _pdfium(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_range()
    document.close()


def _pdftotext(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode()


def _unzipped(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            yield name
            if part.startswith(b"PK"):
                yield from _unzipped(part)
            elif name.endswith((".xml", ".rels")):
                for element in etree.fromstring(part).iter():
                    yield from (element.text or "", *element.attrib.values())
