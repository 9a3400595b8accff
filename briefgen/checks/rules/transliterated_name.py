"""Flag a name that is not written in Latin letters as the house's table has it: `transliteration` in `content/house-rules.yaml`.

The table is applied to the name in its own language, which stands among the entry's translations; accents, apostrophes and capital
letters are not compared. It is looked at for the people and organisations that the house rules list: a Russian newspaper's
spelling of an Indian name says nothing of how that is written in English.

Why: "Sergei", "Sergey" and "Serguei" in three briefs look like three people.
Example: "Sergei Lavrov", whose Russian name is "Сергей Лавров", by the table BGN/PCGN.
Instead: write the name as the hint has it, or say in place why it is known otherwise.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.transliteration import bare, load_table
from briefgen.content.registers import Organisation, Person
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for rule in subject.house.rules.transliteration:
        table = load_table(rule.table, subject.templates, subject.house.positions.span(("transliteration",)))
        for id_ in rule.entries:
            for register, entry in _entries(subject, id_):
                translation = entry.translations.get(rule.language)
                told, own = entry.name, None if translation is None else translation.name
                if own is not None and bare(table.latin(own)) != bare(told):
                    yield Finding(
                        message=f"'{told}' is not '{own}' by the table {rule.table}",
                        span=subject.pack.positions.span((register, id_, "name")),
                        hint=f"write {table.latin(own)}, or say in place why the name is known otherwise",
                    )


def _entries(subject: PackSubject, id_: str) -> Iterator[tuple[str, Person | Organisation]]:
    registers = subject.pack.registers
    if id_ in registers.people:
        yield "people", registers.people[id_]
    if id_ in registers.organisations:
        yield "organisations", registers.organisations[id_]


RULE: Final = PackRule(
    code="BG575", name="transliterated-name", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
