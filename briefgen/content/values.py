"""Values of a record by the names that files use for them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from briefgen.content.model import Model
from briefgen.located.positions import Location


def value_at(model: Any, path: Location) -> Any:
    """Return what stands in a model at a path of the names that files use; None where nothing does."""
    for step in path:
        if isinstance(model, Model):
            model = getattr(model, _attribute(type(model), str(step)))
        elif isinstance(model, Mapping):
            model = model.get(step)
        elif isinstance(model, tuple):
            model = next((one for one in model if getattr(one, "name", None) == step), None)
        else:
            return None
    return model


@cache
def _attribute(model: type[Model], name: str) -> str:
    return next((field for field, info in model.model_fields.items() if (info.alias or field) == name), name)
