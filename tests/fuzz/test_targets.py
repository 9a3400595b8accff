"""What the fuzzing begins with, and what it once broke on, does not break its targets."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from targets import BY_NAME, seeds


@pytest.mark.parametrize("name", BY_NAME)
def test_no_seed_breaks_its_target(name: str, tmp_path: Path) -> None:
    target, begins = BY_NAME[name](tmp_path), seeds(name)
    assert len(begins) > 50
    for seed in begins[:: 1 if name == "inline" else 3]:
        target(seed)


@pytest.mark.parametrize("name", BY_NAME)
def test_bytes_that_are_no_text_do_not_break_it(name: str, tmp_path: Path) -> None:
    target = BY_NAME[name](tmp_path)
    for data in (b"", b"\0", b"\xff\xfe\xfd", bytes(range(256)), b"\n" * 300):
        target(data)
