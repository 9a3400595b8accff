"""`briefgen schema`."""

import json

import click


@click.command("schema", epilog="\b\nExample:\n  briefgen schema > pack.schema.json\n")
def schema_command() -> None:
    """Print the JSON Schema of content files: the front matter, items, registers and policy."""
    from briefgen.content.schema import json_schema  # noqa: PLC0415 - pydantic loads slowly; --help must not

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
