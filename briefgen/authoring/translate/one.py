"""One record as it comes back: which of its words are taken, what they are of, and who has read them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any, Final, get_args

from briefgen.authoring.intake.incoming import Given, Record, Telling
from briefgen.authoring.intake.memory import mark_of_words
from briefgen.authoring.translate.asked import Asked
from briefgen.authoring.translate.fitting import Unfit, fitted, is_as_it_is, is_list
from briefgen.authoring.translate.gather import unit_of
from briefgen.authoring.translate.names import OTHER_SOURCE, OTHER_TRANSLATION, PARTS, UNSIGNED
from briefgen.authoring.translate.returned import READ, Returned, ReturnedFile
from briefgen.content.pack import Pack
from briefgen.content.reviewed import Translated
from briefgen.content.translatable import Wording, digest, digest_seen, model_of
from briefgen.content.values import value_at
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

_SHOWN: Final = 160
"""Characters of a wording in a message."""


@dataclass(slots=True, kw_only=True)
class One:
    """One record in the language: what has a hash and a review of its own."""

    pack: Pack
    file: ReturnedFile
    asked: Asked
    telling: Telling
    translated: Translated
    fields: dict[Location, Given] = field(default_factory=dict)
    now: dict[str, str | None] = field(default_factory=dict)
    """Field → its translation after the import."""
    current: set[str] = field(default_factory=set)
    """Fields whose translation is of the words that the pack has now."""
    read: set[str] = field(default_factory=set)
    """Fields that the reviewer has read as they will be."""
    older: str | None = None
    """The hash of a source that has changed, of which words are taken all the same."""

    def record(self, units: Mapping[str, Returned]) -> Iterator[Record]:
        wordings = self.translated.wordings
        self.now = {one.field: one.words for one in wordings}
        self.current = set() if self._is_behind() else {one.field for one in wordings}
        back = [(one, units[unit_of(one)]) for one in wordings if unit_of(one) in units]
        spans = [unit.span for _, unit in back]
        confirmed = [self._take(*each) for each in back]
        if self._lacks_required(spans[0]):
            return
        if self.fields or (any(confirmed) and not self._is_signed()):
            self._sign(spans[0])
        if self.fields:
            of = self.translated
            yield Record(holder=of.register, id=of.id, fields=self.fields, span=spans[0], only_known=True)

    def _is_signed(self) -> bool:
        """Tell whether somebody has signed the words as they are."""
        return self.translated.standing == "reviewed" and not self.translated.unsealed

    def _is_behind(self) -> bool:
        """Tell whether the translation is of other words than the pack's, as far as its hashes say."""
        translation = self.translated.translation
        of = None if translation is None else translation.of
        return self.translated.standing == "stale" and of != self.translated.of

    def _take(self, wording: Wording, unit: Returned) -> bool:
        """Take a unit in, if it may be; tell whether its words are said to hold for the source as it is now."""
        if not unit.parts and unit.fault is None:
            return False
        if is_as_it_is(self.pack, wording, unit):
            return self._confirm(wording, unit, taken=False)
        if self._is_other(wording, unit):
            return False
        words = fitted(self.pack, wording, unit)
        if isinstance(words, Unfit):
            self.telling.refuse(words.code, f"{words.message}: {_short(wording.source)}", unit.span, words.hint)
            return False
        joined = "; ".join(words)
        if joined == wording.words:
            return self._confirm(wording, unit, taken=False)
        if self._is_left(wording, unit, joined):
            return False
        value = [*words] if is_list(self.pack, wording) else words[0]
        self.fields[wording.at.target] = Given(value=value, span=unit.span)
        self.now[wording.field] = joined
        return self._confirm(wording, unit, taken=True)

    def _confirm(self, wording: Wording, unit: Returned, *, taken: bool) -> bool:
        """Note that a unit's words are of the words that the pack has now, where that is so."""
        is_of_now = unit.of in (None, digest((wording,)))
        worked_on = taken or (self.file.says_progress and unit.progress != "initial")
        is_read = self.asked.review is not None and (unit.progress in READ or not self.file.says_progress)
        if is_of_now and (worked_on or is_read):
            self.current.add(wording.field)
        elif taken:
            self.current.discard(wording.field)
            self.older = unit.of
        if is_of_now and is_read:
            self.read.add(wording.field)
        return is_read or (worked_on and not taken and wording.field in self.current and self._is_behind())

    def _is_other(self, wording: Wording, unit: Returned) -> bool:
        """Tell of words that translate what the pack no longer says; whether they are left out."""
        if unit.of in (None, digest((wording,))) or not unit.parts:
            return False
        taken = "stale" in self.asked.also
        message = f"its source has changed since it went out, and now says “{_short(wording.source)}”"
        hint = "" if taken else "export it anew; or take these words all the same: --also stale"
        self.telling.note(
            OTHER_SOURCE, f"{message}: {'taken' if taken else 'left out'}", unit.span, *filter(None, [hint])
        )
        return not taken

    def _is_left(self, wording: Wording, unit: Returned, joined: str) -> bool:
        """Tell whether the pack's own translation stays: nobody has touched it in the file, or both have changed it."""
        there = mark_of_words(wording.words or "")
        if unit.was is None or unit.was == there:
            return False
        if mark_of_words(joined) == unit.was:
            message = (
                f"the pack's translation has changed since it went out: left alone, “{_short(wording.words or '')}”"
            )
            self.telling.note(OTHER_TRANSLATION, message, unit.span)
            return True
        taken = "conflicts" in self.asked.also
        message = (
            f"the translation has changed here and in the pack: here “{_short(joined)}”, there “{_short(wording.words or '')}”;"
            f" {'the one here is taken' if taken else 'the one there stays'}"
        )
        hint = "" if taken else "write into the pack what is meant; or take what stands here: --also conflicts"
        self.telling.note(OTHER_TRANSLATION, message, unit.span, *filter(None, [hint]))
        return not taken

    def _lacks_required(self, span: Span) -> bool:
        """Tell of a record that cannot be written yet, for the one wording is missing that it must have."""
        required = _required(self.pack, self.translated)
        lacking = [
            one.field
            for one in self.translated.wordings
            if one.at.target[len(one.holder) :] in required and self.now[one.field] is None
        ]
        if not (self.fields and lacking):
            return False
        names = ", ".join(map(repr, lacking))
        message = f"nothing of this can be taken without its {names}, which has not come back: left out"
        self.telling.note(PARTS, message, span, "translate that as well, and import again")
        return True

    def _sign(self, span: Span) -> None:
        """Add the hash of what it translates, and the review; or take away one that was of other words."""
        holder, translation = self.translated.holder, self.translated.translation
        after = [
            replace(one, words=self.now[one.field])
            for one in self.translated.wordings
            if self.now[one.field] is not None
        ]
        behind = [one.field for one in after if one.field not in self.current]
        if not behind and (translation is None or translation.of != digest(after)):
            self.fields[*holder, "of"] = Given(value=digest(after), span=span)
        elif self.older is not None and (translation is None or translation.of is None):
            self.fields[*holder, "of"] = Given(value=self.older, span=span)
        review = self.asked.review
        unread = [one.field for one in after if one.field not in self.read]
        at: Location = (*holder, "review")
        if review is not None and not unread and not behind:
            parts = {"by": review.by, "on": review.on.isoformat(), "seen": digest_seen(after)}
            for path, value in self._as_written(at, parts).items():
                self.fields[path] = Given(value=value, span=span)
        else:
            if review is not None and self.read:
                self._unsigned(span, unread or behind)
            if translation is not None and translation.review is not None and self._changes_words():
                self.fields[at] = Given(value=None, span=span)

    def _as_written(self, at: Location, parts: Mapping[str, str]) -> Mapping[Location, str]:
        """Return a review part by part where the one that is there is written so, else in one."""
        of = self.translated
        if (of.register, of.id, *at, "by") in self.pack.positions.places:
            return {(*at, name): value for name, value in parts.items()}
        return {at: ", ".join(parts.values())}

    def _changes_words(self) -> bool:
        return any(path[-1] != "of" for path in self.fields)

    def _unsigned(self, span: Span, fields: Sequence[str]) -> None:
        message = f"no review is written: {', '.join(map(repr, fields))} of this has not been read as it stands now"
        hint = "let them be read as well, as reviewed or final, and import again"
        self.telling.note(UNSIGNED, message, span, hint)


def _required(pack: Pack, translated: Translated) -> frozenset[Location]:
    """Return what a translation of such a record must have, below where it stands."""
    model = model_of(pack, translated.register, translated.id)
    around: Any = value_at(model, translated.holder[:2]) if translated.register == "series" else model
    _, translation = get_args(type(around).model_fields["translations"].annotation)
    return frozenset((info.alias or name,) for name, info in translation.model_fields.items() if info.is_required())


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
