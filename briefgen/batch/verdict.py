"""Whether what was made of a record may go out: decided where the raw pack is, whoever made it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from briefgen.batch.making import Made
from briefgen.batch.records import Record, plain
from briefgen.build.briefing import Prepared, leak_question, reasons, weighed
from briefgen.build.project import Project
from briefgen.content.recordvalues import RecordValue
from briefgen.diagnostics import Diagnostic, errors
from briefgen.leak.check import leak_check


class Verdict:
    def __init__(self, project: Project, prepared: Prepared) -> None:
        self._folder = project.folder
        self._prepared = prepared
        self._reasons = reasons(project, prepared)
        self._locales = tuple(tongue.locale for tongue in prepared.ground.tongues)
        self._question = leak_question(project, prepared)

    def against(self, made: Made, record: Record) -> tuple[Diagnostic, ...]:
        """Return what keeps the files of a record from going out: faults, errors that no reason lets stand, a leak."""
        found = tuple(self._found(made))
        if faults := errors(found):
            return faults
        if not made.files:
            return found
        recorded = {name: tuple(self._said(value)) for name, value in record.values.items() if value is not None}
        return errors(leak_check(made.files, replace(self._question, record=recorded)).diagnostics)

    def _found(self, made: Made) -> Iterator[Diagnostic]:
        found = (*made.diagnostics, *made.findings)
        own, nobodys = weighed(self._prepared, self._folder, self._reasons, pages=made.pages, found=found)
        yield from (nobodys,) if nobodys else own

    def _said(self, value: RecordValue) -> Iterator[str]:
        """Yield a value in each form that a brief may print."""
        match value:
            case bool():
                return
            case str():
                yield value
            case Decimal():
                yield plain(value)
                yield from (locale.number(value) for locale in self._locales)
            case dt.date():
                yield plain(value)
                yield from (locale.date(value) for locale in self._locales)
