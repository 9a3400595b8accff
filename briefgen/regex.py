"""`re.compile` for patterns that most briefs need not be looked at with: one is compiled when it is first used.

Two hundred such patterns stand in the modules of a build, and compiling them takes a twentieth of the shortest. Those by which packs are
read are among them: a pack that is kept is not read. A pattern that every brief needs is compiled by `re` itself, which is a little
quicker for each use.
"""

import re
from typing import Any, AnyStr, Final, cast

_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what is used like a compiled pattern, with all its methods but `scanner`."""
    return cast("re.Pattern[AnyStr]", _Waiting(pattern, flags))


class _Compiled:
    """The methods of a pattern, each where it is found as quickly as that of the pattern itself."""

    __slots__ = ("flags", "pattern", *_METHODS)
    pattern: str | bytes
    flags: int


class _Waiting(_Compiled):
    __slots__ = ()

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and wait no more."""
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = _Compiled  # type: ignore[assignment]
        return getattr(self, name)
