"""Projects that somebody made, or damaged, to break the command: each spoils one that is in order."""

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Final

from PIL import Image
from support.written import FRONT as WIDE_FRONT
from support.written import write_project

Spoil = Callable[[Path], None]
"""What is done to the folder of the pack, in which everything is in order."""

FRONT: Final = WIDE_FRONT.replace("[internal, published]", "[internal]")
BODY: Final = """\
# What we know {.facts}
- Talks on water were held on Friday. [@letter, lead 1] {.confirmed} ^held
- The river rises. [@letter, terms 1] {.reported} ^rises
  - short: The river rises.
# Do not say {.avoid}
- That anything is agreed. ^agreed
"""
FILES: Final = {
    "water/series.yaml": """\
- id: flows
  title: Flows
  file: data/flows.csv
  sources: [letter]
  fields:
  - {name: year, type: text, title: Year}
  - {name: flow, type: number, title: Flow, unit: km}
""",
    "water/exhibits.yaml": """\
- id: chart
  series: flows
  form: column
  title: The river rises
  alternative_text: Columns by year. They rise.
  category: year
  values: [flow]
- id: map
  form: image
  file: images/map.png
  title: Where the river rises
  alternative_text: A map. The river runs from the left to the right.
  sources: [letter]
""",
    "water/data/flows.csv": "year,flow\n2030,1\n2031,2\n",
}


def sound_project(folder: Path) -> Path:
    """Write the project in *folder*, and return its pack's folder."""
    write_project(folder, "", files={**FILES, "water/pack.md": FRONT + BODY})
    pack = folder / "content" / "water"
    (pack / "images").mkdir(exist_ok=True)
    Image.new("RGB", (64, 64), "navy").save(pack / "images" / "map.png")
    return pack


# --- what is written in place of a file, or behind what it holds ------------------------------------------------------


def instead(name: str, content: Callable[[], bytes | str]) -> Spoil:
    """Write *content*, which is made only then, in place of the file."""
    return lambda pack: _write(pack / name, content())


def behind(name: str, content: Callable[[], bytes | str]) -> Spoil:
    """Write *content* behind what the file holds."""

    def spoil(pack: Path) -> None:
        made = content()
        _write(pack / name, (pack / name).read_bytes() + (made.encode() if isinstance(made, str) else made))

    return spoil


def item(words: Callable[[], str]) -> Spoil:
    """Write an item of these words at the end of the pack."""
    return behind("pack.md", lambda: f"# More {{.facts}}\n- {words()} [@letter, lead 1] ^more\n")


def folder(name: str) -> Spoil:
    """Put a folder where a file of this name is, or might be."""

    def spoil(pack: Path) -> None:
        (pack / name).unlink(missing_ok=True)
        (pack / name).mkdir(parents=True)

    return spoil


def _write(path: Path, content: bytes | str) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)


# --- what is in it ----------------------------------------------------------------------------------------------------

MEGABYTE: Final = 1_000_000
LIMIT: Final = 950_000
"""Bytes of a file that is just taken."""


def _bomb() -> str:
    """Ten values, repeated ten times over, nine times: a thousand million of them in half a page."""
    names = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]" for before, name in pairwise(names)]
    return "\n".join(lines) + "\n"


def _front(line: str) -> str:
    return FRONT.removesuffix("---\n") + line + "\n---\n" + BODY


