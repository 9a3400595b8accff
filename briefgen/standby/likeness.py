"""What a process that asks must have in common with the one that stands by, so that a copy of that is as good as itself.

Everything is compared that the system tells of a process and that this one does not have of its own, such as its number or its
memory: what a later system tells besides is compared as well. What cannot be read is not alike.
"""

import os
import sys
from collections.abc import Mapping
from importlib.machinery import all_suffixes
from pathlib import Path
from typing import Final

from briefgen.frozen import dataclass

OF_ITS_OWN: Final = frozenset({
    "CoreDumping", "FDSize", "HugetlbPages", "Kthread", "NSpgid", "NSpid", "NSsid", "NStgid", "Name", "Ngid", "PPid", "Pid", "ShdPnd",
    "SigCgt", "SigPnd", "SigQ", "State", "Tgid", "Threads", "Umask", "nonvoluntary_ctxt_switches", "voluntary_ctxt_switches",
})  # fmt: skip
"""Lines of a process's `status` that say nothing of another one's. `Umask` a copy takes over."""
OF_MEMORY: Final = ("Rss", "Vm")
TOLD: Final[Mapping[str, str]] = {
    "Cpus_allowed": "it may use other processors",
    "Gid": "it is of another group of users",
    "Groups": "it is of other groups of users",
    "NoNewPrivs": "it is in a sandbox",
    "Seccomp": "it is in a sandbox",
    "SigBlk": "it holds other signals back",
    "SigIgn": "it ignores other signals, as behind nohup or &",
    "TracerPid": "it is watched by a debugger",
    "Uid": "it is of another user",
    "attr/current": "it is in a sandbox",
    "cgroup": "it is in another control group",
    "limits": "it has other limits (ulimit)",
    "oom_score_adj": "it is to be ended sooner or later than others where memory is short",
    "scheduling": "it has another priority (nice)",
}
"""How a person is told of a difference."""
FIXED: Final = frozenset({
    "EVAL_DEBUG", "FREETYPE_PROPERTIES", "GCONV_PATH", "HOME", "LANG", "LANGUAGE", "LOCPATH", "NLSPATH", "SOURCE_DATE_EPOCH", "TEMP", "TMP",
    "TMPDIR", "TZ", "TZDIR", "XDG_DATA_HOME",
})  # fmt: skip
"""Variables that what is loaded has read already, or may have."""
FIXED_GROUPS: Final = (
    "BABEL_", "GLIBC_", "HB_", "LC_", "LD_", "MALLOC_", "PILLOW_", "PYDANTIC_", "PYTHON", "RL_", "_PYTHON", "_RJEM_",
)  # fmt: skip
MODULES: Final = tuple(all_suffixes())
_NICE, _REAL_TIME, _POLICY = 16, 37, 38
_GROUP, _TERMINAL, _FOREGROUND = 2, 4, 5
"""Places in a process's `stat` behind its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the system tells of a process, by name, and the variables of its environment that must not differ."""

    system: Mapping[str, str]
    environment: Mapping[str, str]

    def differing(self, other: "Circumstances") -> str:
        """Return in a person's words in what another process differs; empty where it does not."""
        for name in sorted({*self.system, *other.system}):
            if self.system.get(name) != other.system.get(name):
                return TOLD.get(name, f"the system says something else of it ({name})")
        for name in sorted({*self.environment, *other.environment}):
            if self.environment.get(name) != other.environment.get(name):
                return f"its variable {name} is another"
        return ""


def circumstances(process: int, environment: Mapping[str, str]) -> Circumstances:
    """Return those of a process. Raises `OSError` and `ValueError` where they cannot be read."""
    of = Path("/proc") / str(process)
    scheduling = stat_of(process)
    system = {
        **_status(of),
        **{name: _text(of / name) for name in ("limits", "cgroup", "oom_score_adj")},
        **{name: _optional(of / name) for name in ("attr/current", "personality")},
        **{f"ns/{name}": os.readlink(of / "ns" / name) for name in sorted(os.listdir(of / "ns"))},  # noqa: PTH115, PTH208 - names alone
        **{name: _identity(of / name) for name in ("exe", "root")},
        "scheduling": " ".join(scheduling[place] for place in (_NICE, _REAL_TIME, _POLICY)),
    }
    return Circumstances(
        system=system, environment={name: environment[name] for name in environment if _is_fixed(name)}
    )


def umask_of(process: int) -> int:
    """Return what a process keeps others from doing with the files that it makes. Raises `OSError` and `ValueError`."""
    [told] = (line for line in _text(Path(f"/proc/{process}/status")).splitlines() if line.startswith("Umask:"))
    return int(told.split()[1], 8)


def is_in_background(process: int) -> bool:
    """Tell whether a process has a terminal that is another's: it would be stopped where it reads from it. Raises `OSError`."""
    told = stat_of(process)
    return told[_TERMINAL] != "0" and told[_FOREGROUND] != told[_GROUP]


def shadowed(folder: str) -> str:
    """Return a module that a folder which Python searches first has in place of one that is loaded; empty where it has none.
    Raises `OSError`.
    """
    if not folder:
        return "whatever is in the folder that it is in"
    if not os.path.isdir(folder):  # noqa: PTH112 - names, of which few are looked at
        return folder if os.path.exists(folder) else ""  # noqa: PTH110 - likewise
    here = Path(folder).resolve()
    for path in here.iterdir():
        module = sys.modules.get(path.name.partition(".")[0])
        file = getattr(module, "__file__", None)
        is_loaded_from_here = file and here in Path(file).resolve().parents
        if module is not None and not is_loaded_from_here and is_module(path):
            return path.name
    return ""


def is_module(path: Path) -> bool:
    """Tell whether Python loads a file or folder as a module."""
    return path.name.endswith(MODULES) or any((path / f"__init__{suffix}").exists() for suffix in MODULES)


def stat_of(process: int) -> list[str]:
    """Return what the system tells of a process in one line, behind its name, which may have anything in it. Raises `OSError`."""
    return _text(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()


def _status(of: Path) -> dict[str, str]:
    lines = (line.partition(":")[::2] for line in _text(of / "status").splitlines())
    return {name: said.strip() for name, said in lines if name not in OF_ITS_OWN and not name.startswith(OF_MEMORY)}


def _is_fixed(name: str) -> bool:
    return name in FIXED or name.startswith(FIXED_GROUPS)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="surrogateescape")


def _optional(path: Path) -> str:
    """Return what some systems tell, and others refuse to, of whatever process."""
    try:
        return _text(path)
    except OSError as fault:
        return f"errno {fault.errno}"


def _identity(path: Path) -> str:
    found = path.stat()
    return f"{found.st_dev}:{found.st_ino}"
