"""An item of the YAML face, brought into the form that the Markdown face gives: the same data, each value with its place."""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from briefgen.content.names import problem
from briefgen.content.paths import Shape, resolve, written_name
from briefgen.content.words import FIELD, last_sign_fault, paragraph_fault, run_of, statement_fault
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.located.positions import Location, Positions, ValuePlace
from briefgen.located.validate import UNKNOWN


@dataclass(slots=True, kw_only=True)
class Entry:
    places: dict[Location, ValuePlace]
    question: bool
    keys: Mapping[Location, ValuePlace]
    problems: list[Diagnostic] = field(default_factory=list)
    readable: bool = True
    """Whether its words can be told from what else is written in them."""

    def read(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the data of an entry; what is wrong with its words is a problem."""
        known = {name: value for name, value in data.items() if not self._is_short(name)}
        return {name: self._value(value, (name,)) for name, value in self._spelt_out(known).items()}

    def _is_short(self, name: str) -> bool:
        """Tell whether a name is one that only the Markdown face has, for what stands deeper here; that is a problem."""
        target = resolve(name)
        if target is None or target.path == (name,):
            return False
        nested = "…"
        for step in reversed(target.path):
            nested = f"{{{step}: {nested}}}"
        key = self.keys.get((name,)) or self._place((name,))
        self.problems.append(problem(UNKNOWN, f"unknown name '{name}'", key.span(), f"write `{nested[1:-1]}`"))
        return True

    def _spelt_out(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return the data with mappings for what may be written as words alone: an answer, a translation."""
        whole = dict(data)
        if isinstance(answer := data.get("answer"), str):
            whole["answer"] = self._as_text(answer, ("answer",))
        if isinstance(translations := data.get("translations"), Mapping):
            whole["translations"] = {
                tag: self._as_text(value, ("translations", tag)) if isinstance(value, str) else value
                for tag, value in translations.items()
            }
        return whole

    def _as_text(self, words: str, location: Location) -> dict[str, str]:
        self.places[*location, "text"] = self._place(location)
        return {"text": words}

    def _value(self, value: Any, location: Location) -> Any:
        match value:
            case Mapping():
                return {name: self._value(inner, (*location, name)) for name, inner in value.items()}
            case list():
                return [self._value(inner, (*location, index)) for index, inner in enumerate(value)]
            case str():
                return self._words(value, location)
            case _:
                return value

    def _words(self, value: str, location: Location) -> str:
        shape = _shape(tuple(step for step in location if isinstance(step, str)))
        if shape == "words":
            return " ".join(line.strip() for line in value.split("\n") if line.strip())
        if shape not in ("text", "texts") or not value.strip():
            return value
        run = run_of(value, self._place(location))
        if shape == "texts":
            run = run.unescaped(",")
        if location in (("text",), ("answer", "text")):
            fault = statement_fault(run, question=self.question)
            self.readable = self.readable and fault is None
        else:
            fault = paragraph_fault(run, FIELD) or (last_sign_fault(run) if shape == "texts" else None)
        if fault is not None:
            self.problems.append(fault)
        self.places[location] = run.place()
        return run.text

    def _place(self, location: Location) -> ValuePlace:
        place = Positions(self.places).place(location)
        assert place is not None, "the entry has a place"
        return place


@lru_cache(maxsize=1024)
def _shape(path: tuple[str, ...]) -> Shape | None:
    target = resolve(written_name(path))
    return None if target is None or target.path != path else target.shape
