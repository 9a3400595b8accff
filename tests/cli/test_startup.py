"""What a command loads: sets of modules, never times. A library that a command does not need is not imported for it."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete
from support.project import run
from support.small import PACK, small_content

from briefgen.cli.commands import COMMANDS
from briefgen.cli.main import cli

BARE = {"briefgen", "click"}
READING = BARE | {
    "annotated_types", "babel", "markdown_it", "mdurl", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection",
    "yaml",
}  # fmt: skip
"""What reads content by its models."""
SHAPING = {"uharfbuzz"}
"""HarfBuzz, which knows what a font is called."""
BUILDING = READING | SHAPING | {
    "PIL", "jinja2", "markupsafe", "mdit_py_plugins", "pypdfium2", "pypdfium2_cfg", "pypdfium2_raw", "reportlab",
}  # fmt: skip
"""What makes a brief in both formats without images, letterhead or divided words: pdfium is the leak check's, Pillow ReportLab's."""
BUDGETS = [
    (["--help"], BARE),
    (["--version"], BARE),
    (["list", "packs"], READING),
    (["list", "audiences"], READING),
    (["list", "templates"], READING),
    (["list", "themes"], READING | SHAPING),
    (["list", "formats"], BARE | SHAPING),
    (["list", "rules"], READING | SHAPING),
    (["explain", "BG594"], READING | SHAPING),
    *(([name, "--help"], BARE) for name in COMMANDS),
]
NEVER = {"briefgen.build.pipeline", "briefgen.compose.compose", "briefgen.render.render", "briefgen.writers.pdf.write"}
UNUSED = {
    "docx",
    "lxml",
    "http.client",
    "reportlab.graphics",
    "reportlab.pdfgen",
    "reportlab.platypus",
    "rich",
    "ruamel.yaml",
    "ssl",
    "urllib.request",
}
"""What takes long to load, and no build has a use for."""
RARE = {
    "briefgen.compose.bilingual",
    "briefgen.compose.plan",
    "briefgen.compose.rehearsal",
    "briefgen.content.frontless",
    "briefgen.content.images",
    "briefgen.content.itemsfile",
    "briefgen.layout.chart_bars",
    "briefgen.layout.decision",
    "briefgen.located.causes",
    "briefgen.reader.budget",
    "briefgen.transforms.articles",
}
"""What few briefs have: a decision, two languages, more words than may be, a fault."""
MOST_OF_OURS = 672
"""Modules of ours that one brief in two formats loads: each takes a third of a millisecond of a build that takes a thousand times that."""
PROGRAM = """\
import sys
before = set(sys.modules)
import json, os
from briefgen.cli.main import main
sys.stdout = open(os.devnull, "w")
code = main(sys.argv[1:])
sys.__stdout__.write(json.dumps([code, sorted(set(sys.modules) - before)]))
"""


def loaded(folder, *arguments):
    """Return the modules that a command loads in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, check=True, cwd=folder
    )
    code, modules = json.loads(done.stdout)
    assert code == 0, done.stderr
    return modules


