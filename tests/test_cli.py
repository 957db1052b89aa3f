"""The command line: reading and coding, help, and what is said when something is wrong."""

import gzip
import io
import json
import os
import sqlite3
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from dragoman import cli
from dragoman.build import Step, Summary
from dragoman.desk.progress import follow
from dragoman.intake.failure import Failure
from dragoman.reading.reader import Reader

NEWS = "Bolivian police arrested three miners in Potosi on Monday, officials said.\n"
COMMANDS = sorted(cli.main.commands)


@pytest.fixture(autouse=True)
def one_reader(monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    """Load the parser once for all tests, where no other model or lexicon is asked for."""
    load = cli.load_reader
    monkeypatch.setattr(cli, "load_reader", lambda model, lexicon: load(model, lexicon) if model or lexicon else reader)


def run(*arguments: object, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], input=input)


def line(id: str, text: str = NEWS, **more: str) -> str:
    return json.dumps({"id": id, "text": text, **more}) + "\n"


# --- help ---


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    page = run(command, "--help")
    assert page.exit_code == 0
    example = " ".join(page.stdout.split()).partition("Example: ")[2]
    assert f"dragoman {command}" in example
    for option in cli.main.commands[command].params:
        assert isinstance(option, click.Argument) or option.help


def test_the_commands() -> None:
    assert COMMANDS == [
        "actors", "brief", "code", "correct", "describe", "disputes", "explain", "export", "figures", "read",
        "relations", "search", "show", "sources", "timeline",
    ]  # fmt: skip
    assert run("--help").exit_code == 0
    assert run("nonsense").exit_code == 2


def test_the_version() -> None:
    result = run("--version")
    if not isinstance(result.exception, RuntimeError | PackageNotFoundError):  # not installed
        assert result.stdout.startswith("dragoman ")


def test_looking_at_a_record_does_not_load_the_parser(tmp_path: Path) -> None:
    run("read", tmp_path, "--record", tmp_path / "r.db")
    program = (
        "import sys\nfrom dragoman.cli import main\n"
        "try:\n    main(['timeline', sys.argv[1]])\nexcept SystemExit:\n    pass\n"
        "sys.exit(bool({'spacy', 'trafilatura', 'py3langid', 'numpy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program, tmp_path / "r.db"], capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "No such events.\n")


# --- read ---


def test_read_says_what_came_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress((line("b1", date="2020-02-04") + line("b2", NEWS)).encode()))
    (tmp_path / "c.txt").write_text(
        "La police a arrêté trois mineurs lundi, ont dit les autorités de la ville.", "utf-8"
    )
    target = tmp_path / "r.db"
    first = run("read", tmp_path, "--record", target)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("4 new, 0 already there\n")
    assert f"{target}: 1 article read, 2 repeats, 1 not in English; 1 event," in first.stdout
    second = run("read", tmp_path, "--record", target)
    assert second.stdout.startswith("0 new, 4 already there\n")


BAD_FILES = [
    ("empty.txt", b"", "the article is empty"),
    ("blank.txt", b" \n\t\n", "the article is empty"),
    ("zeros.txt", b"War\0and\0peace", "not text: it holds control bytes"),
    ("line.jsonl", b'{"id": "x", "text": \n', "not JSON"),
    ("list.jsonl", b"[1, 2]\n", "not a JSON object"),
    ("noid.jsonl", b'{"text": "War."}\n', "no 'id'"),
    ("number.jsonl", b'{"id": "x", "text": 4}\n', "'text' is not a string"),
    ("utf8.jsonl", b'{"id": "x", "text": "caf\xe9"}\n', "not UTF-8"),
    ("cut.txt.gz", gzip.compress(NEWS.encode())[:-9], "the gzip data is damaged or cut short"),
    ("none.txt.gz", b"no gzip", "the gzip data is damaged or cut short"),
    ("words.docx", b"PK", "unknown suffix '.docx'"),
]


@pytest.mark.parametrize(("name", "data", "cause"), BAD_FILES)
def test_a_bad_file_is_named_with_its_cause_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, cause: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(NEWS, encoding="utf-8")
    result = run("read", bad, good, "--record", tmp_path / "r.db")
    assert result.exit_code == 1
    [told] = result.stderr.splitlines()
    assert told.startswith(f"dragoman: {bad}")
    assert cause in told
    assert result.stdout.startswith("1 new, 0 already there, 1 failed\n")


