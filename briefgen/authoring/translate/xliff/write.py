"""An export as XLIFF 2.1: one `file` for each file of the pack, one unit and one segment for each field."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from briefgen.authoring.translate.codes import Code, Coded, Mark, Piece, told
from briefgen.authoring.translate.segment import Context, Export, Segment, TermEntry
from briefgen.authoring.translate.termbase import terms_in
from briefgen.authoring.translate.xliff.names import CORE, GLOSSARY, METADATA, OURS, SIZES, VERSION, WORDS_PROFILE
from briefgen.content.reviewed import Standing
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.docx.xml import legal, quoted, spoken

_STATES: Final[Mapping[Standing, tuple[str, str]]] = {
    "missing": ("initial", ""),
    "stale": ("initial", f"{OURS}:stale"),
    "unreviewed": ("translated", ""),
    "reviewed": ("reviewed", ""),
}
"""State of a translation → the state and the sub-state of its segment."""
_PROTECTED: Final = {"canCopy": "no", "canDelete": "no"}
_FORMS: Final = {"strong": "xlf:b", "emphasis": "xlf:i"}


def write_xliff(export: Export) -> bytes:
    """Return the file. It is the same for the same pack, on any day."""
    return ("\n".join(_document(export)) + "\n").encode("utf-8")


def _document(export: Export) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    namespaces = {"xmlns": CORE, "xmlns:mda": METADATA, "xmlns:gls": GLOSSARY, "xmlns:slr": SIZES}
    languages = {"version": VERSION, "srcLang": export.source_language, "trgLang": export.language}
    yield f"<xliff{_attributes(namespaces | languages)}>"
    for number, (name, segments) in enumerate(groupby(export.segments, lambda one: one.file), 1):
        yield from _file(number, name, tuple(segments), export)
    yield "</xliff>"


def _file(number: int, name: str, segments: tuple[Segment, ...], export: Export) -> Iterator[str]:
    ways = {
        f"{side}Dir": "rtl" if is_right_to_left(tag) else "ltr"
        for side, tag in (("src", export.source_language), ("trg", export.language))
    }
    given = {"id": f"f{number}", "original": name, "canResegment": "no", **ways, "xml:space": "preserve"}
    yield f" <file{_attributes(given)}>"
    yield f'  <slr:profiles generalProfile="{WORDS_PROFILE}"/>'
    about = {"pack": export.pack, "marking": export.marking, "units": str(len(export.segments))}
    yield from _metadata({OURS: [*about.items()]}, "  ")
    yield "  <notes>"
    yield f'   <note id="marking" category="marking" priority="1">{spoken(export.marking)}</note>'
    for id_, words in _about(export):
        yield f'   <note id="{id_}" category="instructions" priority="2">{spoken(words)}</note>'
    yield "  </notes>"
    for segment in segments:
        yield from _unit(segment, export.terms)
    yield " </file>"


def _about(export: Export) -> Iterator[tuple[str, str]]:
    who = f"who may see the brief for {export.audience}" if export.audience else "who may see the whole pack"
    yield "readers", f"For the translator, and for {who}; it carries the marking above."
    yield "codes", "Every inline code of a source has to stand in its target exactly once."
    yield "segments", "A segment is one field, also where it has several sentences: translate it as a whole."


def _unit(segment: Segment, terms: Iterable[TermEntry]) -> Iterator[str]:
    given = {"id": segment.unit, "name": segment.name, "canResegment": "no"}
    if segment.context.most_words is not None:
        given["slr:sizeRestriction"] = str(segment.context.most_words)
    yield f"  <unit{_attributes(given)}>"
    yield from _glossary(terms_in(segment, terms))
    hashes = [("of", segment.of), *([("was", segment.was)] if segment.was else [])]
    yield from _metadata({OURS: hashes, "context": [*_context(segment.context)]}, "   ")
    yield "   <notes>"
    yield f'    <note id="context" category="context" appliesTo="source">{spoken(segment.context.in_words())}</note>'
    yield "   </notes>"
    if segment.codes.all:
        yield "   <originalData>"
        for number, code in enumerate(segment.codes.all, 1):
            yield from (f'    <data id="{id_}">{spoken(words)}</data>' for id_, words in _data(number, code))
        yield "   </originalData>"
    for number, source in enumerate(segment.source, 1):
        target = segment.target[number - 1] if number <= len(segment.target) else None
        yield from _segment(number, source, target, segment)
    yield "  </unit>"


def _segment(number: int, source: Coded, target: Coded | None, segment: Segment) -> Iterator[str]:
    state, sub = _STATES[segment.state if target is not None else "missing"]
    given = {"id": f"s{number}", "state": state, **({"subState": sub} if sub else {})}
    yield f"   <segment{_attributes(given)}>"
    yield f"    <source>{_inline(source, segment)}</source>"
    if target is not None:
        yield f"    <target>{_inline(target, segment)}</target>"
    yield "   </segment>"


def _inline(coded: Coded, segment: Segment) -> str:
    return "".join(_piece(piece, segment) for piece in coded.pieces)


def _piece(piece: Piece, segment: Segment) -> str:
    if isinstance(piece, str):
        return spoken(piece)
    code = segment.codes.all[piece.number - 1]
    if piece.side == "close":
        return "</pc>"
    return f"<{'ph' if piece.side == 'alone' else 'pc'}{_attributes(_code(piece, code, segment))}{'/' * (piece.side == 'alone')}>"


def _code(mark: Mark, code: Code, segment: Segment) -> dict[str, str]:
    id_ = str(mark.number)
    if not code.is_pair:
        says = segment.shown.get(mark.number, "")
        kind = {"type": "link"} if code.kind == "address" else {"type": "other", "subType": _sub_type(code)}
        return {
            "id": id_,
            "dataRef": f"d{id_}",
            **kind,
            "disp": f"{says} {code.start}".strip(),
            "equiv": says or code.start,
            **_PROTECTED,
        }
    kind = {"type": "link"} if code.kind == "link" else {"type": "fmt", "subType": _FORMS[code.kind]}
    ends = {"dataRefStart": f"d{id_}", "dataRefEnd": f"d{id_}e", "dispStart": told(code)}
    return {"id": id_, **ends, **kind, **_PROTECTED, "canOverlap": "no"}


def _sub_type(code: Code) -> str:
    return f"{OURS}:{code.start[1:].partition(':')[0]}"


def _data(number: int, code: Code) -> Iterator[tuple[str, str]]:
    yield f"d{number}", code.start
    if code.is_pair:
        yield f"d{number}e", code.end


def _metadata(groups: Mapping[str, list[tuple[str, str]]], indent: str) -> Iterator[str]:
    yield f"{indent}<mda:metadata>"
    for category, metas in groups.items():
        yield f'{indent} <mda:metaGroup category="{category}">'
        yield from (f'{indent}  <mda:meta type="{kind}">{spoken(words)}</mda:meta>' for kind, words in metas)
        yield f"{indent} </mda:metaGroup>"
    yield f"{indent}</mda:metadata>"


def _context(context: Context) -> Iterator[tuple[str, str]]:
    yield "kind", context.kind
    single = {"certainty": context.certainty, "hedge": context.hedge, "use": context.use}
    yield from ((name, words) for name, words in single.items() if words)
    yield from (("audience", name) for name in context.audiences)
    if context.most_words is not None:
        yield "most-words", str(context.most_words)


def _glossary(entries: Iterable[TermEntry]) -> Iterator[str]:
    told_of = [entry for entry in entries if entry.translation or entry.note]
    if not told_of:
        return
    yield "   <gls:glossary>"
    for entry in told_of:
        yield "    <gls:glossEntry>"
        yield f"     <gls:term>{spoken(entry.term)}</gls:term>"
        if entry.translation:
            yield f"     <gls:translation>{spoken(entry.translation)}</gls:translation>"
        if entry.note:
            yield f"     <gls:definition>{spoken(entry.note)}</gls:definition>"
        yield "    </gls:glossEntry>"
    yield "   </gls:glossary>"


def _attributes(given: Mapping[str, str]) -> str:
    return "".join(f' {name}="{quoted(legal(value))}"' for name, value in given.items())
