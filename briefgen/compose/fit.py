"""The loop between length and content: how tight a brief is set, and which items it keeps.

A brief over its limit is first set tighter, as far as its theme gives way; then whole items go, those that cost least
(`budget.py`), above the text: it is composed anew of what stays, and everything derived (numbers, acronyms, sources)
follows. What is worked out is verified by laying the brief out. Where nothing does, the brief is as it was, and a fault says
by how much it is too long.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Final

from briefgen.audience.form import AudienceForm, Limit
from briefgen.compose.fitted import Cut, Fitted, Keep, Stages
from briefgen.compose.limits import CODES, over_limits, over_own_limits
from briefgen.compose.overflow import fittable, may_lose, overflow
from briefgen.compose.shortening import MayLose, anything, page_stretches
from briefgen.diagnostics import UserError
from briefgen.document.document import Document
from briefgen.document.origins import PhraseOrigin
from briefgen.document.places import origins, printed_items
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.theme.model import Theme
from briefgen.theme.play import Play, played, plays

if TYPE_CHECKING:
    from briefgen.compose.budget import Budget
    from briefgen.compose.measure import Stretch
    from briefgen.compose.plan import Trial
    from briefgen.compose.rehearsal import Rehearsal

_NAMED: Final = 5
"""Items that a message names."""
TRIES: Final = 3
"""Times that what should go is laid out before the brief is refused."""

BACK: Final = 2
"""Times that what may fit after all is laid out."""


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
        return self._judged_with_cuts(shortened, tightest) if shortened else self._refused(whole)

    def _laid_out(self, document: Document, keep: Keep, play: Play | None) -> Fitted:
        return self._in_look(document, keep, play, self.theme if play is None else played(self.theme, play))

    def _in_look(self, document: Document, keep: Keep, play: Play | None, theme: Theme) -> Fitted:
        layout = self.stages.lay_out(document, theme)
        return Fitted(kept=keep, document=document, layout=layout, theme=theme, play=play)

    def _judged(self, made: Fitted) -> Fitted:
        """Return a brief with what it breaks."""
        found = over_limits(
            made.document,
            made.layout,
            self.form,
            self.cleared.audience,
            made.theme,
            phrase_place=self.stages.phrase_place,
        )
        return replace(made, layout=replace(made.layout, recut=None), diagnostics=tuple(found))

    def _judged_with_cuts(self, made: Fitted, whole: Fitted) -> Fitted:
        """Return a shortened brief with what it breaks, and with what was too long by itself of that which went: the cause of it."""
        gone = {each.item for each in made.cuts}
        found = over_own_limits(whole.document, whole.layout, self.form, self.cleared.audience, whole.theme, items=gone)
        return replace(self._judged(made), of_cuts=tuple(found))

    def _refused(self, whole: Fitted) -> Fitted:
        """Return a brief that nothing makes short enough, with what it breaks, and with what may not go."""
        from briefgen.compose.company import stays  # noqa: PLC0415 - few briefs are too long: what makes them shorter loads then

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
        from briefgen.compose.estimate import Estimate  # noqa: PLC0415
        from briefgen.compose.measure import stretches  # noqa: PLC0415
        from briefgen.compose.plan import Plan  # noqa: PLC0415
        from briefgen.compose.rehearsal import rehearsal  # noqa: PLC0415

        measured = stretches(whole.document, whole.layout, self.cleared)
        budget = self._budget(whole)
        limits = [limit for limit, _ in self._over(whole)]
        estimate = Estimate(limits, whole.document, whole.layout, measured, budget)
        plan = Plan(budget, estimate, self._trial(whole, limits, rehearsal(whole.layout, limits, measured)))
        tried = held = 0
        while tried < TRIES and held <= TRIES and (cut := plan.cut()):
            made = self._without(cut, whole)
            if made is None:
                held += 1
                plan.hold(self._missed(cut, budget, whole))
                continue
            if self._fits(made):
                return self._with_cuts(made, budget, measured, whole)
            tried += 1
            plan.correct(cut, self._still(made, budget), last=tried == TRIES - 1)
        return None

    def _trial(self, whole: Fitted, limits: Sequence[Limit], rehearsed: "Rehearsal | None") -> "Trial":
        """Return what tries a set: words are counted in the brief composed without it, pages on the lines as they are set."""

        def over(cut: Keep) -> dict[Limit, float]:
            of_pages = rehearsed.over(cut) if rehearsed else {}
            return of_pages | (self._words_over(cut, whole, limits) or {})

        return over

    def _missed(self, cut: Keep, budget: "Budget", whole: Fitted) -> str:
        """Return the most important item of those *cut* without which the template fails or says something untrue.

        Back comes one after the other, the most important first, until the template can do: the last of these it was. That
        is looked for by halves, for with all of them back it can.
        """
        order = sorted(cut, key=lambda name: (budget.ranks[name], name))

        def is_missing(count: int) -> bool:
            back = frozenset(order[:count])
            needed = frozenset(name for name in cut if back & budget.closed(name))
            return self._draft_without(cut - needed, whole) is None

        return order[bisect_left(range(1, len(order)), True, key=lambda count: not is_missing(count))]

    def _still(self, made: Fitted, budget: "Budget") -> dict[Limit, float]:
        """Return the limits that a brief breaks without some of its items, each with how much of what may go is too much."""
        from briefgen.compose.measure import stretches  # noqa: PLC0415

        layout = made.layout
        losing: MayLose = anything
        if len(tuple(page_stretches(layout.pages))) > 1:
            losing = may_lose(stretches(made.document, layout, self.cleared), layout, frozenset(budget.heaviest()))
        return {limit: overflow(limit, made.document, layout, losing) for limit, _ in self._over(made)}

    def _budget(self, whole: Fitted) -> "Budget":
        """Return what may go; how much each frees and how much must is not known yet."""
        from briefgen.compose.budget import Budget  # noqa: PLC0415
        from briefgen.compose.company import company, stays  # noqa: PLC0415

        items = self.cleared.items
        printed = frozenset(printed_items(whole.document).keys() & whole.kept)
        ranks = {name: items[name].rank for name in printed if not stays(items[name])}
        return Budget(ranks=ranks, company=company(items, printed), slots=(), needs=())

    def _without(self, cut: Keep, whole: Fitted) -> Fitted | None:
        """Return the brief without the items *cut*; None where its template cannot do without them."""
        document = self._draft_without(cut, whole)
        if document is None:
            return None
        return self._in_look(document, self._kept(cut, whole), whole.play, whole.theme)

    def _draft_without(self, cut: Keep, whole: Fitted) -> Document | None:
        try:
            document = self.stages.draft(self._kept(cut, whole))
        except UserError:
            # Such as a template with a heading that would stand over nothing.
            return None
        # With items gone the template may say something else, such as that there are no dates: that would be untrue.
        return None if _house_phrases(document) - _house_phrases(whole.document) else document

    def _kept(self, cut: Keep, whole: Fitted) -> Keep:
        return frozenset(whole.kept & printed_items(whole.document).keys()) - cut

    def _with_cuts(self, made: Fitted, budget: "Budget", measured: "Sequence[Stretch]", whole: Fitted) -> Fitted:
        """Return the brief with what went, and what the first of that to come back would cost. What fits after all is back."""
        from briefgen.compose.back import Back, overs  # noqa: PLC0415

        laid_out: dict[Keep, Fitted | None] = {}
        made = self._filled(made, budget, measured, whole, laid_out)
        cut = self._cuts(frozenset(budget.ranks) - made.kept, measured)
        gone = frozenset(each.item for each in cut)
        needed = frozenset(name for name in gone if cut[0].item in budget.closed(name))
        fuller = laid_out[gone - needed] if gone - needed in laid_out else self._without(gone - needed, whole)
        over = overs(self.form, fuller.document, fuller.layout) if fuller else ()
        back = Back(item=cut[0].item, along=tuple(sorted(needed - {cut[0].item})), over=over)
        return replace(made, cuts=cut, back=back, uncut=whole.document)

    def _filled(
        self,
        made: Fitted,
        budget: "Budget",
        measured: "Sequence[Stretch]",
        whole: Fitted,
        laid_out: dict[Keep, Fitted | None],
    ) -> Fitted:
        """Return the brief with those back that fit after all, the most important first. A few that may are *laid_out* for it."""
        too_high = inf
        for each in self._cuts(frozenset(budget.ranks) - made.kept, measured):
            gone = frozenset(budget.ranks) - made.kept
            needed = frozenset(name for name in gone if each.item in budget.closed(name))
            height = sum(one.height - one.space for one in measured if one.items and one.items <= needed)
            if len(laid_out) == BACK or needed == gone or height >= too_high or height > self._room(made):
                continue
            if self._words_over(gone - needed, whole, fittable(self.form)) != {}:
                continue
            fuller = laid_out[gone - needed] = self._without(gone - needed, whole)
            if fuller is not None and self._fits(fuller):
                made = fuller
            elif self._room(made) < inf:
                too_high = height
        return made

    def _room(self, made: Fitted) -> float:
        """Return the height that is left on a brief's pages; no end to it where it may have a page more."""
        if not any(limit.unit == "pages" and made.layout.page_count >= limit.max for limit in fittable(self.form)):
            return inf
        return sum(page.room - page.used for page in made.layout.pages)

    def _words_over(self, cut: Keep, whole: Fitted, limits: Iterable[Limit]) -> dict[Limit, float] | None:
        """Return which of the limits of words a brief breaks without the items *cut*, and by how many; None where it cannot be
        composed so. That needs no layout.
        """
        of_words = tuple(limit for limit in limits if limit.unit == "words")
        document = self._draft_without(cut, whole) if of_words else whole.document
        if document is None:
            return None
        return {limit: by for limit in of_words if (by := overflow(limit, document, whole.layout)) > 0}

    def _cuts(self, cut: Iterable[str], measured: "Sequence[Stretch]") -> tuple[Cut, ...]:
        items = self.cleared.items
        found = (
            Cut(item=name, rank=items[name].rank, lines=sum(one.lines for one in measured if one.items == {name}))
            for name in cut
        )
        return tuple(sorted(found, key=lambda one: (one.rank, one.item)))


def _house_phrases(document: Document) -> frozenset[str]:
    """Return the fixed phrases that a brief says, by their keys."""
    return frozenset(origin.key for origin in origins(document) if isinstance(origin, PhraseOrigin))
