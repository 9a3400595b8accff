"""What stands still of the builds before: nothing of it was changed, neither what it was made from nor the files themselves.

Kept in the records of each pack, as JSON with a seal: what is damaged, or cannot be read, is as if it were not there.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from stat import S_IMODE, S_ISREG
from typing import TYPE_CHECKING, Any, Final

from briefgen.build.files import PRIVATE, SHARED, digest
from briefgen.build.records import FOLDER, RECORDS, read_record, recorded_packs, records_folder, write_record
from briefgen.build.request import BuildReport, joined
from briefgen.build.sealed import SEAL, seal_of
from briefgen.build.standing.read import Asked, Reading
from briefgen.build.standing.told import report_data, report_of
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular

if TYPE_CHECKING:
    from briefgen.build.standing.briefs import Briefs
    from briefgen.build.standing.forms import KeptForms
    from briefgen.build.standing.loaded import Loaded

NAME: Final = "built.json"
PROJECT: Final = ""
"""In place of a pack's name, for what is found in the project apart from its packs."""
MOST: Final = 12
"""Different builds of a pack that are remembered, the earliest forgotten first."""
_PASSING: Final = "BG9"
"""How codes begin of what is wrong with the disk and not with the content: it may be mended without any file being another one."""
_UNFINISHED: Final = "unfinished.json"


