"""The formats, listed in one place. Each writer is imported when it is first called: their libraries are slow to load."""

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from briefgen.document.document import Document
from briefgen.frozen import dataclass
from briefgen.layout.fonts import FontFolder
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme
from briefgen.writers.options import DEFAULTS, WriteOptions


class Writer(Protocol):
    def __call__(
        self, document: Document, layout: Layout, theme: Theme, fonts: FontFolder, options: WriteOptions = DEFAULTS, /
    ) -> bytes: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of output. `write` is a function of its arguments alone: same values, same bytes, on any day."""

    title: str
    write: Writer
    default: bool = True
    """Whether a build makes it where no format is named."""
    attaches_data: bool = False
    """Whether it can hold exhibits' data as files."""
    embeds_fonts: bool = False
    """Whether its fonts may be in it or not; a PDF's always are."""


def unused_options(names: Iterable[str], options: WriteOptions) -> tuple[str, ...]:
    """Return the options that are asked for and that none of the formats takes, by their names in `WriteOptions`."""
    formats = [FORMATS[name] for name in names]
    asked = {
        "attach_data": options.attach_data and not any(entry.attaches_data for entry in formats),
        "embed_fonts": options.embed_fonts is not None and not any(entry.embeds_fonts for entry in formats),
    }
    return tuple(name for name, is_unused in asked.items() if is_unused)


def _docx(
    document: Document, layout: Layout, theme: Theme, fonts: FontFolder, options: WriteOptions = DEFAULTS
) -> bytes:
    from briefgen.writers.docx.write import write_docx  # noqa: PLC0415

    return write_docx(document, layout, theme, fonts=fonts, options=options)


def _pdf(
    document: Document, layout: Layout, theme: Theme, fonts: FontFolder, options: WriteOptions = DEFAULTS
) -> bytes:
    from briefgen.writers.pdf.write import write_pdf  # noqa: PLC0415

    return write_pdf(document, layout, theme, fonts, options)


def _json(
    document: Document, layout: Layout, theme: Theme, fonts: FontFolder, options: WriteOptions = DEFAULTS
) -> bytes:
    from briefgen.writers.json.write import write_json  # noqa: PLC0415

    del fonts, options
    return write_json(document, layout, theme)


FORMATS: Final[Mapping[str, Format]] = {
    "docx": Format(title="Word document, to edit and sign off", write=_docx, embeds_fonts=True),
    "pdf": Format(title="tagged, archival PDF (PDF/UA-1 and PDF/A-2a)", write=_pdf, attaches_data=True),
    "json": Format(title="the brief's tree, for other programs", write=_json, default=False),
}
