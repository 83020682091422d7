"""Clear failure: one line that says what is wrong and what to do, and the exit codes of the contract."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from config.settings import PROJECT_ROOT
from tests.cli.conftest import Run


def one_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.startswith("juzhao: ")]
    assert len(lines) == 1, text
    assert "Traceback" not in text
    return lines[0]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["normalize", "colours"], "one of dates"),
        (["normalize", "dates", "--ref-date", "yesterday"], "2026-03-01"),
        (["export", "secrets"], "postings, employers, sources"),
        (["export", "postings", "--format", "doc"], "jsonl"),
        (["export", "postings", "--since", "last week"], "ISO"),
        (["search", "--sort", "best"], "sort"),
        (["search", "--degree", "本科"], "--degree: '本科' is none of junior"),
        (["search", "--type", "jobs"], "announcement"),
        (["search", "--employer-class", "soe"], "--employer-class"),
        (["search", "--city", "西安"], "610100"),
        (["search", "--city", "999999"], "'999999' is no code like 610100"),
        (["search", "--industry", "IT"], "GB/T 4754"),
        (["search", "--industry", "I99"], "'I99' is no code"),
        (["search", "--size", "101"], "'--size': Input should be less than or equal to 100 (juzhao search --help)"),
        (["crawl", "--max-pages", "0"], "--max-pages"),
        (["crawl", "--fast"], "--fast (juzhao crawl --help)"),
        (["fly"], "No such command 'fly' (juzhao --help)"),
        (["normalize"], "Missing argument 'kind'"),
        (["report", "weekly", "--format", "md", "--json"], "give one"),
        (["export", "--json"], "name it with -o"),
        (["search", "--cursor", "abc"], "begin again"),
        (["probe", "job.xjtu.edu.cn"], "http://"),
        (["probe", "http://a.example/", "--write", "No Id.toml"], "the file's name is the source's id"),
        (["probe", "http://a.example/", "--write", str(PROJECT_ROOT / "config/sources/xjtu.toml")], "remove it first"),
        (["probe", "http://a.example/", "--write", "nowhere/xjtu.toml"], "no folder nowhere; make it first"),
        (["probe", "http://a.example/", "--write", str(PROJECT_ROOT)], "name a file in it"),
        (["duplicates", "one"], "two posting ids"),
        (["duplicates", "--pairs", "one"], "no ids"),
        (["duplicates", "one", "two"], "no posting one: `juzhao search`"),
        (["crawl", "nowhere"], "nowhere"),
        (["report", "weekly", "--week", "2026-60"], "2026-W47"),
        (["report", "weekly", "--week", "9999-W52"], "2026-W47"),
        (["report", "weekly", "--week", "0001-W01"], "2026-W47"),
        (["report", "weekly", "--format", "doc"], "html"),
        (["user", "add", "x", "--role", "king"], "admin"),
        (["crawl", ""], "no source ''"),
    ],
)
def test_a_users_mistake_is_one_line_and_exit_code_2(juzhao: Run, args: list[str], says: str) -> None:
    done = juzhao(*args)
    assert done.returncode == 2, done.stderr
    assert says in one_line(done.stderr)
    assert len(done.stderr.splitlines()) == 1


def test_a_group_of_commands_without_one_shows_its_help(juzhao: Run) -> None:
    for group in ((), ("index",)):
        done = juzhao(*group)
        assert done.returncode == 2
        assert "Usage: juzhao" in done.stdout + done.stderr and "juzhao: " not in done.stderr


def test_what_reports_has_json(juzhao: Run, tmp_path: Path) -> None:
    written = juzhao("export", "-o", str(tmp_path / "out.jsonl"), "--json")
    assert json.loads(written.stdout)["count"] == 0 and written.stderr == ""
    assert json.loads(juzhao("report", "weekly", "--week", "2026-W10", "--json").stdout)["week"] == "2026-W10"
    assert one_line(juzhao("duplicates", "a", "b", "--json").stderr).startswith("juzhao: no posting a: ")


def test_a_backup_goes_to_no_folder_that_is_not_there(juzhao: Run, tmp_path: Path) -> None:
    done = juzhao("backup", str(tmp_path / "unmounted" / "x.tar"))
    assert done.returncode == 1
    assert f"{tmp_path / 'unmounted'}: no such folder" in one_line(done.stderr)
    assert not (tmp_path / "unmounted").exists()


def test_version(juzhao: Run) -> None:
    done = juzhao("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("juzhao 0.")


def test_a_wrong_setting_names_the_variable(juzhao: Run) -> None:
    done = juzhao("doctor", JUZHAO_NOW="tomorrow")
    assert done.returncode == 2
    assert "JUZHAO_NOW" in one_line(done.stderr)


@pytest.mark.parametrize("value", ["foo", "http://search", "ftp://search:9200", "http://search:99999"])
def test_an_address_of_elasticsearch_that_is_none(juzhao: Run, value: str) -> None:
    done = juzhao("search", "x", JUZHAO_SEARCH_URL=value)
    assert done.returncode == 2
    assert "JUZHAO_SEARCH_URL" in one_line(done.stderr) and "9200" in done.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("archive_days = 'x'", "archive_days"),
        ("allow_private_network = true", "allow_private_network: unknown setting"),
        ("archive_days 3", "juzhao.toml"),
        ("search_url = 'http://me:secret@search'", "search_url"),
        ("smtp_url = 'http://mail'", "smtp_url: no whole address, write it like smtp://mail.example.org:25"),
        ("smtp_url = 'smtp://me:secret@'", "smtp_url: no whole address"),
        ("public_url = 'jobs.example.org'", "public_url: no whole address, write it like https://jobs.example.org"),
        ("public_url = 'https://me:secret@jobs.example.org'", "public_url: an address with a user name"),
        ("now = -5", "now: no date and time"),
        ("now = '9999-12-31T23:59:59'", "now: a year from 2000 to 2100"),
        ("home = '/elsewhere'", "JUZHAO_HOME"),
    ],
)
def test_a_wrong_line_of_the_settings_file_names_file_and_key(
    juzhao: Run, tmp_path: Path, line: str, says: str
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "juzhao.toml").write_text(line + "\n")
    done = juzhao("search", "x")
    assert done.returncode == 2
    told = one_line(done.stderr)
    assert "juzhao.toml" in told and says in told and "secret" not in told
    assert "JUZHAO_" not in told or says.startswith("JUZHAO_")


def test_a_settings_file_in_other_characters_says_what_to_do(juzhao: Run, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "juzhao.toml").write_bytes("contact = '就业中心'".encode("gbk"))
    assert "save the file as UTF-8" in one_line(juzhao("search", "x").stderr)


def test_a_settings_file_with_a_mark_of_its_byte_order_is_read(juzhao: Run, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "juzhao.toml").write_bytes("archive_days = 'x'".encode("utf-8-sig"))
    assert "archive_days" in one_line(juzhao("search", "x").stderr)


def test_a_folder_in_the_place_of_the_settings_file(juzhao: Run, tmp_path: Path) -> None:
    (tmp_path / "home" / "juzhao.toml").mkdir(parents=True)
    done = juzhao("search", "x")
    assert (done.returncode, "juzhao.toml: a file is needed here" in one_line(done.stderr)) == (2, True)


def test_a_database_that_is_not_supported(juzhao: Run) -> None:
    told = one_line(juzhao("search", "x", JUZHAO_DATABASE_URL="mysql://x/y").stderr)
    assert "mysql is not supported" in told and "postgresql+psycopg://" in told


@pytest.mark.parametrize(
    ("url", "code", "says"),
    [
        ("postgresql+psycopg://me:gehe@im@127.0.0.1:9/x", 2, "%40"),
        ("postgresql+psycopg://me:geheim@127.0.0.1:port/x", 2, "no whole address"),
        ("postgresql+psycopg://me:geheim@nowhere.invalid:5432/x", 1, "has no address"),
    ],
)
def test_a_database_that_cannot_be_reached_shows_no_password(juzhao: Run, url: str, code: int, says: str) -> None:
    done = juzhao("doctor", JUZHAO_DATABASE_URL=url)
    told = done.stdout + one_line(done.stderr) if code == 2 else done.stdout + done.stderr
    assert done.returncode == code and says in told and "Traceback" not in told
    assert "geheim" not in told and "im@127" not in told


@pytest.mark.parametrize(
    "args", [["normalize", "dates"], ["duplicates", "--pairs"], ["user", "add", "x"], ["user", "password", "x"]]
)
def test_closed_standard_input(tmp_path: Path, args: list[str]) -> None:
    done = closed("<&-", tmp_path, *args)
    assert done.returncode == 2
    assert "standard input" in one_line(done.stderr)


def test_closed_standard_output(tmp_path: Path) -> None:
    done = closed(">&-", tmp_path, "export", "postings")
    assert done.returncode == 2
    assert "-o" in one_line(done.stderr)


def closed(end: str, home: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run with one standard stream closed, as a shell closes it."""
    words = " ".join([sys.executable, "-m", "cli", *args, end])
    env = {**os.environ, "JUZHAO_HOME": str(home)}
    return subprocess.run(words, shell=True, capture_output=True, text=True, cwd=PROJECT_ROOT, env=env, check=False)


