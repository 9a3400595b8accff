"""What an author may write as a field, told from the schema itself: a field, a variant, a language tag, a dotted path."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from briefgen.content.item import CitationRecord, Item, Review, Translation
from briefgen.content.model import Allowed, is_language
from briefgen.content.vocabulary import KINDS, STATES, USES, VARIANTS, Certainty
from briefgen.frozen import dataclass
from briefgen.markup.nodes import Marked

Shape = Literal["text", "words", "flag", "number", "list", "texts", "readers"]
"""How the value of a field is written. `text` has inline markup, `words` have none."""
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPath:
    path: Path
    """Within the item's data, by the names that files use."""
    shape: Shape


def resolve(name: str) -> FieldPath | None:
    """Return what *name* stands for; None where it is no field."""
    return _descend(Item, tuple(name.split(".")))


def written_name(path: Path) -> str:
    """Return the name that stands for *path* in a file; the other way round, `resolve`."""
    names = [name for name in path if name not in ("translations", "variants")]
    if path[:1] == ("translations",) and path[-1] == "text":
        names.pop()
    return ".".join("answer" if name == "answer_variants" else name for name in names)


def _descend(model: type[BaseModel], names: tuple[str, ...]) -> FieldPath | None:
    first, *rest = names
    fields = _fields(model)
    if first == "answer" and "answer_variants" in fields and len(rest) == 1 and rest[0] in VARIANTS:
        return FieldPath(path=("answer_variants", rest[0]), shape="text")
    if first in fields:
        return _inside(first, fields[first], tuple(rest))
    if first in VARIANTS and "variants" in fields and not rest:
        return FieldPath(path=("variants", first), shape="text")
    if "translations" in fields and is_language(first):
        inner = _descend(Translation, tuple(rest) or ("text",))
        return None if inner is None else FieldPath(path=("translations", first, *inner.path), shape=inner.shape)
    return None


def _inside(name: str, annotation: Any, rest: tuple[str, ...]) -> FieldPath | None:
    shape = _shape(annotation)
    model = _model_in(annotation)
    if not rest:
        return None if shape is None else FieldPath(path=(name,), shape=shape)
    if annotation == Allowed:
        return FieldPath(path=(name, *rest), shape="words") if len(rest) == 1 else None
    if model is None or _is_mapping(annotation):
        return None
    inner = _descend(model, rest)
    return None if inner is None else FieldPath(path=(name, *inner.path), shape=inner.shape)


@cache
def _fields(model: type[BaseModel]) -> Mapping[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _shape(annotation: Any) -> Shape | None:
    """Return how a value of this type is written; None where it has parts that are written one by one."""
    members = tuple(_members(annotation))
    if _is_mapping(annotation):
        return "readers" if int in members else None
    if CitationRecord in members:
        # Citations stand in the tail only.
        return None
    if tuple in members:
        return "texts" if Marked in members else "list"
    if Marked in members:
        return "text"
    if bool in members:
        return "flag"
    if int in members:
        return "number"
    return None if _model_in(annotation) not in (None, Review) else "words"


def _members(annotation: Any) -> Iterator[Any]:
    """Yield the types that an annotation is made of, containers before what they hold."""
    if origin := get_origin(annotation):
        if isinstance(origin, type):
            yield origin
        for argument in get_args(annotation):
            yield from _members(argument)
    else:
        yield annotation


def _is_mapping(annotation: Any) -> bool:
    return any(isinstance(member, type) and issubclass(member, Mapping) for member in _members(annotation))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    models = (member for member in _members(annotation) if isinstance(member, type) and issubclass(member, BaseModel))
    return next(models, None)


def field_names() -> tuple[str, ...]:
    """Return the names for hints; languages and most dotted paths are left out."""
    answers = tuple(f"answer.{name}" for name in ("certainty", "hedge", "draft", "rests_on", *VARIANTS))
    judgements = tuple(
        f"judgement.{name}" for name in ("author", "on", "scale", "band", "range", "confidence", "reasons")
    )
    plain = tuple(name for name, annotation in _fields(Item).items() if _shape(annotation) is not None)
    return (*plain, *VARIANTS, *judgements, *answers, "action.who", "action.by")


@cache
def classes() -> Mapping[str, tuple[str, str | bool]]:
    """Return class → the field and value it stands for; hyphens stand for underscores."""
    kinds = {name: ("kind", kind) for kind in KINDS for name in (kind, f"{kind}s")}
    certainties = {name: ("certainty", name) for name in get_args(Certainty)}
    uses = {name.replace("_", "-"): ("use", name) for name in USES}
    states = {name: ("state", name) for name in STATES}
    return {**kinds, **certainties, **uses, **states, "must": ("must", True), "draft": ("draft", True)}
