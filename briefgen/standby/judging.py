"""Whether a copy of the process that stands by is as good as the process that asks, by what that says and what the system tells of it."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefgen.frozen import dataclass
from briefgen.standby.asking import interpreter
from briefgen.standby.copying import Called
from briefgen.standby.likeness import Circumstances, circumstances, is_in_background, shadowed, umask_of
from briefgen.standby.loaded import Loaded
from briefgen.standby.message import unpacked

Does = Callable[[Sequence[str]], str]
"""Says why a command is none of those that are done so; nothing where it is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a process says it was called. It may say what it likes: it is of the same user, who could as well call it so."""

    interpreter: bytes
    executable: str
    searched: str
    arguments: tuple[str, ...]
    environment: Mapping[bytes, bytes]
    numbers: tuple[int, ...]

    @classmethod
    def read(cls, packet: bytes) -> "Asked":
        """Raises `ValueError` where a packet says nothing of the kind."""
        [python], [executable, searched, *arguments], environment, numbers = unpacked(packet)
        pairs = (each.partition(b"=") for each in environment)
        return cls(
            interpreter=python,
            executable=os.fsdecode(executable),
            searched=os.fsdecode(searched),
            arguments=tuple(map(os.fsdecode, arguments)),
            environment={name: value for name, _, value in pairs},
            numbers=tuple(map(int, numbers)),
        )

    def called(self, process: int, files: Sequence[int]) -> Called:
        """Return what a copy is to be, with the folder and the files that came. Raises `OSError`, and `ValueError` for others."""
        folder, *given = files
        by_number = dict(zip(self.numbers, given, strict=True))
        if len(by_number) != len(given) or not {0, 1, 2} <= by_number.keys() or min(by_number) < 0:
            raise ValueError("files that are none")
        return Called(
            arguments=self.arguments,
            executable=self.executable,
            searched=self.searched,
            environment=self.environment,
            umask=umask_of(process),
            folder=folder,
            files=by_number,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the process that stands by is, for others to be held against."""

    circumstances: Circumstances
    interpreter: bytes
    loaded: Loaded
    does: Does
    always: Mapping[str, str]
    """Variables that every command sets first, where they are not set."""

    @classmethod
    def now(cls, folders: Sequence[Path], does: Does, always: Mapping[str, str]) -> "Standing":
        """Take down what this process is. Raises `OSError` and `ValueError`."""
        return cls(
            circumstances=circumstances(os.getpid(), {**always, **os.environ}),
            interpreter=interpreter(),
            loaded=Loaded.now(folders),
            does=does,
            always=always,
        )

    def differing(self, process: int, asked: Asked) -> str:
        """Return why a command must run by itself; empty where a copy of this process is as good. Raises `OSError` and `ValueError`."""
        if found := shadowed(asked.searched):
            return f"Python would load '{found}' beside it in place of a module of that name"
        told = {os.fsdecode(name): os.fsdecode(value) for name, value in asked.environment.items()}
        if other := self.circumstances.differing(circumstances(process, {**self.always, **told})):
            return other
        if asked.interpreter != self.interpreter:
            return "its Python was called in another way, or looks for modules elsewhere"
        if is_in_background(process):
            return "it is in the background of its terminal"
        return self.does(asked.arguments[1:])