def test_an_address_of_another_machine(juzhao: Run) -> None:
    done = juzhao("serve", "--host", "192.0.2.1", "--port", "0")
    assert done.returncode == 1
    assert "192.0.2.1" in one_line(done.stderr) and "--port" not in done.stderr


def test_port_in_use(juzhao: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = juzhao("serve", "--port", str(port))
    assert done.returncode == 1
    assert f"127.0.0.1:{port}" in one_line(done.stderr)
    assert "--port" in done.stderr


def test_elasticsearch_unreachable(juzhao: Run) -> None:
    done = juzhao("index", "sync", JUZHAO_SEARCH_URL="http://127.0.0.1:9")
    assert done.returncode == 1
    assert "127.0.0.1:9" in one_line(done.stderr)


def test_postgres_unreachable(juzhao: Run) -> None:
    done = juzhao("search", "x", JUZHAO_DATABASE_URL="postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert done.returncode == 1
    assert "database" in one_line(done.stderr).lower()


def test_a_home_that_cannot_be_a_folder(juzhao: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = juzhao("search", "x", JUZHAO_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 1
    one_line(done.stderr)


@pytest.mark.parametrize("command", [["crawl"], ["crawl", "--due"], ["archive", "replay"]])
def test_a_registry_without_a_source_is_told(juzhao: Run, tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    done = juzhao(*command, JUZHAO_SOURCES=str(folder))
    assert done.returncode == 1
    assert f"{folder}: no source" in one_line(done.stderr)


def test_a_wrong_source_file_is_told_and_the_others_run(juzhao: Run, tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "bad.toml").write_text('id = "bad"\nname = "x"\nkind = "university"\nfamily = "frontpage"\ncolour = 1\n')
    (folder / "broken.toml").write_text("id = = 3\n")
    (folder / "when.toml").write_text(
        'id = "when"\nname = "z"\nkind = "university"\nfamily = "frontpage"\n'
        'url = "http://127.0.0.1:9/"\nschedule = "sometimes"\n'
    )
    (folder / "meant.toml").write_text(
        'id = "meant"\nname = "m"\nkind = "university"\nfamily = "frontpage"\n'
        'url = "http://127.0.0.1:9/"\n[options]\nabr = "m"\n'
    )
    (folder / "good.toml").write_text(
        'id = "good"\nname = "y"\nkind = "university"\nfamily = "frontpage"\nurl = "http://127.0.0.1:9/"\n'
    )
    done = juzhao("crawl", "--json", JUZHAO_SOURCES=str(folder), JUZHAO_ALLOW_PRIVATE_NETWORKS="1")
    assert done.returncode == 1
    assert "bad.toml" in done.stderr and "colour" in done.stderr
    assert "broken.toml:1: no TOML from column 6 on" in done.stderr
    assert "when.toml:6: schedule" in done.stderr and "every 2h" in done.stderr
    assert "meant.toml:7: options.abr: no such option of the family frontpage; did you mean abbr?" in done.stderr
    assert '"good"' in done.stdout and '"failed"' in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "good", "bad"),
    [
        (["normalize", "degrees"], '{"id": "g%d", "text": "本科及以上"}', ['{"text": 1}', "{broken", '{"id": "n9", "x": 1}']),
        (["normalize", "dates"], '{"id": "g%d", "text": "截止3月1日"}', ['{"id": "n9", "text": "x", "ref_date": "soon"}']),
        (["duplicates", "--pairs"], '{"id": "g%d", "a": {"title": "会计"}, "b": {"title": "会计"}}', ["[1]", '{"id": "n9", "a": 1}', "x"]),
    ],
)  # fmt: skip
def test_a_bad_line_has_its_answer_in_its_place_and_the_batch_goes_on(
    juzhao: Run, command: list[str], good: str, bad: list[str]
) -> None:
    lines = [good % 1, *bad, good % 2]
    done = juzhao(*command, stdin="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, len(answers)) == (1, len(lines))
    assert answers[0]["id"] == "g1" and "error" not in answers[0]
    assert answers[-1] == {**answers[0], "id": "g2"}
    for number, (line, answer) in enumerate(zip(bad, answers[1:-1], strict=True), 2):
        assert answer["id"] == ("n9" if "n9" in line else str(number))
        assert (answer.get("value"), answer.get("decision"), answer["explain"]) == (None, None, [])
        assert answer["error"].startswith(f"line {number}: ") and (
            any(cure in answer["error"] for cure in ("write {", 'needs {"id"', "such as 2026-03-01"))
        )
    assert done.stderr.splitlines() == [f"juzhao: {answer['error']}" for answer in answers[1:-1]]


def test_what_is_no_toml_is_told_with_file_and_line(juzhao: Run, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    file = tmp_path / "home" / "juzhao.toml"
    file.write_text("contact = 'a'\narchive_days 3\n")
    assert one_line(juzhao("search", "x").stderr).startswith(f"juzhao: {file}:2: no TOML from column 14 on")
    file.write_text("contact = 'a'\n\narchive_days = 'x'\n")
    assert f"{file}:3: archive_days: a whole number is needed" in one_line(juzhao("search", "x").stderr)


@pytest.mark.parametrize("args", [["normalize", "employers"], ["normalize", "posting"], ["duplicates", "--pairs"]])
def test_half_a_character_is_answered_like_any_other(juzhao: Run, args: list[str]) -> None:
    """JSON may hold a lone surrogate, UTF-8 may not: it comes out as what cannot be read."""
    half = {"title": "招聘\ud800", "employer": "云岭\ud800公司", "description": "公告\ud800"}
    line = json.dumps({"id": "1", "text": "云岭\ud800电子有限公司", "a": half, "b": half})
    done = juzhao(*args, stdin=f"{line}\n{line}\n")
    assert done.returncode == 0, done.stderr
    assert [json.loads(answer)["id"] for answer in done.stdout.splitlines()] == ["1", "1"]
    assert "\ud800" not in done.stdout
