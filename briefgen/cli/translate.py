"""tmp"""

import click

from briefgen.cli.translate_export import export_command
from briefgen.cli.translate_import import import_command


@click.group("translate")
def translate_command() -> None:
    pass


for command in (export_command, import_command):
    translate_command.add_command(command)
