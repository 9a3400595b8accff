"""What stands at the head and foot of a Word document's pages, whose words they are, and what is in it besides words.

It is read off the finished file, for a letterhead's own lines stand there with ours.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from posixpath import join
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from briefgen.document.origins import PhraseOrigin, TemplateOrigin
from briefgen.gate.places import origin_of
from briefgen.writers.docx.anchors import Anchor, AnchorPiece
from briefgen.writers.docx.xml import R, W

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

EDGES: Final = ("header", "footer")
_DOCUMENT: Final = "word/document.xml"
_BOX: Final = f"{{{W}}}txbxContent"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_TEXT_PATH: Final = "{urn:schemas-microsoft-com:vml}textpath"
_WITHIN: Final = ((_BOX, "text box"), (_CHART, "chart"), (_PICTURE, "picture"), (_TEXT_PATH, "watermark"))
"""By what is inside, the first one that is."""
_HOLDERS: Final = {
    f"{{{W}}}object": "embedded object",
    f"{{{W}}}pict": "drawing",
    f"{{{W}}}drawing": "drawing",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "drawing",
}
_FOOTER: Final = ("footer-file", "footer-edition", "footer-as-of")


def sort_of_aside(element: Any) -> str | None:
    """Return what kind of thing a run holds that is no words: "picture", "text box"; None where it is none."""
    usual = _HOLDERS.get(element.tag)
    if usual in (None, "embedded object"):
        return usual
    return next((name for tag, name in _WITHIN if next(element.iter(tag), None) is not None), usual)


def place_of(edge: str, kind: str) -> str:
    """Return how an edge of pages is called in a record: `header.first`."""
    return f"{edge}.{kind}"


def standing(content: bytes, brief: "Brief") -> tuple[tuple[Anchor, ...], Mapping[str, int]]:
    """Return the lines at head and foot of a document's pages, and how many things of each kind it holds that are no words.

    A line is called by its place, the part and its number there: `header.first.1.2`. Results of fields are no words of it.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        document = _part(package, _DOCUMENT)
        relations = {each.get("Id"): each for each in _part(package, "word/_rels/document.xml.rels")}
        parts: dict[str, Any] = {}
        for name in (join("word", each.get("Target")) for each in relations.values() if _is_edge(each)):
            parts[name] = _part(package, name)
    printed = sorted((each for each in _printed(brief) if _text(each).strip()), key=lambda each: -len(_text(each)))
    lines = []
    for place, names in _places(document, relations).items():
        for number, name in enumerate(names, start=1):
            said = filter(str.strip, map(_line, parts[name].iter(f"{{{W}}}p")))
            lines += [
                Anchor(name=f"{place}.{number}.{line}", pieces=tuple(_pieces(text, printed)))
                for line, text in enumerate(said, start=1)
            ]
    return tuple(lines), _asides((document, *parts.values()))


def _part(package: zipfile.ZipFile, name: str) -> Any:
    """Return a part's root, by the standard library: our own file needs no more, and lxml takes longer to load than it to read."""
    return ET.fromstring(package.read(name))  # noqa: S314 - we wrote it, and a letterhead was read for entities


def _is_edge(relation: Any) -> bool:
    return relation.get("Type").rpartition("/")[2] in EDGES


def _places(document: Any, relations: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the parts that stand at each place, each once: sections of landscape pages have their own."""
    found: dict[str, dict[str, None]] = {}
    for edge in EDGES:
        for each in document.iter(f"{{{W}}}{edge}Reference"):
            target = join("word", relations[each.get(f"{{{R}}}id")].get("Target"))
            found.setdefault(place_of(edge, each.get(f"{{{W}}}type")), {}).setdefault(target)
    return {place: tuple(names) for place, names in found.items()}


def _asides(roots: Iterable[Any]) -> Mapping[str, int]:
    children = (child for root in roots for run in root.iter(f"{{{W}}}r") for child in run)
    return Counter(filter(None, map(sort_of_aside, children)))


def _line(paragraph: Any) -> str:
    """Return the words of a paragraph, without what fields say and without those of boxes that hang at it."""
    words, fields = [], 0
    for run in paragraph.findall(f"{{{W}}}r"):
        for child in run:
            kind = child.get(f"{{{W}}}fldCharType")
            fields += {"begin": 1, "end": -1}.get(kind or "", 0)
            if not fields and child.tag == f"{{{W}}}t":
                words.append(child.text or "")
            elif not fields and child.tag == f"{{{W}}}tab":
                words.append("\t")
    return "".join(words)


def _printed(brief: "Brief") -> Iterator[tuple[AnchorPiece, ...]]:
    """Yield what we print at the edges of pages, with where its words come from."""
    furniture, language = brief.document.furniture, brief.document.metadata.language
    scheme = TemplateOrigin(path=f"markings/{brief.document.marking.scheme}.yaml", line=1)
    yield (AnchorPiece(text=brief.document.marking.label, origin=scheme),)
    for key, text in zip(_footer_keys(brief), furniture.footer, strict=False):
        yield tuple(_parted(text, key, brief))
    page = furniture.page
    for text in (page.before, page.between, page.after):
        yield (_phrase("page-label", text, language),)
    yield (_phrase("draft", furniture.draft, language),)
    if (second := furniture.second) is not None:
        keys = _FOOTER[-len(second.footer) :] if second.footer else ()
        for key, text in zip((*keys, "draft"), (*second.footer, second.draft), strict=False):
            yield (_phrase(key, text, second.language),)


def _footer_keys(brief: "Brief") -> tuple[str, ...]:
    """Return the phrases of the parts of the footer line, in their order."""
    head = brief.leak_question.evidence.pack.front.document
    given = {"footer-file": head.file, "footer-edition": head.edition, "footer-as-of": "always"}
    return (*(("embargoed-until",) if brief.embargo_until else ()), *(key for key in _FOOTER if given[key]))


def _parted(text: str, key: str, brief: "Brief") -> Iterator[AnchorPiece]:
    """Yield a part of the footer line; the file and the edition in it are the pack's own words."""
    pack, language = brief.leak_question.evidence.pack, brief.document.metadata.language
    name = key.removeprefix("footer-")
    value = getattr(pack.front.document, name, None)
    before, found, after = text.partition(value) if value else (text, "", "")
    yield _phrase(key, before, language)
    if found:
        field = ("document", name)
        origin = origin_of(pack, ("pack", *field), item=pack.name, field=field, language=pack.front.language)
        yield AnchorPiece(text=found, origin=origin)
        yield _phrase(key, after, language)


def _phrase(key: str, text: str, language: str) -> AnchorPiece:
    return AnchorPiece(text=text, origin=PhraseOrigin(key=key, language=language))


def _pieces(line: str, printed: Iterable[tuple[AnchorPiece, ...]]) -> Iterator[AnchorPiece]:
    """Yield a line by the origins of its words; none for a letterhead's own, and for what stands between."""
    held: dict[int, tuple[int, tuple[AnchorPiece, ...]]] = {}
    for pieces in printed:
        text = _text(pieces)
        start = line.find(text)
        while start >= 0:
            end = start + len(text)
            if all(end <= one or start >= other for one, (other, _) in held.items()):
                held[start] = (end, pieces)
            start = line.find(text, end)
    cuts = sorted({0, len(line), *held, *(end for end, _ in held.values())})
    for start, end in pairwise(cuts):
        own = held.get(start)
        yield from filter(lambda each: each.text, own[1]) if own else (AnchorPiece(text=line[start:end], origin=None),)


def _text(pieces: Iterable[AnchorPiece]) -> str:
    return "".join(piece.text for piece in pieces)
