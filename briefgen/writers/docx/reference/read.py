from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    name: str
    package: bytes
    findings: tuple[Diagnostic, ...]
