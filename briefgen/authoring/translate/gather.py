"""The wordings of a pack as segments: those that were asked for, with what a translator has to know of each."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from briefgen.authoring.intake.book.demanded import demanded, is_demanded
from briefgen.authoring.intake.memory import mark
from briefgen.authoring.intake.said import said
from briefgen.authoring.translate.codes import Coded, Codes
from briefgen.authoring.translate.names import NAMELESS
from briefgen.authoring.translate.printed import Printed
from briefgen.authoring.translate.segment import Context, Segment, TermEntry
from briefgen.authoring.translate.standing import standings
from briefgen.build.project import Project
from briefgen.content.item import Item
from briefgen.content.pack import Pack
from briefgen.content.registers import Figure, Organisation, Person, Term
from briefgen.content.reviewed import Standing, Translated, translated_records
from briefgen.content.translatable import Wording, digest, model_of, wordings
from briefgen.content.values import value_at
from briefgen.content.vocabulary import ENTRY_OF, Holder, Register
from briefgen.diagnostics import Diagnostic, Severity, UnknownNameError
from briefgen.frozen import dataclass
from briefgen.gate.decide import pack_withheld, reader_of
from briefgen.located.positions import Location
from briefgen.markup.inline import REFERENCE
from briefgen.markup.nodes import Marked
from briefgen.regex import regex

_PLAIN_ID: Final = regex(r"[A-Za-z0-9_.-]+")
_SPOKEN: Final = frozenset({"text", "spoken"})
_NAMES: Final[tuple[tuple[Register, str, str], ...]] = (
    ("terms", "short", "gloss"),
    ("terms", "expansion", "gloss"),
    ("organisations", "name", ""),
    ("organisations", "short", "name"),
    ("people", "name", "office"),
    ("people", "short", "name"),
)
"""Register, the field that names something, and the field that says what that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    segments: tuple[Segment, ...]
    terms: tuple[TermEntry, ...]
    told: tuple[Diagnostic, ...]


def gather(
    project: Project, name: str, tag: str, *, only: Collection[Standing] = (), printed: Printed | None = None
) -> Gathered:
    """Return the segments of the pack *name* for the language *tag*, file by file.

    Of *only* these states, where there are any; of what is *printed* for one audience, where that is given.
    """
    pack = project.pack(name)
    gathering = _Gathering(
        project=project, pack=pack, tag=tag, printed=printed, readers=_readers(project, pack), spoken=_spoken(project)
    )
    segments = [one for one in gathering.segments() if not only or one.state in only]
    files = {file: place for place, file in enumerate(dict.fromkeys(one.file for one in segments))}
    segments.sort(key=lambda one: files[one.file])
    return Gathered(segments=tuple(segments), terms=tuple(gathering.terms()), told=tuple(_nameless(pack, tag)))


def unit_of(wording: Wording) -> str:
    """Return the name of a wording in files: one that XML takes for a name (NMTOKEN), and the same at every export."""
    words = ".".join(filter(None, (wording.register, wording.id, wording.field)))
    if _PLAIN_ID.fullmatch(words):
        return words
    first, _, last = wording.field.partition(".")
    return ".".join((wording.register, wording.id, first, hashlib.sha256(last.encode()).hexdigest()[:12]))


