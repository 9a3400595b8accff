"""Words that a list names to be found whole: in small letters they are found in any case, else as written; `*` is any ending."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Final

from briefgen.content.model import Text, refuse
from briefgen.document.languages import LETTER
from briefgen.located.values import After

ANY_ENDING: Final = "*"
_SPACE: Final = "[ \n\u00a0\u202f]+"


def _pattern(value: str) -> str:
    if re.search(rf"\*(?=\S)|(?<!{LETTER})\*", value):
        raise refuse(f"'{value}' has a * that ends no word", "write it behind a word, for any ending of it: Киев*")
    return value


Pattern = Annotated[Text, After(_pattern)]
"""Words to be found whole. In small letters they are found in any case, else as they are written; `*` stands for any ending."""


def compiled(patterns: Iterable[str]) -> Mapping[str, re.Pattern[str]]:
    """Return each pattern as one that finds its words whole."""
    return {written: _compiled(written) for written in patterns}


def _compiled(written: str) -> re.Pattern[str]:
    words = [
        re.escape(word.removesuffix(ANY_ENDING)) + (f"{LETTER}*" if word.endswith(ANY_ENDING) else "")
        for word in written.split()
    ]
    flags = re.IGNORECASE if written == written.lower() else re.NOFLAG
    return re.compile(rf"(?<!{LETTER})(?:{_SPACE.join(words)})(?!{LETTER})", flags)
