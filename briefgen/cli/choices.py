"""Kinds of option values."""

from datetime import datetime

import click


class Moment(click.ParamType):
    """ISO 8601 with a zone: a moment without one is nobody's."""

    name = "moment"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a moment; write it as 2025-12-03T18:00+05:30", param, ctx)
        if moment.tzinfo is None:
            self.fail(f"{value!r} has no zone; write it as {value}+00:00 or with another zone", param, ctx)
        return moment


class FormatChoice(click.ParamType):
    """A name of the formats' table, which is imported only where a format is named."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from briefgen.build.names import nearest  # noqa: PLC0415
        from briefgen.writers.formats import FORMATS  # noqa: PLC0415

        if value not in FORMATS:
            self.fail(f"there is no format {value!r}; {nearest(value, tuple(FORMATS), 'formats')[0]}", param, ctx)
        return value
