"""Languages and records that were asked for and that a pack does not have."""

from collections.abc import Sequence
from typing import Final

from briefgen.diagnostics import Diagnostic, did_you_mean

NOTHING: Final = "BG265"
"""A translation that is asked for, and is not there or cannot be written to."""


def no_translations(language: str, pack: str, known: Sequence[str]) -> Diagnostic:
    own = [tag for tag in known if tag.lower().startswith(f"{language.lower()}-")]
    otherwise = (
        f"the languages are {', '.join(known)}" if known else "no audience's brief is written in another language"
    )
    hint = did_you_mean(own[0] if len(own) == 1 else language, known, otherwise)
    return Diagnostic(code=NOTHING, message=f"'{pack}' is not translated into '{language}'", hints=(hint,))


def nothing_by_name(name: str, language: str, known: Sequence[str]) -> Diagnostic:
    hint = did_you_mean(name, known, "`briefgen translate status` lists what there is")
    return Diagnostic(code=NOTHING, message=f"nothing called '{name}' is translated into {language}", hints=(hint,))
