"""The raw pair as a program: each brief as a Word file by python-docx and as a PDF by ReportLab.

`python -m benchmarks.peers.pair one|set|batch FOLDER [COUNT [PROCESSES]]`. With several processes each gets every nth brief.
"""

import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers.brief import Text, brief, of_the_batch, of_the_set

Named = tuple[str, Text]


def main(what: str, folder: str, count: str = "200", processes: str = "1") -> None:
    match what:
        case "one":
            briefs = [brief()]
        case "set":
            briefs = list(of_the_set())
        case _:
            briefs = list(of_the_batch(int(count)))
    named = [(f"brief-{number:05}", text) for number, text in enumerate(briefs)]
    tasks = [(Path(folder), named[first :: int(processes)]) for first in range(int(processes))]
    Path(folder).mkdir(parents=True, exist_ok=True)
    if len(tasks) == 1:
        write(*tasks[0])
        return
    with multiprocessing.get_context("fork").Pool(len(tasks)) as pool:
        pool.starmap(write, tasks, chunksize=1)
        pool.close()
        pool.join()


def write(folder: Path, briefs: Sequence[Named]) -> None:
    """Write all Word files, then all PDFs. The libraries are loaded in the process that uses them."""
    from benchmarks.peers.word import write_word  # noqa: PLC0415

    for name, text in briefs:
        write_word(text, folder / f"{name}.docx")
    from benchmarks.peers.pdf import write_pdf  # noqa: PLC0415

    for name, text in briefs:
        write_pdf(text, folder / f"{name}.pdf")


if __name__ == "__main__":
    main(*sys.argv[1:])
