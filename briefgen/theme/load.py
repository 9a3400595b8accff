"""A theme file to a theme: what it inherits and its own differences, checked, and then the audience's, checked again."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial, reduce
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.overlay import overlay, without
from briefgen.located.positions import Located, Positions
from briefgen.located.validate import validate
from briefgen.project.inherit import KEY, Heritage, Sort, heritage
from briefgen.theme.audiences import FAULT, audience_faults, for_audience
from briefgen.theme.audiences import KEY as AUDIENCES
from briefgen.theme.families import unknown_families
from briefgen.theme.legible import illegible
from briefgen.theme.make import make_theme
from briefgen.theme.model import PaperName, ParagraphNumbers, Theme, first_of_its_kind
from briefgen.theme.names import read_from, theme_names
from briefgen.theme.reference import reference_of
from briefgen.theme.tokens import ThemeTokens

UNKNOWN: Final = "BG301"
CIRCLE: Final = "BG302"

SORT: Final = Sort(noun="theme", place="themes/{}.yaml", circle=CIRCLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What there is for a theme to name."""

    families: Collection[str]
    audiences: Collection[str]


def load_theme(
    name: str,
    roots: tuple[Path, ...],
    *,
    paper: PaperName,
    published: bool,
    look: Located | None = None,
    looks: Iterable[Located] = (),
    audience: str | None = None,
    known: Known | None = None,
    paragraph_numbers: ParagraphNumbers = "hung",
    margin_notes: bool = False,
) -> Theme:
    """Return the theme *name* of `themes/` under the first root that has it, for an audience.

    Over its tokens go the audience's *look*, then what the theme itself has for the *audience* by name, then each of
    *looks*: a theme may differ from what an audience is used to, yet not from what its language needs.

    Raises `UserError` with every problem: what is unknown or malformed, and text that is too small or too faint to read.
    Where the theme is at fault by itself, nothing is said of the looks that would go over it.
    """
    made = partial(
        _made,
        known=known,
        roots=roots,
        name=name,
        paper=paper,
        published=published,
        paragraph_numbers=paragraph_numbers,
        margin_notes=margin_notes,
    )
    whole = read_tokens(name, roots)
    if faults := (*_lacking(whole), *audience_faults(whole, known.audiences if known else None)):
        raise UserError(*faults)
    bare = without(whole, AUDIENCES)
    theme = made(bare, _of_own_file(bare.positions))
    over = tuple(filter(None, (look, for_audience(whole, audience), *looks)))
    return first_of_its_kind(made(reduce(overlay, over, bare), reduce(overlay, over).positions) if over else theme)


def _made(
    located: Located,
    latest: Positions,
    *,
    known: Known | None,
    roots: tuple[Path, ...],
    name: str,
    paper: PaperName,
    published: bool,
    paragraph_numbers: ParagraphNumbers,
    margin_notes: bool,
) -> Theme:
    """Return the theme of merged tokens; *latest* are the places of those that were laid over the others last."""
    tokens = validate(ThemeTokens, located, code=FAULT)
    theme = make_theme(
        tokens,
        name=name,
        paper=paper,
        published=published,
        paragraph_numbers=paragraph_numbers,
        margin_notes=margin_notes and tokens.margin_note.kept,
    )
    theme = replace(theme, reference=reference_of(tokens, located.positions, roots))
    unknown = unknown_families(theme, known.families, located.positions) if known else ()
    if problems := (*unknown, *illegible(theme, tokens, located.positions, latest)):
        raise UserError(*problems)
    return theme


def read_tokens(name: str, roots: tuple[Path, ...]) -> Located:
    """Return a theme's tokens merged with all it inherits from, not yet checked."""
    found = _heritage(name, roots)
    if odd := next((heir.written for heir in found.heirs if not isinstance(heir.written.data, Mapping)), None):
        raise UserError(Diagnostic(code=FAULT, message="a theme is names with values", span=odd.positions.span(())))
    return found.whole()


def theme_files(name: str, roots: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the theme's own file, and those that it inherits from."""
    return _heritage(name, roots).paths


def _heritage(name: str, roots: tuple[Path, ...]) -> Heritage:
    return heritage(name, SORT, roots, partial(_unknown, roots=roots))


def _lacking(theme: Located) -> Iterator[Diagnostic]:
    """Yield a fault where whole groups of tokens are not there: most often what is missing is the theme to differ from."""
    wanted = (name for name, token in ThemeTokens.model_fields.items() if token.is_required())
    if lacks := [name for name in wanted if name not in theme.data]:
        message = f"the theme lacks {', '.join(lacks)}"
        hint = f"add them; most themes begin with `{KEY}: government`"
        yield Diagnostic(code=FAULT, message=message, span=theme.positions.span(()), hints=(hint,))


def _of_own_file(positions: Positions) -> Positions:
    """Return the places in the theme's own file, without those in the files of the themes that it inherits from."""
    whole = positions.place(())
    return Positions(places={at: each for at, each in positions.places.items() if whole and each.path == whole.path})


def _unknown(name: str, span: Span | None, roots: tuple[Path, ...]) -> Diagnostic:
    known = theme_names(roots)
    hints = (did_you_mean(name, known, otherwise=f"the themes are {', '.join(known)}"), read_from(roots))
    return Diagnostic(code=UNKNOWN, message=f"there is no theme '{name}'", span=span, hints=hints)
