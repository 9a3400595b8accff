"""Asking the gate, in one line."""

import datetime as dt

from support.packs import MOMENT, policy

from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.gate.clear import Cleared, clear
from briefgen.gate.records import ClearedPack

POLICY = policy()


def ask(
    pack: Pack,
    audience: str = "minister",
    *,
    policy: LoadedPolicy = POLICY,
    moment: dt.datetime = MOMENT,
    language: str = "en-GB",
    yardstick: str | None = None,
) -> Cleared:
    return clear(pack, policy, audience, moment=moment, language=language, yardstick=yardstick)


def cleared(pack: Pack, audience: str = "minister", **asked) -> ClearedPack:
    return ask(pack, audience, **asked).pack


def found(pack: Pack, audience: str = "minister", **asked) -> tuple[Diagnostic, ...]:
    """Return what the gate finds; nothing where it opens."""
    try:
        ask(pack, audience, **asked)
    except UserError as fault:
        return fault.diagnostics
    return ()


def codes(pack: Pack, audience: str = "minister", **asked) -> list[str]:
    return [diagnostic.code for diagnostic in found(pack, audience, **asked)]
