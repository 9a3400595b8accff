"""What it costs to begin: `python -m benchmarks.startup`. Commands in processes of their own beside `import click` alone, and a
build that has nothing to do, for all of it stands.
"""

import compileall
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from benchmarks.processes import spent
from benchmarks.rounds import Spread, spread
from briefgen.resources import bundled_root

BASE: Final = "import click"
STANDS: Final = "build, all of it stands"
WAYS: Final[Mapping[str, tuple[str, ...]]] = {
    BASE: ("-c", "import click"),
    "--help": ("-m", "briefgen", "--help"),
    "--version": ("-m", "briefgen", "--version"),
    "build --help": ("-m", "briefgen", "build", "--help"),
    "list packs": ("-m", "briefgen", "list", "packs"),
    "explain BG594": ("-m", "briefgen", "explain", "BG594"),
    STANDS: ("-m", "briefgen", "build", "india-russia-visit"),
}
BOUNDS: Final = {"--help": 1.3, STANDS: 2.0}
"""Times `import click` that they may take."""


@click.command()
@click.option("--rounds", default=20, show_default=True, help="Times that each is begun.")
def main(rounds: int) -> None:
    """Print milliseconds of processor time, the interpreter's own among them, and how many times `import click` each takes."""
    compileall.compile_dir(bundled_root() / "briefgen", quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(bundled_root() / "content", Path(folder) / "content")
        for way in WAYS.values():
            spent(way, Path(folder))
        taken = [{name: spent(way, Path(folder)).processor for name, way in WAYS.items()} for _ in range(rounds)]
    click.echo("| command | ms | p10–p90 | times `import click` | p10–p90 |\n| --- | ---: | ---: | ---: | ---: |")
    for name in WAYS:
        own, ratio = spread([each[name] for each in taken]), spread([each[name] / each[BASE] for each in taken])
        click.echo(f"| {name} | {_said(own, 0)} | {_said(ratio, 2)} |")
    click.echo()
    for name, bound in BOUNDS.items():
        times = spread([each[name] / each[BASE] for each in taken]).median
        click.echo(f"{name}: {'within' if times <= bound else 'OVER'} {bound} times `import click`")


def _said(of: Spread, places: int) -> str:
    return f"{of.median:.{places}f} | {of.p10:.{places}f}–{of.p90:.{places}f}"


if __name__ == "__main__":
    main()
