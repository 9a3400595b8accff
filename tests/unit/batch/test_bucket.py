"""A batch into a bucket: the same bytes as into a folder, resumed by what the service tells, and no key on any screen."""

import json
import re

import pytest
from click.testing import CliRunner
from support.batches import PACK, as_csv, hashes, rows, run, write_project
from support.buckets import KEY, SECRET, briefs, environment, service

from briefgen.batch import bucket as buckets
from briefgen.build.files import digest
from briefgen.cli.main import cli
from briefgen.diagnostics import UserError, WrongUsageError

# Of the loop on which fsspec waits for a service, which it leaves to the end of the process.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")


@pytest.fixture(scope="module")
def address():
    with service() as found:
        yield found


@pytest.fixture
def s3(address, monkeypatch, tmp_path):
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment(address, tmp_path).items():
        monkeypatch.setenv(name, value)
    with briefs() as files:
        yield files


@pytest.fixture
def memory():
    import fsspec

    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()


@pytest.fixture(params=["s3", "memory"])
def place(request):
    return f"{request.param}://briefs/spring", request.getfixturevalue(request.param)


def held(files):
    found = files.find("briefs")
    return {path.rpartition("/")[2]: digest(files.cat_file(path)) for path in found}


def test_what_stands_in_a_bucket_is_what_a_folder_would_have(tmp_path, place):
    url, files = place
    run(write_project(tmp_path, rows(3)))
    assert run(tmp_path, output=url).made == 3
    assert held(files) == hashes(tmp_path / "out")
    assert all(path.strip("/").startswith("briefs/spring/HB-") for path in files.find("briefs"))


def test_resuming_makes_what_is_missing_or_changed_there_and_nothing_else(tmp_path, place):
    url, files = place
    table = rows(5)
    run(write_project(tmp_path, table), output=url)
    whole = held(files)
    files.rm_file("briefs/spring/HB-1.pdf")
    files.pipe_file("briefs/spring/HB-2.docx", b"edited")
    table[2]["berths"] = "99"
    (tmp_path / "records.csv").write_text(as_csv(table), encoding="utf-8")
    report = run(tmp_path, output=url, resume=True)
    assert (report.made, report.kept) == (3, 2)
    now = held(files)
    assert {name for name in whole if now[name] != whole[name]} == {"HB-3.docx", "HB-3.pdf"}
    again = run(tmp_path, output=url, resume=True)
    assert (again.made, again.kept) == (0, 5)


def test_what_the_service_tells_of_a_file_spares_reading_it(tmp_path, s3, monkeypatch):
    run(write_project(tmp_path, rows(2)), output="s3://briefs/spring")
    read = []
    given = type(s3).cat_file
    monkeypatch.setattr(type(s3), "cat_file", lambda self, path: read.append(path) or given(self, path))
    assert run(tmp_path, output="s3://briefs/spring", resume=True).kept == 2
    assert read == []
    # A service that tells something else, as of files that it encrypts: then they are read.
    monkeypatch.setattr(buckets, "_ETAGS", ())
    assert run(tmp_path, output="s3://briefs/spring", resume=True).kept == 2
    assert len(read) == 4


def test_what_no_longer_holds_comes_home_and_what_somebody_edited_stays(tmp_path, place):
    url, files = place
    run(write_project(tmp_path, rows(3)), output=url)
    files.pipe_file("briefs/spring/HB-3.docx", b"edited")
    (tmp_path / "records.csv").write_text(as_csv(rows(1)), encoding="utf-8")
    report = run(tmp_path, output=url, resume=True)
    assert sorted(held(files)) == ["HB-1.docx", "HB-1.pdf", "HB-3.docx"]
    stale = report.results.parent / "stale"
    assert sorted(path.name for path in stale.iterdir()) == ["HB-2.docx", "HB-2.pdf", "HB-3.pdf"]


def test_a_leak_reaches_no_bucket(tmp_path, memory, monkeypatch):
    from briefgen.batch.run import _Batch

    given = _Batch._seen
    monkeypatch.setattr(_Batch, "_seen", lambda self, one: given(self, one) | {"name": one.values["informant"]})
    assert run(write_project(tmp_path, rows(2)), output="memory://briefs/spring").failed == 2
    assert held(memory) == {}


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sftp://host/briefs", "nothing is written to addresses that begin with 'sftp://'"),
        ("file:///tmp/briefs", "nothing is written to addresses"),
        ("simplecache::s3://briefs", "nothing is written to addresses"),
        (f"s3://{KEY}:{SECRET}@briefs/spring", "has an '@' in it"),
        ("s3://", "names no bucket"),
        ("s3://briefs/../other", "an empty folder in it, or points"),
        ("s3://briefs//spring", "an empty folder in it, or points"),
        ("s3://briefs/spring?versionId=1", "more in it than a bucket and folders"),
        ("s3://briefs/*", "more in it than a bucket and folders"),
    ],
)
def test_an_address_that_is_none_is_refused_before_anything_is_made(tmp_path, url, why):
    with pytest.raises(WrongUsageError, match=re.escape(why)) as refused:
        run(write_project(tmp_path, rows(1)), output=url)
    assert SECRET not in str(refused.value)


def test_the_command_says_where_and_never_with_what_key(tmp_path, s3, monkeypatch):
    write_project(tmp_path, rows(2))
    monkeypatch.chdir(tmp_path)
    words = ["batch", PACK, "-a", "minister", "--records", "records.csv", "--name", "{code}", "-f", "docx", "-o"]
    done = CliRunner().invoke(cli, [*words, "s3://briefs/spring"], standalone_mode=False)
    assert "2 records in s3://briefs/spring: 2 made, 0 kept, 0 failed" in done.output
    written = [path.read_text("utf-8") for path in (tmp_path / ".briefgen").rglob("*.json*")]
    [results] = (tmp_path / ".briefgen").rglob("results.jsonl")
    assert [json.loads(line)["name"] for line in results.read_text("utf-8").splitlines()] == ["HB-1", "HB-2"]
    assert not any(key in text for key in (KEY, SECRET) for text in (done.output, *written))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "there is no such bucket"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "the service fails"),
        (
            {"AWS_ACCESS_KEY_ID": None, "AWS_SECRET_ACCESS_KEY": None, "AWS_PROFILE": "nobody"},
            "the service does not let you",
        ),
    ],
)
@pytest.mark.usefixtures("s3")
def test_what_a_service_refuses_is_told_in_words(tmp_path, monkeypatch, said, why):
    for name, value in said.items():
        monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    with pytest.raises(UserError, match=why) as refused:
        run(write_project(tmp_path, rows(1)), output="s3://no-such-bucket/spring")
    assert [one.code for one in refused.value.diagnostics] == ["BG607"]
    assert KEY not in str(refused.value)
