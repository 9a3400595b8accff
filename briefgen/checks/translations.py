"""How findings speak of a translation, and of what is to be done about it."""

from collections.abc import Collection

from briefgen.content.item import Review
from briefgen.content.pack import Pack
from briefgen.content.reviewed import Standing, Translated, translated_records
from briefgen.content.translatable import languages
from briefgen.content.vocabulary import ENTRY_OF
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.gate.wording import are_one_language, serving


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A translation in a brief that nobody has reviewed in the words of now."""

    register: str
    id: str
    language: str
    standing: Standing
    whose: str
    span: Span | None


def unread(pack: Pack, language: str, printed: Collection[tuple[str, str]]) -> tuple[Unread, ...]:
    """Return those that serve a brief in *language*, of what it prints (register and id) and of the front matter."""
    home = pack.front.language
    if are_one_language(language, home):
        return ()
    tags = [tag for tag in serving(language, home, languages(pack)) if tag in languages(pack)]
    return tuple(
        Unread(
            register=one.register, id=one.id, language=tag, standing=one.standing, whose=in_language(one), span=one.span
        )
        for tag in tags
        for one in translated_records(pack, tag)
        if one.standing in ("unreviewed", "stale") and (one.register == "pack" or (one.register, one.id) in printed)
    )


def in_language(one: Translated) -> str:
    """Return whose translation it is, and into what."""
    return f"what {whose(one)} says in {one.language}"


def whose(one: Translated) -> str:
    """Return the record as a sentence names it."""
    match one.register:
        case "pack":
            return "the front matter"
        case "items":
            return f"'{one.id}'"
        case "series":
            return f"the column '{one.column}' of the series '{one.id}'"
        case register:
            return f"the {ENTRY_OF[register]} '{one.id}'"


def review_command(pack: Pack, one: Translated, review: Review | None = None) -> str:
    """Return what writes the review of a translation, by whom and when it was reviewed as far as that is known."""
    by, on = (f'"{review.by}"', review.on.isoformat()) if review else ("…", "…")
    name = review_name(pack, one)
    return f"run `briefgen translate review {pack.name} --language {one.language} --by {by} --on {on} {name}`"


def review_name(pack: Pack, one: Translated) -> str:
    """Return by which name a record is reviewed: its id, with its register where that is none of the items."""
    if one.register == "pack":
        return pack.name
    return one.id if one.register == "items" else f"{one.register}/{one.id}"
