"""How the translations of a pack stand, language by language: what its readers would need, and what of that holds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from briefgen.authoring.translate.unknown import no_translations
from briefgen.build.project import Project
from briefgen.content.pack import Pack
from briefgen.content.reviewed import Translated, translated_records
from briefgen.content.translatable import languages
from briefgen.diagnostics import UnknownNameError, UserError
from briefgen.gate.wording import are_one_language

_OF_AUDIENCES: Final = frozenset({("titles",), ("document", "recipients")})
"""Where wordings of the front matter stand that are for one audience each, by its name."""


def standings(project: Project, name: str, language: str | None = None) -> Mapping[str, tuple[Translated, ...]]:
    """Return the records of a pack by language: what is translated, and what is not and would reach a reader of that language.

    Without *language* for every one that the pack is translated into, or that an audience's brief is written in. Raises
    `UnknownNameError` for a language that is none of these, and `UserError` where the pack is at fault.
    """
    pack, subject = project.pack(name), project.subject(name)
    wanted = {tag: readers for tag, readers in _readers(project, pack).items() if language in (None, tag)}
    if language is not None and not wanted:
        raise UnknownNameError(no_translations(language, pack.name, tuple(_readers(project, pack))))
    met = {
        audience: {one.entry.id for one in subject.decided(audience).items.values() if not one.reasons}
        for audience in {each for readers in wanted.values() for each in readers}
    }
    return {
        tag: tuple(
            _met(one, readers)
            for one in translated_records(pack, tag)
            if one.said or one.register != "items" or any(one.id in met[audience] for audience in readers)
        )
        for tag, readers in wanted.items()
    }


def _met(one: Translated, readers: tuple[str, ...]) -> Translated:
    """Return a record without titles and addresses that nobody needs: of audiences without this language."""
    others = (
        each for each in one.wordings if each.at.source[:-1] in _OF_AUDIENCES and each.at.source[-1] not in readers
    )
    gone = {each.field for each in others if each.words is None}
    return replace(one, wordings=tuple(each for each in one.wordings if each.field not in gone))


def _readers(project: Project, pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return the languages besides the pack's own → the audiences whose briefs are written in them."""
    declared = dict(_declared(project))
    tags = sorted({*languages(pack), *(tag for each in declared.values() for tag in each)})
    return {
        tag: tuple(name for name, each in declared.items() if tag in each)
        for tag in tags
        if not are_one_language(tag, pack.front.language)
    }


def _declared(project: Project) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each audience with its languages; a form that is at fault is told where its brief is built."""
    for audience in project.audiences:
        try:
            yield audience, project.audience(audience).form.languages
        except UserError:
            continue