def png(width: int, height: int, rows: int, *, bits: int = 8, colour: int = 2) -> bytes:
    """Return a PNG that says it has *height* rows, and has *rows*."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    row = b"\0" + bytes(-(-width * bits * channels // 8))
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(rows)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png_with(kind: bytes, data: bytes) -> bytes:
    sound = _saved(Image.new("RGB", (64, 64)), "PNG")
    return sound[:33] + _chunk(kind, data) + sound[33:]


def _saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _moving() -> bytes:
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("navy", "white", "red")]
    return _saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


SVG: Final = """\
<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<svg xmlns="http://www.w3.org/2000/svg"><text>&b;&c;</text></svg>
"""

REFUSED: Final[Mapping[str, Spoil]] = {
    # large
    "yaml-100-mb": instead("sources.yaml", lambda: b"- id: letter\n" * (100 * MEGABYTE // 13)),
    "markdown-100-mb": behind("pack.md", lambda: b"- The river rises.\n" * (100 * MEGABYTE // 19)),
    "sections-100-mb": instead("more.md", lambda: b"x" * 100 * MEGABYTE),
    "front-matter-100-mb": instead("../lone.md", lambda: b"---\ntitle: Lone\n" + b"a: b\n" * (20 * MEGABYTE)),
    "csv-100-mb": behind("data/flows.csv", lambda: b"2032,3\n" * (100 * MEGABYTE // 7)),
    "image-100-mb": instead("images/map.png", lambda: bytes(100 * MEGABYTE)),
    "policy-100-mb": instead("../policy.yaml", lambda: b"a" * 100 * MEGABYTE),
    "yaml-below-the-limit": instead("sources.yaml", lambda: b"- {id: letter, type: x}\n" * (LIMIT // 24)),
    "yaml-words-below-the-limit": instead(
        "sources.yaml",
        lambda: "".join(
            f"- {{id: letter-{at}, type: letter, title: {'The river rises. ' * 9}}}\n" for at in range(4_500)
        ),
    ),
    "yaml-one-long-value": instead("sources.yaml", lambda: b"- id: " + b"a" * LIMIT),
    "yaml-one-long-name": instead("sources.yaml", lambda: b"- {id: letter, " + b"a" * 900_000 + b": b}\n"),
    "yaml-many-keys": instead(
        "sources.yaml", lambda: "- id: letter\n" + "".join(f"  k{at}: 1\n" for at in range(100_000))
    ),
    "yaml-same-key": instead("sources.yaml", lambda: "- id: letter\n" + "  title: a\n" * 100_000),
    "yaml-many-tabs": instead("sources.yaml", lambda: "\tid: letter\n" * 75_000),
    "markdown-bullets-below-the-limit": behind("pack.md", lambda: b"- The river rises.\n" * 5_100),
    "markdown-paragraphs-below-the-limit": behind("pack.md", lambda: b"River.\n\n" * 2_400),
    "markdown-headings-below-the-limit": behind("pack.md", lambda: b"#River\n" * 4_900),
    "markdown-comments-below-the-limit": behind("pack.md", lambda: b"<!-- River\n" * 4_900),
    "markdown-tabs": behind("pack.md", lambda: b"-\tRiver\n" * 4_900),
    "markdown-one-long-line": behind("pack.md", lambda: b"- " + b"x" * 390_000),
    "markdown-many-fields": behind("pack.md", lambda: b"- River\n" + b"  - short: x\n" * 4_900),
    "csv-one-long-row": behind("data/flows.csv", lambda: b"," * LIMIT),
    "csv-below-the-limit": behind("data/flows.csv", lambda: b"x,y\n" * 9_900),
    "csv-open-quote": behind("data/flows.csv", lambda: b'"' + b"x\n" * 450_000),
    # repeated
    "alias-bomb": instead("sources.yaml", _bomb),
    "alias-bomb-in-front-matter": instead(
        "pack.md", lambda: _front("terms:\n" + "".join(f"  {line}\n" for line in _bomb().splitlines()))
    ),
    "alias-of-itself": instead("sources.yaml", lambda: "- &a {id: letter, title: *a}\n"),
    "merge-key": instead("sources.yaml", lambda: "- &a {id: letter}\n- {<<: *a, id: other}\n"),
    "duplicate-keys": instead("sources.yaml", lambda: "- {id: letter, id: other, id: third}\n"),
    # deep
    "yaml-flow-deep": instead("sources.yaml", lambda: "[" * 10_000 + "]" * 10_000),
    "yaml-flow-mappings-deep": instead("sources.yaml", lambda: "{a: " * 10_000 + "}" * 10_000),
    "yaml-blocks-deep": instead("sources.yaml", lambda: "".join(f"{' ' * at}a:\n" for at in range(3_000))),
    "yaml-dashes-deep": instead("sources.yaml", lambda: "- " * 10_000 + "a"),
    "yaml-open-deep": instead("sources.yaml", lambda: "[" * 1_000_000),
    "yaml-question-marks-deep": instead("sources.yaml", lambda: "? " * 10_000 + "a"),
    "quotes-deep": behind("pack.md", lambda: "> " * 10_000 + "River\n"),
    "quotes-in-an-item-deep": behind("pack.md", lambda: "- " + ">" * 10_000 + "River\n"),
    "bullets-deep": behind("pack.md", lambda: "- " * 10_000 + "River\n"),
    "bullets-deep-by-indent": behind("pack.md", lambda: "".join(f"{' ' * 2 * at}- River\n" for at in range(1_500))),
    "numbers-deep": behind("pack.md", lambda: "1. " * 10_000 + "River\n"),
    "open-brackets": item(lambda: "[a](" * 4_000),
    "stars-deep": item(lambda: "*a " * 3_000 + "River" + "*" * 3_000),
    "braces-deep": item(lambda: "{" * 9_000),
    "attributes-open": behind("pack.md", lambda: "- River " + "{a=" * 6_000 + "\n"),
    "attributes-quoted": behind("pack.md", lambda: '- River {a="' + '\\"' * 9_000 + "\n"),
    "attributes-many": behind("pack.md", lambda: "- River " + "{.fact} " * 2_400 + "\n"),
    "citation-open": behind("pack.md", lambda: "- River " + "[@" * 9_000 + "\n"),
    "heading-attributes": behind("pack.md", lambda: "# River {" + "a=b " * 100_000 + "\n"),
    "heading-long": behind("pack.md", lambda: "# " + "River {.facts} " * 100_000 + "\n"),
    # characters
    "private-characters": item(lambda: "The river \ue0001\ue001 rises."),
    "noncharacters": item(lambda: "The river \uffff rises."),
    "right-to-left-override": item(lambda: "The river \u202esesir\u202c."),
    "zero-width-space": item(lambda: "The ri\u200bver rises."),
    "zero-width-joiner": item(lambda: "The ri\u200dver rises."),
    "tag-characters": item(lambda: "The river\U000e0072\U000e0069 rises."),
    "zero-width-in-a-reader": instead("pack.md", lambda: FRONT.replace("internal", "inter\u200bnal") + BODY),
    "zero-width-in-yaml": instead(
        "sources.yaml", lambda: "- {id: letter, type: letter, title: Let\u2060ter, issued: 2025-12-01}\n"
    ),
    "override-by-escape": instead(
        "sources.yaml", lambda: '- {id: letter, type: letter, title: "\\u202eretteL", issued: 2025-12-01}\n'
    ),
    "override-in-csv": behind("data/flows.csv", lambda: "\u202e2032,3\n"),
    "nul": instead("more.md", lambda: b"# A {.facts}\n- River\0\n"),
    "nuls": instead("more.md", lambda: bytes(LIMIT)),
    "latin-1": behind("pack.md", lambda: "# Straße {.facts}\n".encode("latin-1")),
    "windows-1252": instead("sources.yaml", lambda: "- {id: letter, title: “Letter”}\n".encode("cp1252")),
    "utf-16": instead("sources.yaml", lambda: "- {id: letter}\n".encode("utf-16")),
    "utf-32": instead("sources.yaml", lambda: "- {id: letter}\n".encode("utf-32")),
    "utf-16-without-mark": instead("sources.yaml", lambda: "- {id: letter}\n".encode("utf-16-le")),
    "surrogates": instead("sources.yaml", lambda: b"- {id: letter, title: \xed\xa0\x80}\n"),
    "surrogate-by-escape": instead(
        "sources.yaml", lambda: '- {id: letter, type: letter, title: "\\ud800", issued: 2025-12-01}\n'
    ),
    "overlong-utf-8": instead("sources.yaml", lambda: b"- {id: letter, title: \xc0\xaf}\n"),
    "utf-7": instead("sources.yaml", lambda: b"+AC0- +AGkAZA-: letter\n"),
    # not files
    "folder-for-pack": folder("pack.md"),
    "folder-for-sources": folder("sources.yaml"),
    "folder-for-sections": folder("more.md"),
    "folder-for-policy": folder("../policy.yaml"),
    "folder-for-house": folder("../house.yaml"),
    "folder-for-house-rules": folder("../house-rules.yaml"),
    "folder-for-csv": folder("data/flows.csv"),
    "folder-for-image": folder("images/map.png"),
    # data
    "xml-for-csv": instead("data/flows.csv", lambda: SVG),
    "svg-for-image": instead("images/map.png", lambda: SVG),
    "svg-by-name": lambda pack: (_write(pack / "images" / "map.svg", SVG), _rename_image(pack, "map.svg"))[0],
    # images
    "image-30000-square": instead("images/map.png", lambda: png(30_000, 30_000, 0)),
    "image-wide": instead("images/map.png", lambda: png(1_000_000, 50, 0)),
    "image-of-few-bytes": instead("images/map.png", lambda: png(12_000, 12_000, 12_000, bits=1, colour=0)),
    "image-without-its-rows": instead("images/map.png", lambda: png(5_000, 5_000, 10)),
    "image-cut": instead("images/map.png", lambda: _saved(Image.effect_noise((640, 640), 50), "PNG")[:9_000]),
    "image-of-no-size": instead("images/map.png", lambda: png(0, 0, 0)),
    "image-moves": instead("images/map.png", _moving),
    "image-text-bomb": instead(
        "images/map.png", lambda: _png_with(b"zTXt", b"a\0\0" + zlib.compress(bytes(200 * MEGABYTE), 9))
    ),
    "image-jpeg-as-png": instead("images/map.png", lambda: _saved(Image.new("RGB", (64, 64)), "JPEG")),
    "image-gif-as-png": instead("images/map.png", lambda: _saved(Image.new("RGB", (64, 64)), "GIF")),
    "image-tiff-as-png": instead("images/map.png", lambda: _saved(Image.new("RGB", (64, 64)), "TIFF")),
    "image-eps-as-png": instead("images/map.png", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
    "image-of-a-pixel": instead("images/map.png", lambda: png(1, 1, 1)),
    # links
    **{
        f"link-{name}": item(lambda to=to: f"The [river]({to}) rises.")
        for name, to in {
            "javascript": "javascript:alert(1)",
            "javascript-in-capitals": "JaVaScRiPt:alert(1)",
            "javascript-escaped": "javascript&#58;alert(1)",
            "data": "data:text/html;base64,PGI+",
            "file": "file:///etc/passwd",
            "ftp": "ftp://example.org/a",
            "unc": "\\\\server\\share",
            "relative": "../policy.yaml",
            "no-scheme": "//example.org",
            "word-field": "ms-word:ofe|u|https://example.org",
            "fragment": "#_Toc1",
            "empty": "",
            "angles": "<vbscript:a>",
        }.items()
    },
    **{
        f"source-url-{name}": behind(
            "sources.yaml",
            lambda to=to: f"- {{id: more, title: More, issued: 2025-12-01, citable: public, URL: '{to}'}}\n",
        )
        for name, to in {
            "javascript": "javascript:alert(1)",
            "file": "file:///etc/passwd",
            "unc": "\\\\server\\share",
            "mail": "mailto:a@example.org",
        }.items()
    },
}
"""What is refused: with an error, at a place in a file of the project."""


def _rename_image(pack: Path, name: str) -> None:
    exhibits = pack / "exhibits.yaml"
    exhibits.write_text(exhibits.read_text().replace("map.png", name))


HARMLESS: Final[Mapping[str, Spoil]] = {
    "nothing": lambda _: None,
    "raw-html": item(
        lambda: 'The <b>river</b> <script>alert(1)</script> <img src="file:///etc/passwd"> &lt;rises&gt;.'
    ),
    "angle-link": item(lambda: "The river <javascript:alert(1)> rises."),
    "formulas": instead(
        "data/flows.csv",
        lambda: 'year,flow\n=1+1,1\n@Sum(A1),2\n+1,3\n"=Hyperlink(""https://example.org"",""a"")",4\n-2+3,5\n',
    ),
    "brackets-deep": item(lambda: "[" * 9_000 + "River" + "]" * 9_000 + "(https://example.org)"),
    "angles-deep": item(lambda: "<" * 15_000),
    "stars-and-lines": item(lambda: "a**b_c" * 1_000),
    "backticks": item(lambda: " ".join("`" * at for at in range(1, 180)) + " River"),
    "backslashes": item(lambda: "\\" * 19_001),
    "links-in-links": item(lambda: "[" * 100 + "River" + "](https://example.org)" * 100),
    "citations-many": behind("pack.md", lambda: "- River " + "[@letter] " * 1_900 + "\n"),
    "stars-open": item(lambda: "**" * 5_000 + "River."),
    "words-of-one-letter": item(lambda: "a " * 6_000 + "river."),
    "words-of-likelihood": item(lambda: "likely " * 2_000 + "river."),
    "brackets-open": item(lambda: "[" * 9_000 + "River."),
    "crlf-and-cr": instead("pack.md", lambda: (FRONT + BODY).replace("\n", "\r\n", 9).replace("- The", "\r- The")),
    "byte-order-mark": instead("pack.md", lambda: b"\xef\xbb\xbf" + (FRONT + BODY).encode()),
    "joiners-where-they-belong": item(lambda: "क्‍ष and می‌خواهم."),
    "image-cmyk": lambda pack: (
        _write(pack / "images" / "map.jpg", _saved(Image.new("CMYK", (64, 64)), "JPEG")),
        _rename_image(pack, "map.jpg"),
    )[0],
    "image-1-bit": instead("images/map.png", lambda: _saved(Image.new("1", (64, 64)), "PNG")),
    "image-16-bit": instead("images/map.png", lambda: _saved(Image.new("I;16", (64, 64)), "PNG")),
    "image-palette": instead("images/map.png", lambda: _saved(Image.new("P", (64, 64)), "PNG")),
    "image-large": instead("images/map.png", lambda: png(5_000, 4_000, 4_000, colour=6)),
    "image-bad-sum": instead("images/map.png", lambda: png(64, 64, 64)[:-5] + b"\0\0\0\0\0"),
    "image-text-chunk": instead("images/map.png", lambda: _png_with(b"tEXt", b"Comment\0" + b"secret " * 9)),
}
"""What is taken, and does no harm."""
