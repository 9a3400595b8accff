"""Nothing that is withheld can be reached from what the gate lets through, whatever the pack, policy, audience and moment."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from support.access import Case, sees_entry, sees_item
from support.random_packs import canary, cases

from briefgen.diagnostics import UserError
from briefgen.gate import access, clear, decide
from briefgen.gate.records import ClearedPack
from briefgen.markup.nodes import Reference, Strong

THOROUGH = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
