"""What surrounds the text: marking, furniture, metadata. All of it follows from what the tree really shows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from briefgen.document.document import Furniture, Marking, Metadata, PageLabel
from briefgen.document.inlines import Text
from briefgen.document.nodes import Block, Box, Paragraph, Title
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.tables import HeaderField, HeaderTable
from briefgen.document.words import plain_text
from briefgen.gate.marked import IndicatorLine, Level
from briefgen.gate.records import ClearedPack
from briefgen.gate.rollup import banner, discord, entry_of, shown, united, written
from briefgen.locale.model import Locale, Place
from briefgen.reader.codes import CAVEATS, INDICATOR, LOWERED
from briefgen.reader.phrases import has_phrase, phrase, phrase_text
from briefgen.reader.reading import Reading

BETWEEN_SCHEMES = " // "
EMBARGOED = "embargoed-until"
"""The phrase of the locale for until when something is held back."""


def marking(rolled: tuple[Level, ...], cleared: ClearedPack) -> Marking:
    """Return the marking of what is shown, rolled up; where several schemes meet, each one's, the pack's own first.

    Then there is no sensitivity label: a file has one, and the levels of two schemes have no order.
    """
    own, *others = rolled
    return Marking(
        scheme=own.scheme,
        level=own.id,
        label=BETWEEN_SCHEMES.join(map(banner, (own, *others))),
        placement=own.placement,
        header_only=own.header_only,
        sensitivity=None if others else cleared.labels.get(written(own)),
    )


def check_marking(shown_levels: tuple[Level, ...], rolled: tuple[Level, ...], reading: Reading) -> None:
    """Find a marking that a person would lower, and caveats of different items that may not stand in one brief."""
    raised = reading.cleared.raised
    if raised is not None:
        highest = united(level for level in shown_levels if level.scheme == raised.scheme)
        if highest.order > raised.order:
            message = f"{banner(raised)} would lower the brief, which carries {banner(highest)}"
            origin = reading.cleared.raised_origin or replace(reading.cleared.title_origin, field="markings")
            reading.content_fault(LOWERED, message, origin, "a person may raise a marking, never lower it")
    for level in rolled:
        if wrong := discord(level):
            hint = "items of this brief are marked so: keep some from this reader, or mark them alike"
            reading.brief_fault(CAVEATS, wrong, "marking", hint)


def indicator(rolled: tuple[Level, ...], reading: Reading) -> tuple[HeaderTable, ...]:
    """Return what the scheme wants at the head of page 1, where it wants anything of this marking."""
    own, *_ = rolled
    fields = tuple(field for line in own.indicator for field in _indicated(line, own, reading))
    return (HeaderTable(fields=fields, form="plain"),) if fields else ()


def _indicated(line: IndicatorLine, own: Level, reading: Reading) -> Iterator[HeaderField]:
    of_scheme = TemplateOrigin(path=f"markings/{own.scheme}.yaml", line=1)
    head = reading.cleared.head
    caveats = [caveat.label for caveat in own.caveats if caveat.group == line.says]
    words = ", ".join(caveats) or getattr(head, line.says, None)
    if words:
        origin = of_scheme if caveats else head.origins[line.says]
        yield HeaderField(
            label=(Text(text=line.label, origin=of_scheme),), value=(Text(text=str(words), origin=origin),)
        )
    elif line.required:
        message = f"{banner(own)} wants '{line.label}' on page 1, and the pack has no {line.says}"
        reading.brief_fault(INDICATOR, message, "document", f"write `document: {{{line.says}: …}}` in the front matter")


def embargo_line(reading: Reading) -> str:
    """Return until when what is in the brief is held back from others, in the moment's own zone and in UTC; empty where
    nothing is.
    """
    until = reading.cleared.embargo_until
    if until is None:
        return ""
    moments = {"moment": reading.locale.moment(until), "utc": reading.locale.moment(until.astimezone(UTC))}
    return phrase_text(EMBARGOED, reading, **moments)


def embargo_banner(blocks: Iterable[Block], reading: Reading) -> tuple[Paragraph, ...]:
    """Return the line as text of page 1, where the template does not print it itself."""
    origins = (getattr(node, "origin", None) for node in shown(blocks))
    said = any(isinstance(origin, PhraseOrigin) and origin.key == EMBARGOED for origin in origins)
    line = "" if said else embargo_line(reading)
    text = Text(text=line, origin=reading.phrase_origin(EMBARGOED))
    return (Paragraph(children=(text,), role="banner"),) if line else ()


def correction_notice(reading: Reading) -> tuple[Box, ...]:
    """Return what a corrected edition says of itself: which one it replaces, of which day, and why. No template can leave it
    out.
    """
    head = reading.cleared.head
    if head.replaces is None or head.replaces_of is None or head.correction is None:
        return ()
    edition = Text(text=head.replaces, origin=head.origins["replaces"])
    day = replace(head.origins["replaces"], field="document.replaces_of")
    of = Text(text=reading.locale.date(head.replaces_of), origin=day)
    why = Text(text=head.correction, origin=head.origins["correction"])
    replaced = phrase("correction-replaces", reading, edition=(edition,), date=(of,))
    reason = phrase("correction-reason", reading, reason=(why,))
    lines = tuple(Paragraph(children=words) for words in (replaced, reason) if words)
    return (Box(kind="warning", title=phrase("correction", reading), blocks=lines),) if lines else ()


def metadata(blocks: Iterable[Block], cleared: ClearedPack, keywords: Iterable[str]) -> Metadata:
    """Return the properties of the files; the marking and the embargo are the *keywords* among them."""
    titles = (block for block in blocks if isinstance(block, Title))
    return Metadata(
        title=next((plain_text(title) for title in titles), cleared.title),
        language=cleared.language,
        as_of=cleared.as_of,
        subject=cleared.short or "",
        issuer=cleared.head.issuer or "",
        keywords=tuple(filter(None, keywords)),
    )


def furniture(blocks: Iterable[Block], reading: Reading) -> Furniture:
    head, locale = reading.cleared.head, reading.locale
    values = {
        "footer-file": head.file,
        "footer-edition": head.edition,
        "footer-as-of": locale.moment(reading.cleared.as_of),
    }
    footer = [
        phrase_text(key, reading, **{key.removeprefix("footer-").replace("-", "_"): value})
        for key, value in values.items()
        if value
    ]
    draft = phrase_text("draft", reading) if locale.unreviewed or is_draft(blocks, reading.cleared) else ""
    return Furniture(
        footer=tuple(filter(None, (embargo_line(reading), *footer))),
        page=_page_label(reading),
        draft=draft,
        running_section=reading.form.running_section,
    )


def is_draft(blocks: Iterable[Block], cleared: ClearedPack) -> bool:
    """Tell whether a translation that nobody has reviewed is shown: of an item, of an entry, or of the pack's own head."""
    origins = (getattr(node, "origin", None) for node in shown(blocks))
    entries = (entry_of(origin, cleared) for origin in origins if isinstance(origin, ItemOrigin))
    return cleared.unreviewed or any(getattr(entry, "unreviewed", False) for entry in entries)


def _page_label(reading: Reading) -> PageLabel:
    return page_label(reading.locale) if has_phrase("page-label", reading, {"page", "pages"}) else PageLabel()


def page_label(locale: Locale) -> PageLabel:
    """Part "Page {page} of {pages}" into what stands before, between and after the two numbers."""
    words: list[str] = [""]
    for part in locale.parts("page-label"):
        if isinstance(part, Place):
            words.append("")
        else:
            words[-1] += part
    return PageLabel(before=words[0], between=words[1], after=words[2])
