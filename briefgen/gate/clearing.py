"""One clearing: who asks, when and in which language; what was decided; what was found and reached on the way."""

import datetime as dt

from briefgen.content.front import AudienceAccess
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.vocabulary import Register
from briefgen.document.origins import ItemOrigin
from briefgen.frozen import dataclass
from briefgen.gate.decide import Decisions
from briefgen.gate.faults import Faults
from briefgen.gate.levels import level_of
from briefgen.gate.marked import Level
from briefgen.gate.registers import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Somebody who may not be named, under the public form."""

    register: Register
    words: str
    origin: ItemOrigin
    unreviewed: bool
    """Whether the words are a translation that nobody has reviewed."""

    @property
    def id(self) -> str:
        """No author can write such an id."""
        return self.origin.item


class Reached:
    """Entries that something cleared points at. The others stay behind, whoever might see them."""

    def __init__(self) -> None:
        self._keys: set[Key] = set()
        self._stand_ins: dict[Key, StandIn] = {}

    def add(self, key: Key) -> None:
        self._keys.add(key)

    def stand_in(self, one: StandIn) -> None:
        self._stand_ins.setdefault((one.register, one.id), one)

    def __contains__(self, key: Key) -> bool:
        return key in self._keys

    @property
    def stand_ins(self) -> tuple[StandIn, ...]:
        return tuple(self._stand_ins.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearing:
    """What the rules of the gate share while one pack is cleared for one audience."""

    pack: Pack
    policy: LoadedPolicy
    audience: str
    moment: dt.datetime
    language: str
    decided: Decisions
    faults: Faults
    reached: Reached
    yardstick: str | None = None
    """The scale that the audience's brief prints likelihood in; None: each judgement's own."""

    @property
    def access(self) -> AudienceAccess:
        return self.policy.policy.audiences[self.audience]

    @property
    def home(self) -> str:
        """The language that the pack is written in."""
        return self.pack.front.language

    @property
    def base(self) -> Level:
        """The front matter's marking: no brief carries less."""
        level = level_of(self.policy, self.pack.front.marking)
        assert level is not None, "verified before anything is cleared"
        return level
