"""What Python's own decorator makes of a function that remembers: by its type, for whoever empties such caches."""

import functools
from typing import Any, Final

Cache: Final[Any] = functools._lru_cache_wrapper  # noqa: SLF001 - the only name that its type has
