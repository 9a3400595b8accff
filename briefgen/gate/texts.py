"""Which fields of an item hold text, and which of them an audience gets: its policy's variant, or all that are written."""

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from typing import Literal

from briefgen.content.item import Translation
from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import VARIANTS, Variant
from briefgen.gate.clearing import Clearing
from briefgen.gate.places import origin_of, span_of
from briefgen.gate.prose import Written, optional, report_untranslated, required
from briefgen.gate.said import Prose
from briefgen.gate.wording import choose
from briefgen.markup.nodes import Marked

Doer = Literal["who", "action_who"]
"""Who is named by an office in the words of the item's author, as translations name it."""


def main_text(clearing: Clearing, entry: PackItem) -> Prose:
    """Return the item's words; a fault where the variant or the language is missing, never another wording."""
    if clearing.access.variant is None:
        return _demanded(clearing, entry, _field(entry, "text"))
    return _demanded(clearing, entry, _variant(entry, clearing.access.variant))


def main_answer(clearing: Clearing, entry: PackItem) -> Prose:
    """Return the words of the item's answer, under the same rules."""
    if clearing.access.variant is None:
        return _demanded(clearing, entry, _answer(entry))
    return _demanded(clearing, entry, _answer_variant(entry, clearing.access.variant))


def variants(clearing: Clearing, entry: PackItem) -> Mapping[str, Prose]:
    """Return the wordings that this audience may get beside, or as, the text."""
    return _wordings(clearing, entry, _variant)


def answer_variants(clearing: Clearing, entry: PackItem) -> Mapping[str, Prose]:
    return _wordings(clearing, entry, _answer_variant)


def field_text(clearing: Clearing, entry: PackItem, field: str) -> Prose | None:
    """Return `instead` or `why`; a fault where it is written in another language only.

    They have no variants: an audience that must get one gets neither of them.
    """
    return None if clearing.access.variant is not None else required(clearing, entry, _field(entry, field))


def reasons_text(clearing: Clearing, entry: PackItem) -> Prose:
    """Return why a judgement is held."""
    assert entry.item.judgement is not None
    reasons = Written(
        path=("judgement", "reasons"),
        words=entry.item.judgement.reasons,
        translated=attrgetter("reasons"),
        translated_path=("reasons",),
    )
    return _demanded(clearing, entry, reasons)


def listed_texts(clearing: Clearing, entry: PackItem, field: str) -> tuple[Prose, ...]:
    """Return `pros` or `cons`, under the same rules."""
    count = 0 if clearing.access.variant is not None else len(getattr(entry.item, field))
    found = (required(clearing, entry, _member(entry, field, index)) for index in range(count))
    return tuple(prose for prose in found if prose is not None)


def named_doer(clearing: Clearing, entry: PackItem, field: Doer) -> str | None:
    """Return who made a commitment, or who is to act, in the brief's language; a fault where it is written in another only."""
    item = entry.item
    words = item.who if field == "who" else item.action.who if item.action else None
    translated: Callable[[Translation], str | None] = attrgetter(field)
    found = choose(words, item.translations, translated, language=clearing.language, home=clearing.home)
    if found is None and words is not None:
        report_untranslated(clearing, entry, ("who",) if field == "who" else ("action", "who"), (field,))
    return None if found is None else found[1]


def _wordings(
    clearing: Clearing, entry: PackItem, written: Callable[[PackItem, Variant], Written]
) -> Mapping[str, Prose]:
    """Where the policy names a variant, that one alone: another wording is not for this audience."""
    allowed = VARIANTS if clearing.access.variant is None else (clearing.access.variant,)
    found = ((variant, optional(clearing, entry, written(entry, variant))) for variant in allowed)
    return {variant: prose for variant, prose in found if prose is not None}


def _demanded(clearing: Clearing, entry: PackItem, written: Written) -> Prose:
    """Return the text. Without one there is a fault, and so no brief: the empty text stands in until that is raised."""
    prose = optional(clearing, entry, written)
    if prose is not None:
        return prose
    if written.words is None:
        _report_no_variant(clearing, entry, written)
    else:
        report_untranslated(clearing, entry, written.path, written.translated_path)
    location = ("items", entry.id, *written.path)
    origin = origin_of(clearing.pack, location, item=entry.id, field=written.path, language=clearing.language)
    return Prose(inlines=(), origin=origin)


def _report_no_variant(clearing: Clearing, entry: PackItem, written: Written) -> None:
    field = ".".join(map(str, written.path)).replace("variants.", "")
    message = f"'{entry.id}' goes to '{clearing.audience}' and has no {field} wording"
    span = span_of(clearing.pack, ("items", entry.id, "text"))
    clearing.faults.add("BG507", message, span, f"write it: - {field}: …", audience=clearing.audience)


def _field(entry: PackItem, field: str) -> Written:
    return Written(
        path=(field,), words=getattr(entry.item, field), translated=attrgetter(field), translated_path=(field,)
    )


def _variant(entry: PackItem, variant: Variant) -> Written:
    return Written(
        path=("variants", variant),
        words=entry.item.variants.get(variant),
        translated=attrgetter(variant),
        translated_path=(variant,),
    )


def _answer(entry: PackItem) -> Written:
    words = None if entry.item.answer is None else entry.item.answer.text
    return Written(path=("answer", "text"), words=words, translated=attrgetter("answer"), translated_path=("answer",))


def _answer_variant(entry: PackItem, variant: Variant) -> Written:
    return Written(
        path=("answer", "variants", variant),
        words=None if entry.item.answer is None else entry.item.answer.variants.get(variant),
        translated=lambda translation: translation.answer_variants.get(variant),
        translated_path=("answer_variants", variant),
    )


def _member(entry: PackItem, field: str, index: int) -> Written:
    return Written(
        path=(field, index),
        words=getattr(entry.item, field)[index],
        translated=partial(_pick, field, index),
        translated_path=(field, index),
    )


def _pick(field: str, index: int, translation: Translation) -> Marked | None:
    """Return the member of a translated list; a list with fewer members lacks it."""
    members: tuple[Marked, ...] = getattr(translation, field)
    return members[index] if index < len(members) else None
