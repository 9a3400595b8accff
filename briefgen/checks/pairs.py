"""The wordings of a pack, each beside the one that it must not contradict.

A variant (short, plain, clause, spoken) says the text again, shorter; a translation says one field in another language.
"""

from collections.abc import Iterator
from typing import Literal

from briefgen.checks.wording import Wording
from briefgen.checks.wordings import Wordings
from briefgen.content.pack import PackItem
from briefgen.frozen import dataclass

Relation = Literal["variant", "translation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A wording, and the one that it is held against."""

    relation: Relation
    wording: Wording
    against: Wording

    @property
    def item(self) -> PackItem | None:
        """Whose words they are; None for those of a register or of the front matter."""
        return self.wording.item

    @property
    def name(self) -> str:
        """What the wording is, in a message: "the plain wording of 'talks'", "the hi-IN text of 'talks'"."""
        whose = "the pack" if self.wording.owner == ("pack",) else self.wording.whose
        if self.wording.is_translated:
            return f"the {self.wording.language} {'.'.join(str(step) for step in self.wording.own)} of {whose}"
        answer = "the answer of " if self.wording.path[0] == "answer" else ""
        return f"the {self.wording.field} wording of {answer}{whose}"


def pairs(wordings: Wordings) -> Iterator[Pair]:
    """Yield every variant and translation of the pack, in its order."""
    for wording in wordings.every:
        if wording.item is not None:
            yield from _of_item(wordings, wording)
        elif wording.is_translated:
            against = wordings.at((*wording.owner, *wording.path))
            if against is not None:
                yield Pair(relation="translation", wording=wording, against=against)


def _of_item(wordings: Wordings, wording: Wording) -> Iterator[Pair]:
    """Pair a variant with its text, each field of a translation with its own.

    What the pack's own language does not have is held against the text, or the answer's.
    """
    own = wordings.at((*wording.owner, *wording.path))
    match wording.path:
        case ("answer", "variants", _):
            main = wordings.at((*wording.owner, "answer", "text"))
            is_variant = not wording.is_translated
            own = own or main
        case ("variants", _):
            main = wordings.at((*wording.owner, "text"))
            is_variant = not wording.is_translated or own is None
        case ("pros" | "cons", _) | ("judgement", _) | ("answer", _):
            main, is_variant = None, False
        case _:
            main = wordings.at((*wording.owner, "text"))
            is_variant = own is None
    if is_variant and main is not None:
        yield Pair(relation="variant", wording=wording, against=main)
    elif wording.is_translated and own is not None:
        yield Pair(relation="translation", wording=wording, against=own)
