"""What a PDF holds or reaches that acts by itself or is another file: scripts, forms, attachments, links, layers; and what
stands behind its end."""

from collections.abc import Iterator
from typing import Final

from briefgen.addresses import is_link
from briefgen.diagnostics import Diagnostic
from briefgen.inspect.expected import Expected
from briefgen.inspect.findings import ACTIVE, BUILD_ANEW, HIDDEN, error, listed, value
from briefgen.inspect.pdf.opened import PdfFile
from briefgen.regex import regex

_ACTING: Final = {
    "JavaScript": "scripts",
    "JS": "scripts",
    "Launch": "commands that start programs",
    "SubmitForm": "forms that are sent somewhere",
    "ImportData": "fields that fetch data",
    "GoToR": "links into other files",
    "GoToE": "links into attached files",
    "RichMedia": "films or sounds",
    "Rendition": "films or sounds",
    "Movie": "films or sounds",
    "Sound": "films or sounds",
    "XFA": "a form of Adobe's own",
}
_EMBEDDED: Final = frozenset({"EmbeddedFile", "EmbeddedFiles"})
_LAYERS: Final = "OCG"
_ADDRESS: Final = regex(rb"/URI\s*\(((?:\\[\s\S]|[^\\()])*)\)")
_END: Final = regex(rb"%%EOF[\r\n \t\0]*")


def holdings(file: PdfFile, expected: Expected) -> Iterator[Diagnostic]:
    names = frozenset[str]().union(*(each.names for each in file.objects))
    if acting := [said for name, said in _ACTING.items() if name in names]:
        yield error(ACTIVE, f"what acts by itself: {listed(acting)}", BUILD_ANEW)
    if not expected.data_attached and (names & _EMBEDDED):
        attached = listed(value(name) for name in _attached(file)) or "without a name"
        yield error(ACTIVE, f"attached files: {attached}", "take them out, or build the brief without --attach-data")
    addresses = (match[1].decode("latin-1") for each in file.objects for match in _ADDRESS.finditer(each.head))
    if outside := listed(value(each) for each in addresses if not is_link(each.replace(" ", "%20"))):
        yield error(ACTIVE, f"links that lead neither to the web nor to a mail address: {outside}", BUILD_ANEW)
    if _LAYERS in names:
        yield error(HIDDEN, "layers, which a reader may switch on and off", BUILD_ANEW)
    if trailing := _behind_its_end(file.content):
        yield error(HIDDEN, f"{trailing} bytes behind its end, which no page shows", BUILD_ANEW)


def _attached(file: PdfFile) -> list[str]:
    return [file.pages.get_attachment(index).get_name() for index in range(file.pages.count_attachments())]


def _behind_its_end(content: bytes) -> int:
    ends = [match.end() for match in _END.finditer(content)]
    return len(content) - ends[-1] if ends else 0
