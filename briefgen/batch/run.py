"""One pack, many records: a brief of each, under a name of its own.

The pack is loaded, checked and cleared once. Records come as a stream and go to workers in tasks; what comes back is judged,
held against what its reader may not see, and put in place here, in the records' order.
"""

import pickle
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from briefgen.batch.codes import CHANGED, NAME, RECORDS
from briefgen.batch.executors import Executor
from briefgen.batch.fingerprint import fingerprint
from briefgen.batch.jobs import TOLD, Begun, Job, Judged, Several
from briefgen.batch.ledger import Ledger, Result
from briefgen.batch.making import Made, Recipe
from briefgen.batch.naming import Names, Pattern
from briefgen.batch.neighbours import About, taken, tell
from briefgen.batch.outputs import output_of
from briefgen.batch.records import Record, Values, read_records
from briefgen.batch.request import BatchReport, BatchRequest
from briefgen.batch.tables.kinds import read_rows
from briefgen.batch.verdict import Verdict
from briefgen.batch.workers import Workers
from briefgen.build.briefing import Prepared, prepare
from briefgen.build.composing import Means
from briefgen.build.files import digest
from briefgen.build.locking import Waiting, alone
from briefgen.build.locking import in_silence as without_a_word
from briefgen.build.progress import Progress, in_silence
from briefgen.build.project import Project
from briefgen.build.records import records_folder, write_private
from briefgen.build.signing import awaited_of_batch
from briefgen.build.stems import stem
from briefgen.build.writing import cannot_write
from briefgen.diagnostics import Diagnostic, UserError, errors

_LONG: Final = 200
"""Records after which a task is closed, though few of them are to be made."""


def run_batch(
    project: Project,
    request: BatchRequest,
    *,
    progress: Progress = in_silence,
    waiting: Waiting = without_a_word,
    executor: Executor | None = None,
) -> BatchReport:
    """Make the briefs of all records; on *executor*, where one is given.

    *progress* is told how many are done, of those that are not as an earlier run left them. Raises `UserError` before the first
    file where the pack, the policy, the table's columns, or the names of the files are at fault. What is wrong with single records
    stands in the report.
    """
    project.require(packs=(request.pack,), audiences=(request.audience,), language=request.language, form=request.form, theme=request.theme, paper=request.paper)  # fmt: skip
    if faults := errors(project.findings(request.pack)):
        raise UserError(*faults)
    own = f"\n{request.part}" if request.part else ""
    key = digest(f"{_place(request)}\n{request.language}\n{request.form}{own}".encode())[:8]
    part = f"{request.pack}/batch/{request.audience}-{key}"
    write_private(project.folder, {})
    records_folder(project.folder, part).mkdir(parents=True, exist_ok=True)
    with alone(project.folder, part, waiting), closing(Names()) as names:
        return _Batch(project, request, names, records_folder(project.folder, part)).run(progress, executor)


