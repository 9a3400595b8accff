"""The words that a new pack begins with, each to be replaced: whoever leaves one is told so."""

from typing import Final

MESSAGE: Final = "Write here what the reader must know."
CLAIM: Final = "Write here what the source says, in your own words."
LINE: Final = "Write here what may be said aloud."
QUESTION: Final = "Which question may be asked?"
ANSWER: Final = "Write here what is answered."
AVOIDED: Final = "Write here what must not be said."
INSTEAD: Final = "Write here what may be said in its place."
GAP: Final = "Write here what is not known."
GAP_OF_TEXT: Final = "What the sources say on it."
WHY: Final = "Write here why it is not known."
WHY_OF_TEXT: Final = "Nobody has written it up yet."
UNPUBLISHED: Final = "Nothing is written for publication yet."
UNPUBLISHED_PLAIN: Final = "Nothing is written yet."
EVERY: Final = frozenset(
    {
        MESSAGE,
        CLAIM,
        LINE,
        QUESTION,
        ANSWER,
        AVOIDED,
        INSTEAD,
        GAP,
        GAP_OF_TEXT,
        WHY,
        WHY_OF_TEXT,
        UNPUBLISHED,
        UNPUBLISHED_PLAIN,
    }
)
