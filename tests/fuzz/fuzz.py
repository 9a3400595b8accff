"""Coverage-guided fuzzing: `python tests/fuzz/fuzz.py loader|sections|values|inline|reader [CORPUS] [-max_total_time=SECONDS]`; see README.md."""

import sys
import tempfile
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

with atheris.instrument_imports(include=["briefgen.content", "briefgen.located", "briefgen.markup", "briefgen.reader"]):
    from support.damage import JUNK
    from targets import BY_NAME, seeds

SHARED = Path("/dev/shm")
"""Memory that is a folder: the loader's project is written thousands of times."""
MARKS = (
    *JUNK, "::: side\n", "::: table\n", ":::\n", "| - | - |\n", "{.facts}", "readers: ", "marking: tlp:clear", "\n\n", "\n- ", "\n  - ",
)  # fmt: skip
"""What mutations may put in besides single bytes."""


def main() -> None:
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory(
        prefix=f"briefgen-fuzz-{name}-", dir=SHARED if SHARED.is_dir() else None
    ) as folder:
        own, words = Path(folder) / "seeds", Path(folder) / "words.dict"
        own.mkdir()
        for number, seed in enumerate(seeds(name)):
            (own / f"seed-{number}").write_bytes(seed)
        words.write_text("".join(f'"{_escaped(mark)}"\n' for mark in MARKS if len(mark.encode()) < 60))
        folders = [option for option in options if not option.startswith("-")]
        flags = [option for option in options if option.startswith("-")]
        bounds = ["-timeout=20", "-rss_limit_mb=1024"]
        target = BY_NAME[name](Path(folder) / "project")
        atheris.Setup([sys.argv[0], *folders, str(own), f"-dict={words}", *bounds, *flags], target)
        atheris.Fuzz()


def _escaped(mark: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in mark.encode())


if __name__ == "__main__":
    main()
