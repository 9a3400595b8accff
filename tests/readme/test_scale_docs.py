"""The commands of the page on batches past one machine make the files that it names, wherever they are made and go."""

import re
import shlex

import pytest
from support.buckets import briefs, environment, service
from support.monsoon import with_monsoon
from support.project import run, sample_project

from briefgen.resources import PACKAGE

PAGE = PACKAGE.parent / "docs" / "scale.md"

if not PAGE.is_file():
    pytest.skip("the page stands in the repository", allow_module_level=True)

COMMANDS = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("briefgen batch ")]
FILES = {"MH-07.docx", "MH-07.pdf", "MH-08.docx", "MH-08.pdf"}


def told(command, folder):
    ran = run(*shlex.split(command)[1:], cwd=folder)
    assert ran.code == 0, ran.err
    return ran.out


def in_the_folder(folder):
    return {path.name for path in (folder / "out").iterdir()}


def test_the_parts_that_are_shown_and_the_others_are_the_whole(tmp_path):
    folder = with_monsoon(sample_project(tmp_path))
    shown = [command for command in COMMANDS if "--part" in command]
    assert [re.findall(r"--part (.*)", command) for command in shown] == [["1/4"], ["2/4"]]
    for number in range(1, 5):
        told(shown[0].replace("1/4", f"{number}/4"), folder)
    assert in_the_folder(folder) == FILES


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_bucket_is_an_output(tmp_path, monkeypatch):
    [command] = [command for command in COMMANDS if "s3://" in command]
    with service() as address:
        for name, value in environment(address, tmp_path).items():
            monkeypatch.setenv(name, value)
        with briefs() as files:
            assert "2 made" in told(command, with_monsoon(sample_project(tmp_path)))
            assert {path.removeprefix("briefs/monsoon/") for path in files.find("briefs")} == FILES


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_a_cluster_takes_the_certificates_that_are_named(tmp_path):
    from distributed import LocalCluster, Security

    folder = with_monsoon(sample_project(tmp_path))
    pair = Security.temporary()
    [command] = [command for command in COMMANDS if "--cluster" in command]
    for name, text in {
        "ca.pem": pair.tls_ca_file,
        "node.pem": pair.tls_client_cert,
        "node.key": pair.tls_client_key,
    }.items():
        assert name in command
        (folder / name).write_text(text, encoding="utf-8")
    options = {"n_workers": 1, "processes": False, "host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(security=pair, protocol="tls://", **options) as cluster:
        assert "2 made" in told(command.replace("tls://scheduler.example:8786", cluster.scheduler_address), folder)
    assert in_the_folder(folder) == FILES