@dataclass(frozen=True, kw_only=True)
class Standing:
    folder: ProjectFolder
    asked: Asked
    anew: bool = False
    """Whether everything is to be built, whatever stands; it is remembered all the same."""

    @cached_property
    def _read(self) -> Reading:
        return Reading(self.folder, self.asked)

    @cached_property
    def _briefs(self) -> "dict[str, Briefs]":
        return {}

    @cached_property
    def _given(self) -> set[str]:
        """The packs of which something of an earlier build was taken as it was kept."""
        return set()

    @property
    def has_given(self) -> bool:
        """Whether anything of earlier builds was taken as it was kept, or may have been."""
        of_forms = "forms" in vars(self) and self.forms.has_given
        return bool(self._given) or of_forms or any(briefs.has_some for briefs in self._briefs.values())

    @cached_property
    def _key(self) -> str:
        return seal_of(self.asked)[:16]

    def whole(self) -> BuildReport | None:
        """Return the report of the build that is asked for, where all of it stands; else None."""
        if any((self.folder.root / FOLDER).glob(f"*/{_UNFINISHED}")):
            return None
        try:
            names = (*(self.asked["packs"] or self._read.sources), PROJECT)
            self.look(names)
        except (OSError, UserError):
            return None
        reports = [report for name in names if (report := self.report(name)) is not None]
        return joined(reports[:-1], reports[-1].diagnostics, stands=True) if len(reports) == len(names) else None

    def look(self, packs: Iterable[str]) -> None:
        """Take note of all that there is to be read, before any of it is. Raises `OSError`, and `UserError` as `find_packs` does."""
        for name in (*packs, PROJECT):
            self._digest(name)

    def report(self, pack: str) -> BuildReport | None:
        """Return what an earlier build made of *pack* and found in it, where that stands; else None."""
        try:
            read = self._digest(pack)
            entry = None if self.anew else self._entries(pack).get(self._key)
            if not isinstance(entry, dict) or entry.get(SEAL) != _seal(entry):
                return None
            if entry["read"] != read or entry["beside"] != self._beside(pack):
                return None
            if not all(self._holds(path, sha256, SHARED) for path, sha256 in entry["files"].items()):
                return None
            if not all(self._holds(path, sha256, PRIVATE) for path, sha256 in entry["records"].items()):
                return None
            report = report_of(entry["report"])
        except (OSError, UserError, KeyError, TypeError, ValueError, AttributeError):
            return None
        self._given.add(pack)
        return report

    def loaded(self, pack: str) -> "Loaded | None":
        """Return the *pack* as an earlier build loaded it, where it would be loaded so again; else None."""
        from briefgen.build.standing.loaded import read_loaded  # noqa: PLC0415 - it loads what content is made of

        found = None if self.anew else read_loaded(self.folder, pack, self._read.loaded_from(pack))
        if found is not None:
            self._given.add(pack)
        return found

    def briefs(self, pack: str) -> "Briefs | None":
        """Return the briefs of *pack* as earlier builds made them, which takes those of this one too; None where it cannot be
        known what makes them.
        """
        from briefgen.build.standing.briefs import Briefs  # noqa: PLC0415 - as above

        with suppress(OSError):
            if pack not in self._briefs:
                self._briefs[pack] = Briefs(self.folder, pack, self._read.made_by, anew=self.anew)
        return self._briefs.get(pack)

    @cached_property
    def forms(self) -> "KeptForms":
        """What earlier builds read of the templates, which takes what this one reads. Raises `OSError`."""
        from briefgen.build.standing.forms import KeptForms  # noqa: PLC0415 - as above

        return KeptForms(self.folder, self._read.made_by, anew=self.anew)

    def keep(
        self, pack: str, report: BuildReport, records: Iterable[Path] = (), loaded: "Loaded | None" = None
    ) -> None:
        """Remember the *report* of a build of *pack*, for which the *records* were written as well, and what was *loaded*.

        Not where something was changed while it was built, or where the disk was at fault; nor where nothing was ever written
        of the pack, so that one that is at fault leaves nothing behind. Raises `OSError`.
        """
        if any(found.code.startswith(_PASSING) for found in report.diagnostics):
            return
        try:
            read = self._digest(pack)
            if read != Standing(folder=self.folder, asked=self.asked)._digest(pack):  # noqa: SLF001 - the same, asked anew
                return
        except UserError:
            return
        if not self._place(pack).parent.is_dir():
            return
        entry = {
            "read": read,
            "beside": self._beside(pack),
            "files": {output.path: output.sha256 for output in report.outputs},
            "records": {self._told(path): digest(path.read_bytes()) for path in records},
            "report": report_data(report),
        }
        entries = {key: value for key, value in self._entries(pack).items() if key != self._key}
        kept = dict([*entries.items(), (self._key, entry | {SEAL: _seal(entry)})][-MOST:])
        write_record(self.folder, pack, NAME, {"builds": kept})
        if loaded is not None:
            from briefgen.build.standing.loaded import keep_loaded  # noqa: PLC0415 - as above

            keep_loaded(self.folder, pack, self._read.loaded_from(pack), loaded)
        if pack == PROJECT and "forms" in vars(self):
            self.forms.save()
        if pack in self._briefs:
            asked = self.asked
            self._briefs[pack].save(all_of_pack=not (asked["audiences"] or asked["language"] or asked["form"]))

    def _digest(self, pack: str) -> str:
        return self._read.of_pack(pack) if pack else self._read.of_project

    def _entries(self, pack: str) -> Mapping[str, Any]:
        entries = read_record(self.folder, pack, NAME).get("builds")
        return entries if isinstance(entries, dict) else {}

    def _place(self, pack: str) -> Path:
        return records_folder(self.folder, pack) / NAME

    def _beside(self, pack: str) -> list[str]:
        """Return what a build looks for besides what it reads: which files stand where it puts its own, which records there
        are. Of the project it is the packs that there are records of.
        """
        if not pack:
            return list(recorded_packs(self.folder))
        records = records_folder(self.folder, pack)
        return [*_names(Path(self.asked["output"]) / pack), *(name for name in RECORDS if (records / name).is_file())]

    def _told(self, path: Path) -> str:
        return path.relative_to(self.folder.root).as_posix()

    def _holds(self, place: str, sha256: str, mode: int) -> bool:
        """Tell whether a file is as it was left."""
        path = self.folder.root / place
        state = path.lstat()
        if not S_ISREG(state.st_mode) or S_IMODE(state.st_mode) != mode:
            return False
        return digest(read_regular(path, state.st_size)) == sha256


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _seal(entry: Mapping[str, Any]) -> str:
    return seal_of({key: value for key, value in entry.items() if key != SEAL})