ASKS_NOBODY = """\
import sys
before = set(sys.modules)
from briefgen.__main__ import done_for
assert done_for(["build"]) is None
print(*sorted(set(sys.modules) - before))
"""
BEFORE_A_COMMAND = {"briefgen", "briefgen.__main__", "briefgen.standby"} | {
    f"briefgen.standby.{name}" for name in ("asking", "message", "place")
}
"""What is loaded to ask who stands by, where nobody does."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    return small_content(tmp_path_factory.mktemp("project"))


@pytest.mark.parametrize(
    ("arguments", "budget"), BUDGETS, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
def test_a_command_loads_no_more_than_it_needs(arguments, budget, folder):
    modules = loaded(folder, *arguments)
    libraries = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - {"cython_runtime"}
    assert {name for name in libraries if not name.startswith("_")} <= budget
    assert not NEVER & set(modules)


def test_a_command_asks_who_stands_by_and_loads_nothing_for_that(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", ASKS_NOBODY],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert {*done.stdout.split()} == BEFORE_A_COMMAND


def test_a_build_that_finds_all_as_it_would_make_it_loads_no_more_than_click(tmp_path):
    small_content(tmp_path)
    assert NEVER & set(loaded(tmp_path, "build"))
    modules = loaded(tmp_path, "build")
    libraries = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    assert {name for name in libraries if not name.startswith("_")} == BARE
    rooms = {name.split(".")[1] for name in modules if name.startswith("briefgen.")}
    assert not rooms & {
        "checks",
        "compose",
        "content",
        "document",
        "gate",
        "layout",
        "leak",
        "locale",
        "render",
        "theme",
    }
    writers = {name for name in modules if name.startswith("briefgen.writers.")}
    assert writers <= {"briefgen.writers.formats", "briefgen.writers.options"}, "it writes none"
    assert not NEVER & set(modules)


@pytest.mark.parametrize("arguments", [["check"], ["readability", PACK], ["status", PACK], ["who", PACK]])
def test_what_makes_no_file_loads_no_writer(arguments, folder):
    """A brief is laid out for Word to count its pages: how Word flows is no writer."""
    modules = loaded(folder, *arguments)
    assert not {"briefgen.writers.docx.write", "briefgen.writers.pdf.write"} & set(modules)
    assert not {"docx", "openpyxl", "reportlab", "rich"} & {name.partition(".")[0] for name in modules}


def test_the_list_of_commands_loads_none_of_them(folder):
    own = [name for name in loaded(folder, "--help") if name.startswith("briefgen.")]
    assert own == ["briefgen.cli", "briefgen.cli.commands", "briefgen.cli.main", "briefgen.frozen"]


def test_a_list_says_of_each_command_a_line_that_is_whole(folder):
    listed = run("--help", cwd=folder).out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert dict(line.split(maxsplit=1) for line in listed.splitlines()) == {
        name: entry.says for name, entry in COMMANDS.items()
    }
    assert {cli.loaded(name).name for name in COMMANDS} == {*COMMANDS}


def test_a_shell_completes_commands_and_their_options():
    def completed(words, incomplete):
        return [
            item.value
            for item in ShellComplete(cli, {}, "briefgen", "_BRIEFGEN_COMPLETE").get_completions(words, incomplete)
        ]

    assert completed([], "co") == ["convert", "coverage"]
    assert "--watch" in completed(["build"], "--w")


def test_what_is_imported_builds_no_model(folder):
    program = (
        "import pydantic._internal._model_construction as made\n"
        "made.complete_model_class = lambda cls, *_, **__: exit(cls.__name__)\n"
        "import briefgen.build.briefing, briefgen.build.pipeline, briefgen.writers.docx.write, briefgen.writers.pdf.write\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=folder)


def test_a_build_loads_nothing_that_it_has_no_use_for(tmp_path):
    small_content(tmp_path)
    modules = set(loaded(tmp_path, "build"))
    assert modules & (UNUSED | RARE) == set()
    assert sum(name.startswith("briefgen") for name in modules) <= MOST_OF_OURS


def test_a_build_loads_no_library_but_those_that_make_it(tmp_path):
    small_content(tmp_path)
    anew = loaded(tmp_path, "build", "-a", "minister")
    shutil.rmtree(tmp_path / "build")
    of_what_is_kept = loaded(tmp_path, "build", "-a", "minister")
    for modules in (anew, of_what_is_kept):
        libraries = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - {"cython_runtime"}
        assert {name for name in libraries if not name.startswith("_")} <= BUILDING
        assert not UNUSED & set(modules)
    assert not {"yaml", "briefgen.theme.tokens", "importlib.metadata"} & set(of_what_is_kept), "nothing is read anew"


def test_a_build_of_content_that_was_loaded_before_loads_no_pack(tmp_path):
    small_content(tmp_path)
    loaded(tmp_path, "build", "-a", "minister", "-f", "json")
    program = (
        "import sys\n"
        "import briefgen.located.yaml as located\n"
        "read = located.parse_yaml\n"
        "def parse_yaml(text, path, *rest):\n"
        "    assert 'content' not in path.parts, path\n"
        "    return read(text, path, *rest)\n"
        "located.parse_yaml = parse_yaml\n"
        "from briefgen.cli.main import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    build = [sys.executable, "-c", program, "build", "-a", "analyst", "-f", "json"]
    subprocess.run(build, check=True, cwd=tmp_path, capture_output=True)
    assert subprocess.run([*build, "--force"], check=False, cwd=tmp_path, capture_output=True).returncode
