"""Collections: what a template loops over. Their filters take one and return one, so that nothing else comes out."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from briefgen.frozen import dataclass
from briefgen.render.faults import Budget, TemplateFault

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Collection(Generic[T_co]):
    """An ordered set of references. It can be looped over, filtered, counted by `count`, and asked whether it is empty."""

    noun: str
    members: tuple[T_co, ...]
    budget: Budget

    def __iter__(self) -> Iterator[T_co]:
        for member in self.members:
            self.budget.step()
            yield member

    def __bool__(self) -> bool:
        return bool(self.members)

    def __str__(self) -> str:
        raise TemplateFault(f"'{self.noun}' is a collection and cannot be printed", "loop over it")

    def __contains__(self, other: object) -> bool:
        raise TemplateFault(f"'{self.noun}' cannot be searched", "filter it")
