"""The loop between length and content: how tight a brief is set, and which items it keeps.

A brief over its limit is first set tighter, as far as its theme gives way; then whole items go, those that cost least
(`budget.py`), above the text: it is composed anew of what stays, and everything derived (numbers, acronyms, sources)
follows. What is worked out is verified by laying the brief out. Where nothing does, the brief is as it was, and a fault says
by how much it is too long.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from briefgen.audience.form import AudienceForm, Limit
from briefgen.compose.budget import Budget, Slot
from briefgen.compose.cheapest import cheapest
from briefgen.compose.company import company, stays
from briefgen.compose.limits import CODES, over_limits
from briefgen.compose.measure import Stretch, stretches
from briefgen.compose.overflow import fittable, overflow, sizes
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.document import Document
from briefgen.document.origins import PhraseOrigin
from briefgen.document.places import origins, printed_items
from briefgen.gate.records import ClearedPack
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme
from briefgen.theme.play import Play, played, plays

Keep = frozenset[str]
"""The ids of the items that a brief is composed of."""
_NAMED: Final = 5
"""Items that a message names."""
TRIES: Final = 3
"""Times that what should go is laid out before the brief is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """How a brief is made of a set of items, and how it is laid out in a look."""

    draft: Callable[[Keep], Document]
    lay_out: Callable[[Document, Theme], Layout]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """An item that went for length."""

    item: str
    rank: int
    lines: int
    """That it alone took up: headings that went with it are not among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    kept: Keep
    document: Document
    layout: Layout
    theme: Theme
    """The one asked for, or as far as that has given way."""
    play: Play | None = None
    """How far it has given way; None for not at all."""
    cuts: tuple[Cut, ...] = ()
    """The most important first: the order in which they should come back."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """The limits that it breaks all the same."""
    templates: tuple[Path, ...] = ()
    """The files that it was rendered by."""


def fit(keep: Keep, stages: Stages, *, cleared: ClearedPack, form: AudienceForm, theme: Theme) -> Fitted:
    """Compose a brief of the items *keep*, within its form's limits where that can be done."""
    return _Fitting(stages, cleared, form, theme).fit(keep)


@dataclass(frozen=True, slots=True)
class _Fitting:
    stages: Stages
    cleared: ClearedPack
    form: AudienceForm
    theme: Theme

    def fit(self, keep: Keep) -> Fitted:
        document = self.stages.draft(keep)
        whole = self._laid_out(document, keep, None)
        if self._fits(whole):
            return self._judged(whole)
        ways = tuple(plays(self.theme)) if self._may_give_way(whole) else ()
        tightest = self._laid_out(document, keep, ways[-1]) if ways else whole
        if self._fits(tightest):
            return self._judged(self._gentlest(tightest, ways[:-1]))
        shortened = self._shortened(tightest)
        return self._judged(shortened) if shortened else self._refused(whole)

    def _laid_out(self, document: Document, keep: Keep, play: Play | None) -> Fitted:
        theme = self.theme if play is None else played(self.theme, play)
        layout = self.stages.lay_out(document, theme)
        return Fitted(kept=keep, document=document, layout=layout, theme=theme, play=play)

    def _judged(self, made: Fitted) -> Fitted:
        """Return a brief with what it breaks."""
        found = over_limits(made.document, made.layout, self.form, self.cleared.audience, made.theme)
        return replace(made, diagnostics=tuple(found))

    def _refused(self, whole: Fitted) -> Fitted:
        """Return a brief that nothing makes short enough, with what it breaks, and with what may not go."""
        judged = self._judged(whole)
        items = self.cleared.items
        staying = [name for name in printed_items(whole.document) if name in items and stays(items[name])]
        named = ", ".join(staying[:_NAMED]) + (", …" if len(staying) > _NAMED else "")
        why = f"; these may not go: {named}" if staying else ""
        hint = f"set as tight as its theme allows, and without all that may go, it is still too long{why}"
        codes = {CODES[limit.unit] for limit in fittable(self.form)}
        told = (replace(each, hints=(*each.hints, hint)) if each.code in codes else each for each in judged.diagnostics)
        return replace(judged, diagnostics=tuple(told))

    def _over(self, made: Fitted) -> tuple[tuple[Limit, float], ...]:
        """Return the limits that a brief breaks and that cutting can meet, each with by how much."""
        amounts = ((limit, overflow(limit, made.document, made.layout)) for limit in fittable(self.form))
        return tuple((limit, amount) for limit, amount in amounts if amount > 0)

    def _fits(self, made: Fitted) -> bool:
        return not self._over(made)

    def _may_give_way(self, whole: Fitted) -> bool:
        """Tell whether setting it tighter may help: it does not count words, and a letterhead's styles are not ours to change."""
        return self.theme.lent is None and any(limit.unit != "words" for limit, _ in self._over(whole))

    def _gentlest(self, tightest: Fitted, ways: Sequence[Play]) -> Fitted:
        """Return the brief in the gentlest look in which it fits: how long it is does not always fall with its type."""
        tried = (self._laid_out(tightest.document, tightest.kept, play) for play in ways)
        return next((made for made in tried if self._fits(made)), tightest)

    def _shortened(self, whole: Fitted) -> Fitted | None:
        """Return the brief without the items that cost least to lose, or None where nothing makes it short enough."""
        over = self._over(whole)
        limits = tuple(limit for limit, _ in over)
        needs = tuple(amount for _, amount in over)
        printed = frozenset(printed_items(whole.document).keys() & whole.kept)
        measured = stretches(whole.document, whole.layout, self.cleared)
        by_limit = (sizes(limit, measured, whole.layout) for limit in limits)
        slots = tuple(
            Slot(items=one.items, sizes=own) for one, own in zip(measured, zip(*by_limit, strict=True), strict=True)
        )
        for _ in range(TRIES):
            cut = cheapest(self._budget(printed, slots, needs))
            if cut is None:
                return None
            try:
                document = self.stages.draft(printed - cut)
            except UserError:
                # A template that cannot do without the items, such as one with a heading that would stand over nothing.
                return None
            if _house_phrases(document) - _house_phrases(whole.document):
                # With items gone the template says something else, such as that there are no dates: that would be untrue.
                return None
            made = self._laid_out(document, printed - cut, whole.play)
            if self._fits(made):
                return replace(made, cuts=self._cuts(cut, measured))
            still = dict(self._over(made))
            freed = self._budget(printed, slots, needs).freed(cut)
            needs = tuple(each + still.get(limit, 0.0) for limit, each in zip(limits, freed, strict=True))
        return None

    def _budget(self, printed: Keep, slots: tuple[Slot, ...], needs: tuple[float, ...]) -> Budget:
        items = self.cleared.items
        ranks = {name: items[name].rank for name in printed if not stays(items[name])}
        return Budget(ranks=ranks, company=company(items, printed), slots=slots, needs=needs)

    def _cuts(self, cut: Keep, measured: Sequence[Stretch]) -> tuple[Cut, ...]:
        lines = {name: sum(one.lines for one in measured if one.items == {name}) for name in cut}
        ranks = {name: self.cleared.items[name].rank for name in cut}
        return tuple(
            Cut(item=name, rank=ranks[name], lines=lines[name])
            for name in sorted(cut, key=lambda one: (ranks[one], one))
        )


def _house_phrases(document: Document) -> frozenset[str]:
    """Return the fixed phrases that a brief says, by their keys."""
    return frozenset(origin.key for origin in origins(document) if isinstance(origin, PhraseOrigin))