def test_bytes_that_are_no_utf8_are_read_or_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes(NEWS.encode() + "Évo Morales spoke in the café.".encode("cp1252"))
    (tmp_path / "noise.txt").write_bytes(bytes(range(128, 256)) * 40)
    result = run("read", tmp_path, "--record", tmp_path / "r.db")
    assert result.exit_code in (0, 1)
    assert all(told.startswith("dragoman: ") for told in result.stderr.splitlines())
    assert "Traceback" not in result.output


def test_an_article_of_50_megabytes_is_refused(tmp_path: Path) -> None:
    for name in ("long.txt", "long.html", "long.jsonl"):
        with (tmp_path / name).open("wb") as file:
            for _ in range(50):
                file.write(b"word " * 200_000)
    result = run("read", tmp_path, "--record", tmp_path / "r.db")
    assert result.exit_code == 1
    assert [told.split(":")[-1].strip()[:4] for told in result.stderr.splitlines()] == ["the "] * 3
    assert result.stderr.count("longer than") == 3


def test_a_text_with_half_a_character_is_no_failure_of_the_run(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "x", "text": "War \\ud800 in the north."}\n' + line("y"), encoding="utf-8")
    result = run("read", lines, "--record", tmp_path / "r.db")
    assert "Traceback" not in result.output
    assert result.stdout.startswith(("1 new", "2 new"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all files")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    file.chmod(0)
    result = run("read", file, "--record", tmp_path / "r.db")
    assert (result.exit_code, result.stderr) == (1, f"dragoman: {file}: permission denied\n")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    result = run("read", tmp_path / "none", "--record", tmp_path / "r.db")
    assert (result.exit_code, result.stderr) == (1, f"dragoman: {tmp_path / 'none'}: no such file or folder\n")


def test_a_record_of_a_newer_version(tmp_path: Path) -> None:
    target = tmp_path / "r.db"
    run("read", tmp_path, "--record", target)
    with sqlite3.connect(target) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    for arguments in (("read", tmp_path, "--record", target), ("timeline", target)):
        result = run(*arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"dragoman: {target}: made by a newer Dragoman (format 999")
        assert len(result.stderr.splitlines()) == 1


def test_a_record_that_another_process_writes_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "r.db"
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    run("read", tmp_path, "--record", target)
    (tmp_path / "b.txt").write_text(f"Chile protested. {NEWS}", encoding="utf-8")
    monkeypatch.setattr("dragoman.record.database.PATIENCE", 0.1)
    other = sqlite3.connect(target, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for arguments in (("read", tmp_path, "--record", target), ("timeline", target)):
        result = run(*arguments)
        assert (result.exit_code, result.stderr) == (1, f"dragoman: {target}: another process is writing to it\n")
    other.close()


@pytest.mark.parametrize(
    ("target", "cause"),
    [("notes.db", "not a Dragoman record"), ("none/r.db", "no such folder"), (".", "a folder, not a record")],
)
def test_a_record_that_cannot_be_opened(tmp_path: Path, target: str, cause: str) -> None:
    (tmp_path / "notes.db").write_text("Notes. " * 300, encoding="utf-8")
    result = run("read", tmp_path, "--record", tmp_path / target)
    assert (result.exit_code, result.stderr) == (1, f"dragoman: {tmp_path / target}: {cause}\n")


def test_models_and_lexicons_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    broken = tmp_path / "words"
    broken.mkdir()
    (broken / "agents.tsv").write_text("wrong\theader\n", encoding="utf-8")
    for options, cause in (
        (("--model", "en_no_such_model"), "model en_no_such_model: not installed"),
        (("--lexicon", tmp_path / "none"), f"{tmp_path / 'none'}: no such lexicon folder"),
        (("--lexicon", broken), f"{broken / 'agents.tsv'}:1: the columns should be"),
    ):
        for command in (("read", tmp_path / "a.txt", "--record", tmp_path / "r.db"), ("describe", "the army")):
            result = run(*command, *options)
            assert result.exit_code == 1
            assert result.stderr.startswith(f"dragoman: {cause}")
            assert len(result.stderr.splitlines()) == 1


def test_a_fault_of_our_own_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.record.open", lambda *_: 1 // 0)
    result = run("timeline", tmp_path / "r.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("dragoman: a fault of Dragoman itself, at test_cli.py:")
    assert "ZeroDivisionError" in result.stderr


def test_interrupted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("dragoman.build.documents", interrupt)
    result = run("read", tmp_path, "--record", tmp_path / "r.db")
    assert result.exit_code == 130
    assert result.stderr == "dragoman: interrupted\n"
    assert result.stdout.startswith("0 new, 0 already there\n")


def test_progress_is_for_terminals_only() -> None:
    steps = [Step(50, new=1, words=400), Step(100, known=2, failures=(Failure("a.txt", None, "the article is empty"),))]
    shown = {}
    for terminal in (True, False):
        out, summary = io.StringIO(), Summary()
        follow(iter(steps), 100, summary, Console(file=out, force_terminal=terminal, width=100))
        shown[terminal] = out.getvalue()
        assert (summary.new, summary.known, summary.failed) == (1, 2, 1)
    assert shown[False] == "dragoman: a.txt: the article is empty\n"
    assert "words/s" in shown[True] and "dragoman: a.txt: the article is empty" in shown[True]


# --- code ---


def test_code_answers_each_line_in_order() -> None:
    given = [line("1"), "not json\n", "\n", line("2", date="2020-02-04"), '{"id": "3"}\n', line("4", " ")]
    result = run("code", input="".join(given))
    found = [json.loads(answer) for answer in result.stdout.splitlines()]
    assert [answer["id"] for answer in found] == ["1", None, "2", "3", "4"]
    assert ["error" in answer for answer in found] == [False, True, False, True, True]
    assert found[3] == {"id": "3", "error": "standard input:5: no 'text'"}
    assert found[2]["published"] == {"value": "2020-02-04", "basis": "metadata", "conflict": None}
    assert (result.exit_code, result.stderr) == (1, "dragoman: standard input: 3 bad lines\n")


def spans(found: object) -> list[dict[str, object]]:
    """Return all objects in a JSON value that quote a stretch of the text."""
    if isinstance(found, list):
        return [span for item in found for span in spans(item)]
    if not isinstance(found, dict):
        return []
    below = [span for item in found.values() for span in spans(item)]
    return [*below, found] if {"start", "end"} <= set(found) else below


def test_the_offsets_of_code_cut_the_text(tmp_path: Path) -> None:
    text = (
        "“We attacked no one,” the army’s spokesman, Col. José Núñez 🚩, said on 3 May 2021.\r\n\r\n"
        "At least 40 farmers fled to Perú; Bolivia’s president promised aid worth $2 million last week.\n"
        "The UN said that the rebels had denied shelling Oruro."
    )
    file = tmp_path / "a.jsonl"
    file.write_text(line("1", text, date="2021-05-04", language="en"), encoding="utf-8")
    result = run("code", file, "--predicates")
    assert result.exit_code == 0
    reading = json.loads(result.stdout)
    assert reading["events"] and reading["predicates"] and reading["attributions"]
    for span in spans(reading):
        words = text[span["start"] : span["end"]]
        assert words.strip()
        for key in ("text", "entity_text"):
            assert span.get(key) in (None, words)
    for attribution in reading["attributions"]:
        for start, end in (pair for part in ("source", "cue", "content") for pair in attribution[part]):
            assert text[start:end].strip()


def test_predicates_are_written_only_where_asked_for() -> None:
    assert "predicates" not in json.loads(run("code", input=line("1")).stdout)
    assert "predicates" in json.loads(run("code", "--predicates", input=line("1")).stdout)


def test_code_needs_a_file_that_is_there(tmp_path: Path) -> None:
    for path, cause in ((tmp_path / "none.jsonl", "no such file or directory"), (tmp_path, "is a directory")):
        result = run("code", path)
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"dragoman: {path}: {cause}\n")


def test_code_is_quiet_when_nobody_reads_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("".join(line(str(number), NEWS * 40) for number in range(60)), encoding="utf-8")
    command = [sys.executable, "-c", "from dragoman.cli import main; main(prog_name='dragoman')", "code", file]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        assert json.loads(process.stdout.readline())["id"] == "0"
        process.stdout.close()
        assert process.stderr.read() == b""


# --- describe ---


def test_describe() -> None:
    assert run("describe", "Turkish warplanes").stdout == "Turkish warplanes · Turkey (TUR) · military (MIL)\n"
    found = json.loads(run("describe", "Turkish warplanes", "--json").stdout)
    assert (found["code"], found["sector"]) == ("TUR", "MIL")


def test_describe_with_a_text_before(tmp_path: Path) -> None:
    context = "The rebels met Peruvian Interior Minister Rosa Quispe in Lima."
    assert json.loads(run("describe", "the minister", "--context", context, "--json").stdout)["code"] == "PER"


def test_describe_nobody() -> None:
    result = run("describe", "yesterday")
    assert (result.exit_code, result.stdout) == (1, "")
    assert json.loads(run("describe", "yesterday", "--json").stdout) is None
