"""The notice that an edition is withdrawn, as a document of its own."""

import datetime as dt
from collections.abc import Iterator

from briefgen.document.document import Document, Furniture, Metadata
from briefgen.document.inlines import Text
from briefgen.document.nodes import Box, Paragraph, Title
from briefgen.document.origins import DerivedOrigin, Origin
from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.locale.model import Locale
from briefgen.reader.frame import page_label
from briefgen.release.records import Released
from briefgen.transforms.phrases import phrase, phrase_words

_STATED: Origin = DerivedOrigin(transform="withdrawal")
"""The origin of what the register and whoever withdraws say."""


def withdrawal_notice(one: Released, locale: Locale, *, on: dt.date, reason: str, published: bool) -> Document:
    """Return the notice: which edition, of which day, since when, why. What is published does not name the file.

    Raises `UserError` where the locale lacks a phrase.
    """
    of = dt.datetime.fromisoformat(one.as_of)
    title = phrase_words(locale, "withdrawn-title", title=one.title)
    said = phrase(
        locale,
        "withdrawn-says",
        edition=_text(one.edition),
        date=_text(locale.date(of.date())),
        withdrawn=_text(locale.date(on)),
    )
    why = phrase(locale, "correction-reason", reason=_text(reason))
    file = None if published else one.file
    head = tuple(_head(one, locale, file))
    box = Box(
        kind="warning",
        title=tuple(phrase(locale, "withdrawn")),
        blocks=(Paragraph(children=tuple(said)), Paragraph(children=tuple(why))),
    )
    footer = (phrase_words(locale, "footer-file", file=file) if file else "", phrase_words(locale, "footer-edition", edition=one.edition))  # fmt: skip
    return Document(
        metadata=Metadata(
            title=title,
            language=one.language,
            as_of=dt.datetime.combine(on, dt.time(), tzinfo=of.tzinfo),
            keywords=(one.marking.label,),
        ),
        marking=one.marking,
        furniture=Furniture(footer=tuple(filter(None, footer)), page=page_label(locale)),
        blocks=(
            HeaderTable(fields=head),
            Title(children=tuple(phrase(locale, "withdrawn-title", title=_text(one.title)))),
            box,
        ),
    )


def _head(one: Released, locale: Locale, file: str | None) -> Iterator[HeaderField]:
    for key, value in (("file-number", file), ("edition", one.edition)):
        if value:
            yield HeaderField(label=tuple(phrase(locale, key)), value=(_text(value),))


def _text(words: str) -> Text:
    return Text(text=words, origin=_STATED)
