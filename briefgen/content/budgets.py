"""Checks of budgets: whether an exhibit has the columns of one."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.content.names import BUDGET_COLUMNS, SHOWN, problem
from briefgen.content.pack import Pack
from briefgen.content.series import BUDGET, Exhibit, Series, SeriesField
from briefgen.diagnostics import Diagnostic, did_you_mean

ROLES: Final = ("actual", "revised", "new")
"""The columns of a budget, from left to right."""


def check_budget(pack: Pack, exhibit: Exhibit, series: Series) -> Iterator[Diagnostic]:
    """Yield what keeps an exhibit from being a budget: its change is worked out of amounts of one unit, each with a role."""
    at = ("exhibits", exhibit.id)
    if exhibit.form != BUDGET:
        if exhibit.group is not None:
            span = pack.positions.span((*at, "group"))
            yield problem(BUDGET_COLUMNS, "'group' is for a budget", span, "write `form: budget`, or delete it")
        return
    columns = [field for name in exhibit.values for field in series.fields if field.name == name]
    span = pack.positions.span((*at, "values"))
    for message, hint in _faults(columns):
        yield problem(BUDGET_COLUMNS, f"the budget '{exhibit.id}' {message}", span, hint)
    if exhibit.group is not None:
        texts = [field.name for field in series.fields if field.type == "text"]
        if exhibit.group not in texts:
            hint = did_you_mean(exhibit.group, texts, "name a field of the type text")
            span = pack.positions.span((*at, "group"))
            yield problem(SHOWN, f"the series '{series.id}' has no column of text '{exhibit.group}'", span, hint)


def _faults(columns: Sequence[SeriesField]) -> Iterator[tuple[str, str]]:
    for field in columns:
        if field.role is None:
            yield (
                f"shows '{field.name}', whose role nobody says",
                "write on the field `role: actual`, `revised` or `new`; change and totals are worked out, and never typed",
            )
    roles = [field.role for field in columns if field.role]
    if len(set(roles)) < len(roles):
        yield "shows two columns of one role", "show one of each"
    elif roles != sorted(roles, key=ROLES.index):
        yield "has its columns out of order", f"write them as {', '.join(sorted(roles, key=ROLES.index))}"
    elif len(roles) == len(columns) and (roles[-1:] != ["new"] or roles == ["new"]):
        yield (
            "lacks what its change would be between",
            "show the new budget last, and before it actual, revised or both",
        )
    if len({(field.unit, field.currency, field.scale) for field in columns}) > 1:
        yield "has columns of different units", "give all of them one currency and one scale"
