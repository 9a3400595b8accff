"""The proof of a brief from which items went for length, for whoever signs: written apart from what is sent."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefgen.build.files import refuse_links, replace_files
from briefgen.build.kept import Worked
from briefgen.build.writing import Written, cannot_write, finish
from briefgen.diagnostics import Diagnostic
from briefgen.locale.model import Locale
from briefgen.project.folder import DELIVERABLES
from briefgen.transforms.proof import proof
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import DEFAULTS

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

ENDING: Final = "proof"
"""What the name of its files ends in, before the suffix."""


def proof_of(brief: "Brief", locale: Locale, second: Locale | None = None) -> "Brief | None":
    """Return the brief as if nothing had been cut, with what was cut struck through; None where nothing was.

    *second* is the locale of a bilingual brief's second language. Raises `UserError` where a locale lacks a phrase.
    """
    if brief.uncut is None:
        return None
    document = proof(brief.uncut, brief.document, locale, second)
    return replace(
        brief,
        stem=f"{brief.stem}.{ENDING}",
        document=document,
        cuts=(),
        back=None,
        uncut=None,
        worked=Worked(),
    )


def write_proof(made: "Brief", folder: Path) -> Written:
    """Write the proof's Word document and PDF into *folder*, whole and read again by the leak check, or not at all.

    No build knows of them: neither the record nor the baselines of review have a word of them.
    """
    if _is_within(folder, made.folder.root / DELIVERABLES):
        message = f"'{folder}' lies in '{DELIVERABLES}', where the briefs stand that may be sent"
        hint = "name a folder outside it: a proof is for whoever signs, and nobody else"
        return Written(diagnostics=(Diagnostic(code="BG425", message=message, hints=(hint,)),), refused=True)
    places = {name: folder / f"{made.stem}.{name}" for name, entry in FORMATS.items() if entry.default}
    try:
        refuse_links(folder, places.values())
        written = finish(made, places, DEFAULTS)
        replace_files(written.contents)
    except OSError as fault:
        return Written(diagnostics=(cannot_write(fault, made.audience),))
    return written


def _is_within(folder: Path, above: Path) -> bool:
    return folder.resolve().is_relative_to(above.resolve())
