"""What came back against the pack: which words are taken, which are told and left.

Four guards stand before a word is taken. Its codes are whole; the words that it translates are the pack's still; the
translation that went out is the pack's still; and it is of the pack at all. What is not taken is told and stays in the file.
"""

from collections.abc import Iterator, Mapping

from briefgen.authoring.intake.incoming import Handed, Record, Telling
from briefgen.authoring.translate.asked import Asked
from briefgen.authoring.translate.gather import unit_of
from briefgen.authoring.translate.names import NOT_BACK, UNKNOWN
from briefgen.authoring.translate.one import One
from briefgen.authoring.translate.returned import Returned, ReturnedFile
from briefgen.content.pack import Pack
from briefgen.content.reviewed import translated_records
from briefgen.diagnostics import Span, did_you_mean
from briefgen.frozen import dataclass


def handed(file: ReturnedFile, pack: Pack, asked: Asked) -> Handed:
    """Return the translations as records for the pack, and what is told of those that are none."""
    taking = _Taking(pack=pack, file=file, asked=asked, telling=Telling(told=[*file.told]))
    return Handed(records=tuple(taking.records()), told=tuple(taking.telling.told))


@dataclass(slots=True, kw_only=True)
class _Taking:
    pack: Pack
    file: ReturnedFile
    asked: Asked
    telling: Telling

    def records(self) -> Iterator[Record]:
        found = translated_records(self.pack, self.file.language)
        units = self._units({unit_of(one) for each in found for one in each.wordings})
        for each in found:
            if any(unit_of(one) in units for one in each.wordings):
                yield from One(
                    pack=self.pack, file=self.file, asked=self.asked, telling=self.telling, translated=each
                ).record(units)

    def _units(self, known: set[str]) -> Mapping[str, Returned]:
        """Return the units of the pack by name; tell of others, of those that stand there twice, and of how many are missing."""
        units: dict[str, Returned] = {}
        for unit in self.file.units:
            if unit.unit not in known:
                self._unknown(unit, known)
            elif (first := units.get(unit.unit)) is None or first.parts == unit.parts:
                units[unit.unit] = unit
            else:
                hint = "keep the one that is meant"
                self.telling.refuse(UNKNOWN, "this stands there twice, with other words", unit.span, hint)
        self._tell_missing(len({unit.unit for unit in self.file.units}))
        return units

    def _unknown(self, unit: Returned, known: set[str]) -> None:
        hint = did_you_mean(
            unit.unit, known, "it has been deleted or renamed in the pack since it was exported: left out"
        )
        self.telling.note(UNKNOWN, f"the pack has no words called '{unit.unit[:80]}'", unit.span, hint)

    def _tell_missing(self, back: int) -> None:
        went_out = self.file.went_out
        if went_out is not None and back < went_out and self.file.units:
            path = self.file.units[0].span.path
            message = (
                f"{went_out - back} of {went_out} that went out have not come back: what the pack has of them stays"
            )
            self.telling.note(NOT_BACK, message, Span(path=path, line=1, within="the whole file"))
