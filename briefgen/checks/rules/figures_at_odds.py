"""Flag a figure that is stated differently in two places of the pack.

An item whose `figure` is a number of money, per cent or another unit says that number where its text gives any in that unit.
Two figures of the register with one title, period and unit have one value, unless items that state them conflict openly.
What an exhibit's title, alternative text or remark gives in the unit of a column that it shows is a value of that column, its
sum, or the difference of two of its values.
Not looked for: items that speak of one thing and name no figure.
Why: two values for one thing in one pack end up in two briefs, and both readers quote them.
Example: an item with `figure: trade-2024`, which is 68.7 billion dollars, whose text says 64 billion dollars.
Instead: refer to the figure, {figure:trade-2024}, or write the second value as an item of its own with conflicts_with.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from briefgen.checks.exhibited import values_of, words_of
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Reader
from briefgen.content.pack import Pack, PackItem
from briefgen.content.registers import Figure
from briefgen.content.series import Exhibit
from briefgen.diagnostics import Severity
from briefgen.markup.plain import references
from briefgen.quantities.compare import rounds, units_agree
from briefgen.quantities.model import Quantity


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = subject.reader
    for entry in subject.pack.items:
        yield from _own_figure(reader, entry)
    yield from _two_of_one(reader)
    for exhibit in subject.pack.registers.drawn:
        yield from _not_of_its_rows(reader, exhibit)


def _own_figure(reader: Reader, entry: PackItem) -> Iterator[Finding]:
    figure = entry.item.figure
    known = () if figure is None else tuple(reader.figure(figure))
    if not known or known[0].unit is None:
        return
    said = reader.read(next(reader.wordings.statements(entry)))
    of_unit = [one for one in said.figures.quantities if one.unit == known[0].unit]
    if of_unit and not any(rounds(one, value) for one in of_unit for value in known):
        first = of_unit[0]
        yield Finding(
            message=f"'{entry.id}' is about the figure '{figure}' and says '{said.words(first.at, first.end)}'",
            span=reader.span(said, first.at, first.end),
            hint=f"write {{figure:{figure}}}, or name the figure that is meant",
        )


def _two_of_one(reader: Reader) -> Iterator[Finding]:
    pack = reader.pack
    for one, other in combinations(pack.registers.figures.values(), 2):
        if not _is_of_one_thing(one, other) or _is_in_conflict(pack, one.id, other.id):
            continue
        mine, others = tuple(reader.figure(one.id)), tuple(reader.figure(other.id))
        if mine and others and not _meet(mine, others):
            yield Finding(
                message=f"the figures '{one.id}' and '{other.id}' have one title and period, and not one value",
                span=pack.positions.span(("figures", other.id, "value")),
                hint="say in `title` how they differ, or let their items name each other under conflicts_with",
            )


def _not_of_its_rows(reader: Reader, exhibit: Exhibit) -> Iterator[Finding]:
    known = values_of(reader, exhibit)
    units = {value.unit for value in known}
    for wording in words_of(reader, exhibit):
        said = reader.read(wording)
        for one in said.figures.quantities:
            if one.unit in units and not any(rounds(one, value) for value in known):
                yield Finding(
                    message=f"the exhibit '{exhibit.id}' says '{said.words(one.at, one.end)}', which its rows do not come to",
                    span=reader.span(said, one.at, one.end),
                    hint="write a number that its rows have, or take it out",
                    severity=Severity.WARNING,
                )


def _is_of_one_thing(one: Figure, other: Figure) -> bool:
    titled = one.title is not None and other.title is not None and one.title.casefold() == other.title.casefold()
    return titled and one.period is not None and one.period == other.period and one.unit == other.unit


def _meet(these: tuple[Quantity, ...], those: tuple[Quantity, ...]) -> bool:
    """Tell whether a value of the one is a value of the other, or rounds it; amounts in two currencies are no odds."""
    return any(
        not units_agree(one, other) or rounds(one, other) or rounds(other, one) for one in these for other in those
    )


def _is_in_conflict(pack: Pack, one: str, other: str) -> bool:
    stating = {id_: {entry.id for entry in pack.items if id_ in _figures_of(entry)} for id_ in (one, other)}
    conflicts = {(entry.id, opponent) for entry in pack.items for opponent in entry.item.conflicts_with}
    return any(
        (first, second) in conflicts or (second, first) in conflicts
        for first in stating[one]
        for second in stating[other]
    )


def _figures_of(entry: PackItem) -> frozenset[str]:
    named = {one.id for one in references(entry.item.text.inlines) if one.kind == "figure"}
    return frozenset(named | ({entry.item.figure} if entry.item.figure else set()))


RULE: Final = PackRule(
    code="BG533", name="figures-at-odds", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