class _Batch:
    def __init__(self, project: Project, request: BatchRequest, names: Names, home: Path) -> None:
        self._project = project
        self._request = request
        self._names = names
        self._home = home
        self._fields = project.pack(request.pack).registers.records
        if not self._fields:
            message = f"the pack '{request.pack}' has no records"
            hint = "write `records:` into its front matter, or records.yaml: a list of fields, each with id, type and example"
            raise UserError(Diagnostic(code=RECORDS, message=message, hints=(hint,)))
        self._prepared = prepare(
            project,
            request.pack,
            request.audience,
            language=request.language,
            form=request.form,
            theme=request.theme,
            paper=request.paper,
            as_of=request.as_of,
            raise_marking=request.raise_marking,
        )
        self._cleared = self._prepared.ground.cleared.records
        self._pattern = Pattern.of(request.name, self._cleared, self._fields.keys() - self._cleared.keys())
        self._output = output_of(request.output, home)
        self._verdict = Verdict(project, self._prepared)
        self._awaited = _awaited(project, self._prepared)
        self._total = self._hidden = 0
        self._hidden_parts: tuple[str, ...] = ()
        self._made = self._kept = self._failed = 0
        self._told: list[Diagnostic] = []
        self._aside = Several()
        self._edited = Several()
        ground = self._prepared.ground
        self._about = About(
            output=_place(request),
            brief=(request.pack, request.audience, ground.cleared.language, ground.audience.form_name),
        )

    def run(self, progress: Progress, executor: Executor | None) -> BatchReport:
        before = _state(self._request.records)
        self._give_names()
        self._require_unchanged(before)
        letterhead = self._prepared.letterhead
        options = replace(self._request.options, reference=letterhead.reference if letterhead else None)
        recipe = Recipe(
            ground=self._prepared.ground,
            means=Means.of(self._project),
            formats=self._request.formats,
            options=options,
            awaited=self._awaited,
        )
        inputs = fingerprint(self._project, self._request, self._prepared.page, self._awaited)
        with ExitStack() as stack:
            workers = self._workers(pickle.dumps(recipe), executor, stack)
            ledger = stack.enter_context(Ledger(self._home))
            self._output.clear()
            try:
                self._work(ledger, workers, inputs, progress)
            finally:
                workers.close()
            self._require_unchanged(before)
            self._set_aside(ledger)
            ledger.finish()
            return BatchReport(
                records=self._total,
                made=self._made,
                kept=self._kept,
                failed=self._failed,
                hidden=self._hidden,
                hidden_parts=self._hidden_parts,
                results=ledger.results,
                errors=ledger.errors,
                diagnostics=tuple(self._told),
                set_aside=tuple(self._aside.names),
                more_set_aside=self._aside.more,
                edited=tuple(self._edited.names),
                more_edited=self._edited.more,
                is_draft=self._awaited is not None,
            )

    def _workers(self, packed: bytes, executor: Executor | None, stack: ExitStack) -> Workers:
        if self._request.cluster is None:
            return Workers(packed, jobs=self._request.jobs, executor=executor)
        from briefgen.batch.cluster import connected  # noqa: PLC0415 - one machine needs no network

        cluster = stack.enter_context(connected(self._request.cluster))
        return Workers(packed, jobs=cluster.size, executor=cluster)

    def _records(self) -> Iterator[Record]:
        request = self._request
        return read_records(read_rows(request.records, request.table), self._fields, request.records)

    def _give_names(self) -> None:
        """Go through the table once before the first file: count it, and see that every name can be given."""
        faults: list[Diagnostic] = []
        more = rows = 0
        for record in self._records():
            rows += 1
            name = "" if record.faults else self._pattern.name(record)
            is_asked_for = self._is_asked_for(record, name)
            self._total += is_asked_for
            self._hidden += is_asked_for and record.is_hidden
            self._hidden_parts = record.hidden_parts or self._hidden_parts
            fault = None if record.faults else self._names.give(name, record)
            if fault is not None and len(faults) < TOLD:
                faults.append(fault)
            elif fault is not None:
                more += 1
        if more:
            message = f"{more:,} more records would have such a name"
            faults.append(Diagnostic(code=NAME, message=message, hints=("change --name, and try again",)))
        if not rows:
            message = f"'{self._request.records.name}' has no records"
            faults.append(Diagnostic(code=RECORDS, message=message, hints=("write a line for each below the first",)))
        if faults:
            raise UserError(*faults)
        of_others = taken(
            self._project.folder,
            self._home,
            self._about,
            names=self._names,
            formats=self._request.formats,
            output=self._output,
        )
        if faults := list(islice(of_others, TOLD)):
            raise UserError(*faults)
        tell(self._project.folder, self._home, self._about)

    def _require_unchanged(self, before: tuple[int, int]) -> None:
        if _state(self._request.records) != before:
            message = f"'{self._request.records.name}' was changed while it was read"
            hint = "leave it in place until the batch is through, and run it again with --resume"
            raise UserError(Diagnostic(code=CHANGED, message=message, hints=(hint,)))

    def _work(self, ledger: Ledger, workers: Workers, inputs: str, progress: Progress) -> None:
        waiting: deque[Begun] = deque()
        begun = 0
        for jobs in self._tasks(ledger, inputs, workers):
            begun += len(jobs)
            task = tuple(self._seen(job.record) for job in jobs if job.is_open)
            future = workers.submit(task, self._total - begun) if task else None
            waiting.append(Begun(jobs, task, future))
            while len(waiting) > workers.ahead or (waiting and (waiting[0].future is None or waiting[0].future.done())):
                self._settle(waiting.popleft(), ledger, workers, progress)
        while waiting:
            self._settle(waiting.popleft(), ledger, workers, progress)

    def _tasks(self, ledger: Ledger, inputs: str, workers: Workers) -> Iterator[tuple[Job, ...]]:
        jobs: list[Job] = []
        begun = 0
        for record in self._records():
            name = "" if record.faults else self._pattern.name(record)
            if not self._is_asked_for(record, name):
                continue
            jobs.append(self._job(record, name, ledger, inputs))
            size = workers.size(self._total - begun)
            if sum(job.is_open for job in islice(reversed(jobs), _LONG)) >= size or len(jobs) >= _LONG:
                begun += len(jobs)
                yield tuple(jobs)
                jobs = []
        if jobs:
            yield tuple(jobs)

    def _is_asked_for(self, record: Record, name: str) -> bool:
        """Tell whether a record belongs to the part of them that this run makes; one at fault has no name to know that by."""
        part = self._request.part
        return part is None or part.has(name or str(record.number))

    def _job(self, record: Record, name: str, ledger: Ledger, inputs: str) -> Job:
        if record.faults:
            return Job(record=record)
        of = digest(f"{inputs}\n{record.sha256}".encode())
        earlier = ledger.earlier(name) if self._request.resume else None
        is_same = earlier is not None and earlier.of == of and self._output.stands(earlier, self._request.formats)
        return Job(record=record, name=name, of=of, kept=earlier if is_same else None)

    def _seen(self, record: Record) -> Values:
        """Return what a worker gets of a record: nothing that its reader may not see."""
        return {name: record.values[name] for name in self._cleared}

    def _settle(self, one: Begun, ledger: Ledger, workers: Workers, progress: Progress) -> None:
        made = iter(() if one.future is None else workers.result(one.future, one.task))
        judged = [self._judged(job, made) for job in one.jobs]
        ready = {each.job.name: each.made.files for each in judged if each.made and not each.found}
        results = {each.job.name: self._result(each.job, each.made) for each in judged if each.made and not each.found}
        self._keep(ready, ledger)
        if results:
            ledger.placing(results.values())
        placed = self._output.put(ready)
        for each in judged:
            job = each.job
            if each.found:
                self._fail(job, each.found, ledger)
            elif each.made is None:
                assert job.kept is not None
                self._kept += 1
                ledger.done(replace(job.kept, record=job.record.number))
            else:
                try:
                    next(placed)
                except OSError as fault:
                    raise UserError(cannot_write(fault)) from None
                ledger.done(results[job.name].with_others(self._others(job, ledger)))
                self._made += 1
            # What stands already takes no time, and would say nothing of how long the others take.
            progress(self._made + self._failed, self._total - self._kept)

    def _keep(self, ready: Mapping[str, Mapping[str, bytes]], ledger: Ledger) -> None:
        """Keep what somebody has put, or changed, where files are going to be put. Raises `UserError` where that cannot be kept."""
        try:
            for name, files in ready.items():
                if self._output.keep(name, files, ledger.all_of(name)):
                    self._edited.add(name)
        except OSError as fault:
            raise UserError(cannot_write(fault)) from None

    def _judged(self, job: Job, made: Iterator[Made]) -> Judged:
        if not job.is_open:
            return Judged(job=job, found=job.record.faults)
        one = next(made)
        return Judged(job=job, made=one, found=self._verdict.against(one, job.record))

    def _others(self, job: Job, ledger: Ledger) -> Result | None:
        """Return what an earlier run made of a record in formats that this one leaves alone; what no longer holds is set aside."""
        earlier = ledger.earlier(job.name)
        if earlier is None or earlier.files.keys() <= set(self._request.formats):
            return None
        files = {one: said for one, said in earlier.files.items() if one not in self._request.formats}
        others = replace(earlier, files=files)
        if others.of == job.of:
            return others
        self._set_aside_one(others)
        return None

    def _result(self, job: Job, made: Made) -> Result:
        return Result(
            record=job.record.number,
            name=job.name,
            of=job.of,
            files={one: digest(content) for one, content in made.files.items()},
            pages=made.pages,
            words=made.words,
            sums=self._output.sums(made.files),
        )

    def _fail(self, job: Job, found: tuple[Diagnostic, ...], ledger: Ledger) -> None:
        self._failed += 1
        self._told += found[: max(TOLD - len(self._told), 0)]
        ledger.failed(job.record.number, job.record.line, job.name or None, found)
        for earlier in ledger.all_of(job.name) if job.name else ():
            self._set_aside_one(earlier)

    def _set_aside(self, ledger: Ledger) -> None:
        """Set aside the files of records that are no more, or are called otherwise now."""
        for earlier in ledger.all_earlier():
            given = self._names.given_for(earlier.name)
            if given is None or (given != earlier.name and not self._output.takes_for_one(earlier, given)):
                self._set_aside_one(earlier)

    def _set_aside_one(self, earlier: Result) -> None:
        if self._output.set_aside(earlier):
            self._aside.add(earlier.name)


def _awaited(project: Project, prepared: Prepared) -> Mapping[str, str] | None:
    """Return whom the briefs wait for, as a build of the pack would say without any agreement."""
    ground = prepared.ground
    name = stem(ground.audience, ground.cleared.language, ground.audience.form_name)
    brief = (prepared.pack.name, name)
    return awaited_of_batch(project.folder, brief, prepared.required, ground.sign_offs, ground.locales)


def _place(request: BatchRequest) -> str:
    return str(request.output.absolute()) if isinstance(request.output, Path) else request.output.rstrip("/")


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns
