"""What differs, laid over what it differs from: each value keeps the place that it has in its own file."""

from collections.abc import Mapping
from typing import Any

from briefgen.located.positions import Located, Positions


def overlay(under: Located, over: Located) -> Located:
    """Return *under* with the differences of *over*: mappings merge, anything else takes the place of what was there."""
    return Located(
        data=_merged(under.data, over.data),
        positions=Positions(places={**under.positions.places, **over.positions.places}),
        keys={**under.keys, **over.keys},
    )


def without(located: Located, key: str) -> Located:
    data = {name: value for name, value in located.data.items() if name != key}
    return Located(data=data, positions=located.positions, keys=located.keys)


def _merged(under: Any, over: Any) -> Any:
    if not isinstance(under, Mapping) or not isinstance(over, Mapping):
        return over
    return {**under, **{key: _merged(under.get(key), value) for key, value in over.items()}}
