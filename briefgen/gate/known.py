"""What is known of one pack under one policy, whoever asks: it is verified once, and decided once for each reader."""

from functools import cached_property

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.gate.access import Reader
from briefgen.gate.decide import Decisions, Handled, decide, handle
from briefgen.gate.faults import Faults
from briefgen.gate.verify import verify_pack, verify_policy


class Known:
    """One for each pack that is loaded; whatever asks the gate of the pack asks through the same."""

    def __init__(self, pack: Pack, policy: LoadedPolicy) -> None:
        self.pack = pack
        self.policy = policy
        self._faults: Faults | None = None
        self._decided: dict[tuple[str, str], Decisions] = {}

    def verify(self, faults: Faults) -> None:
        """Find names and markings, in the policy and in the pack, that nobody can decide by."""
        if self._faults is None:
            self._faults = Faults()
            verify_policy(self.policy, self._faults)
            verify_pack(self.pack, self.policy, self._faults)
        faults.take(self._faults)

    def require(self) -> None:
        """Raise `UserError` for what `verify` finds: whoever asks `decide` without `clear` calls this."""
        faults = Faults()
        self.verify(faults)
        faults.settle()

    def decide(self, reader: Reader) -> Decisions:
        """Return what becomes of each item and entry for a *reader* of this policy. The pack is verified."""
        key = (reader.name, reader.moment.isoformat())
        if key not in self._decided:
            self._decided[key] = decide(self.pack, self.policy, reader, handled=self._handled)
        return self._decided[key]

    @cached_property
    def _handled(self) -> Handled:
        return handle(self.pack, self.policy)