def parts_of(pack: Pack, wording: Wording, path: Location) -> tuple[Marked | str, ...]:
    """Return what stands at a path of the record: its one wording, or the parts of a list."""
    if path[:1] == ("words",):
        return (wording.source,)
    value = value_at(model_of(pack, wording.register, wording.id), path)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def segment_codes(pack: Pack, wording: Wording) -> tuple[Codes, tuple[Coded, ...], tuple[Coded, ...]]:
    """Return the codes of a wording, its source and its translation as they are now."""
    codes = Codes()
    source = codes.read(parts_of(pack, wording, wording.at.source))
    return codes, source, codes.read_translation(parts_of(pack, wording, wording.at.target))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathering:
    project: Project
    pack: Pack
    tag: str
    printed: Printed | None
    readers: Mapping[tuple[str, str], tuple[str, ...]]
    spoken: Mapping[str, int]

    def segments(self) -> Iterator[Segment]:
        nameless = {entry.id for entry in self.pack.items if not entry.named}
        alone = demanded(self.pack, self.project.policy.policy)
        everything = translated_records(self.pack, self.tag)
        for record in everything if self.printed else _asked_for(self.project, self.pack, self.tag):
            if record.register == "items" and record.id in nameless:
                continue
            for wording in record.wordings:
                is_asked_for = wording.words is not None or is_demanded(wording, alone)
                if self.printed.has(wording) if self.printed else is_asked_for:
                    yield self._segment(wording, "missing" if wording.words is None else record.standing)

    def _segment(self, wording: Wording, state: Standing) -> Segment:
        codes, source, target = segment_codes(self.pack, wording)
        parts = parts_of(self.pack, wording, wording.at.source)
        of = wording.id or self.pack.name
        return Segment(
            unit=unit_of(wording),
            name=f"{of}, {wording.field}",
            file=_file(self.pack, wording),
            source=source,
            target=target,
            codes=codes,
            shown=self._shown(codes),
            marked=any(isinstance(part, Marked) for part in parts),
            of=digest((wording,)),
            was=mark(value_at(model_of(self.pack, wording.register, wording.id), wording.at.target)),
            state=state,
            context=self._context(wording),
        )

    def _context(self, wording: Wording) -> Context:
        readers = self.readers.get((wording.register, wording.id), ())
        if self.printed is not None:
            readers = ()
        item = model_of(self.pack, wording.register, wording.id)
        if not isinstance(item, Item):
            return Context(kind=ENTRY_OF.get(wording.register, "front matter"), audiences=readers)
        use = next(entry.use for entry in self.pack.items if entry.id == wording.id)
        is_said = item.kind == "line" and use in ("say", "if_asked") and wording.field in _SPOKEN
        limits = [self.spoken[name] for name in self.readers.get(("items", wording.id), ()) if name in self.spoken]
        return Context(
            kind=item.kind,
            certainty=item.certainty,
            hedge=item.hedge,
            use=use,
            audiences=readers,
            most_words=min(limits, default=None) if is_said else None,
        )

    def _shown(self, codes: Codes) -> dict[int, str]:
        """Return what references print, as far as their reader may see it."""
        found = (
            (number, self._says(code.start)) for number, code in enumerate(codes.all, 1) if code.kind == "reference"
        )
        return {number: words for number, words in found if words}

    def _says(self, reference: str) -> str:
        match = REFERENCE.fullmatch(reference)
        if match is None or match[1] not in _SHOWN:
            return ""
        register, field = _SHOWN[match[1]]
        if self.printed is not None and (register, match[2]) not in self.printed.records:
            return ""
        entry = model_of(self.pack, register, match[2])
        if isinstance(entry, Figure):
            return " ".join(filter(None, map(said, (entry.currency, entry.value, entry.scale, entry.unit))))
        if isinstance(entry, Person | Organisation | Term) and match[3] in type(entry).model_fields:
            return said(getattr(entry, match[3]))
        return "" if entry is None else said(value_at(entry, (field,)))

    def terms(self) -> Iterator[TermEntry]:
        by_field = {(one.register, one.id, one.field): one for one in wordings(self.pack, self.tag)}
        for register, field, note in _NAMES:
            for (of, id_, named), one in by_field.items():
                if (of, named) == (register, field) and (self.printed is None or self.printed.has(one)):
                    told = by_field.get((register, id_, note))
                    told = told if told and (self.printed is None or self.printed.has(told)) else None
                    yield TermEntry(
                        id=unit_of(one), term=one.source, translation=one.words, note=told.source if told else None
                    )


_SHOWN: Final[Mapping[str, tuple[Holder, str]]] = {
    "figure": ("figures", "value"),
    "date": ("items", "when"),
    "person": ("people", "name"),
    "organisation": ("organisations", "name"),
    "term": ("terms", "short"),
    "exhibit": ("exhibits", "title"),
}
"""Kind of a reference → the register of what it refers to, and the field of that which it prints."""


def _file(pack: Pack, wording: Wording) -> str:
    span = wording.at.span
    return span.path.relative_to(pack.root).as_posix() if span and span.path.is_relative_to(pack.root) else pack.name


def _asked_for(project: Project, pack: Pack, tag: str) -> tuple[Translated, ...]:
    """Return what is translated, and what readers of the language would meet; all, where no audience reads it yet."""
    try:
        return standings(project, pack.name, tag)[tag]
    except UnknownNameError:
        return translated_records(pack, tag)


def _nameless(pack: Pack, tag: str) -> Iterator[Diagnostic]:
    for entry in pack.items:
        if not entry.named:
            message = f"this statement has no name, so that no translation into {tag} can be put to it: left out"
            hint = "run briefgen check --fix, which gives it one, and export again"
            yield Diagnostic(
                code=NAMELESS, message=message, span=entry.text_span, hints=(hint,), severity=Severity.WARNING
            )


def _readers(project: Project, pack: Pack) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return who may see each item and entry, by the gate."""
    found: dict[tuple[str, str], list[str]] = {}
    for name in project.policy.policy.audiences:
        reader = reader_of(project.policy, name, pack.front.as_of)
        if pack_withheld(pack, project.policy, reader):
            continue
        decided = project.known(pack.name).decide(reader)
        seen = [("items", id_) for id_, item in decided.items.items() if not item.reasons]
        seen += [key for key, entry in decided.entries.items() if not entry.reasons]
        for key in seen:
            found.setdefault(key, []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def _spoken(project: Project) -> Mapping[str, int]:
    forms = ((name, project.audience(name).form.spoken_words) for name in project.audiences)
    return {name: most for name, most in forms if most is not None}
