"""Which wordings of a statement its readers are given: who gets one variant alone is not shown the others."""

from typing import Final

from briefgen.content.front import Policy
from briefgen.content.pack import Pack
from briefgen.content.translatable import Translatable, Wording

_FOR_ALL: Final = frozenset({"reasons", "who", "action_who"})


def demanded(pack: Pack, policy: Policy) -> dict[str, frozenset[str]]:
    """Return of each statement that goes to audiences of one variant alone the wordings that these are given."""
    found: dict[str, frozenset[str]] = {}
    for entry in pack.items:
        readers = set(policy.audiences)
        for scope in entry.scopes:
            if scope.readers is not None:
                readers &= {each for name in scope.readers for each in policy.groups.get(name, (name,))}
        variants = {policy.audiences[name].variant for name in readers}
        if variants and None not in variants:
            found[entry.id] = _FOR_ALL | {f"{stem}{one}" for one in variants for stem in ("", "answer_variants.")}
    return found


def is_demanded(wording: Translatable | Wording, only: dict[str, frozenset[str]]) -> bool:
    return wording.register != "items" or wording.id not in only or wording.field in only[wording.id]
