"""The words of the content that templates may ask for. The gate's records carry them as they were checked at load."""

from collections.abc import Mapping
from typing import Final, get_args

from briefgen.gate.records import Ladder

CERTAINTIES: Final[tuple[str, ...]] = get_args(Ladder)
CLAIMS: Final[Mapping[str, str]] = {
    "facts": "fact",
    "events": "event",
    "expectations": "expectation",
    "judgements": "judgement",
    "opinions": "opinion",
    "positions": "position",
    "quotes": "quote",
    "implications": "implication",
}
KINDS: Final[Mapping[str, str]] = {
    **CLAIMS,
    "messages": "message",
    "gaps": "gap",
    "questions": "question",
    "objectives": "objective",
    "commitments": "commitment",
    "options": "option",
    "recommendations": "recommendation",
    "risks": "risk",
}
"""The collection of each kind but lines, which are sorted by their use."""
LINE: Final = "line"
USES: Final = ("say", "if_asked", "background", "avoid")
RAISED: Final = ("will", "may", "unlikely")
CONFIDENCES: Final = ("low", "moderate", "high")
VERBS: Final = ("agree", "approve", "note", "reject", "decide")
ASKS: Final = ("decide", "note", "none")
