"""The commands that correct a record, and how a correction shows."""

import json
import shutil
from pathlib import Path

import pytest

from .test_commands import as_json, flat, run, told


@pytest.fixture
def record(border: Path, tmp_path: Path) -> Path:
    """Return a record of one's own."""
    return Path(shutil.copy(border, tmp_path / "border.db"))


def said(record: Path, *arguments: object, lines: str = "") -> str:
    result = run("correct", record, *arguments)
    assert (result.exit_code, result.stderr) == (0, lines)
    return result.stdout


def event_of(record: Path, kind: str) -> str:
    return next(line["id"] for line in as_json("timeline", record) if line["type"] == kind)


def test_an_event_is_rejected_and_shown_as_such(record: Path) -> None:
    id = event_of(record, "ACCUSE")
    assert said(record, "event", id[:8], "--reject", "--who", "Lena", "--why", "it is about the past") == (
        f"1: event “accused” in coast-1: rejected; event {id[:8]}\n"
    )
    assert id not in {line["id"] for line in as_json("timeline", record)}
    assert "accused" not in told("brief", record, "Djibouti", "Eritrea").split("SOURCES")[0]
    assert "Rejected by Lena (1): it is about the past" in told("show", record, id)
    assert as_json("show", record, id)["event"]["verdict"] == "rejected"
    assert [line["id"] for line in as_json("timeline", record, "--rejected")] == [id]
    said(record, "undo", 1)
    assert id in {line["id"] for line in as_json("timeline", record)}


def test_an_event_is_told_otherwise(record: Path) -> None:
    id = event_of(record, "ACCUSE")
    said(
        record,
        "event",
        id,
        "--type",
        "reject",
        "--status",
        "planned",
        "--recipient",
        "Ethiopia",
        "--date",
        "2018-05-02",
    )
    (line,) = (line for line in as_json("timeline", record) if line["type"] == "REJECT" and line["status"] == "planned")
    assert line["date"] == "2018-05-02"
    assert "Ethiopia" in {party["name"] for party in line["parties"]}
    assert "Corrected by" in told("show", record, line["id"])
    assert "[corrected by " in told("brief", record, "Djibouti")


def test_actors_are_merged_renamed_and_set(record: Path) -> None:
    said(record, "merge", "Hassan Robleh", "Tesfay Haile", "--who", "Lena", "--why", "one portrait")
    said(record, "rename", "Hassan Robleh", "Robleh Haile")
    said(record, "set", "Robleh Haile", "--country", "ETH", "--sector", "MIL")
    assert "Robleh Haile · Ethiopia · military" in told("brief", record, "Tesfay Haile")
    assert "Corrected by Lena (1): one portrait" in flat(told("brief", record, "Robleh Haile"))


def test_a_name_is_split_off(record: Path) -> None:
    assert said(record, "split", "Hassan Robleh", "--spelling", "Robleh").startswith("1: split Robleh from")
    names = {line["name"] for line in as_json("actors", record)}
    assert {"Hassan Robleh", "Robleh"} <= names


def test_events_are_joined_and_parted(record: Path) -> None:
    (one, *_, last) = (line["id"] for line in as_json("timeline", record) if line["type"] == "CONSULT")
    said(record, "join", one, last)
    (joined,) = (line for line in as_json("timeline", record) if line["id"] in (one, last))
    account = as_json("show", record, joined["id"])["tellings"][-1]["account"]
    said(record, "part", joined["id"], f"{account['document']}:{account['start']}")
    assert [one["what"] for one in as_json("correct", record, "list")] == ["join", "part"]


def test_a_file_of_corrections(record: Path, border: Path, tmp_path: Path) -> None:
    said(record, "rename", "Djibouti", "Republic of Djibouti", "--who", "Lena")
    said(record, "undo", 1)
    said(record, "rename", "Eritrea", "State of Eritrea", "--who", "Lena", "--why", "style")
    file = tmp_path / "said.jsonl"
    file.write_text(said(record, "export"), encoding="utf-8")
    assert [json.loads(line)["who"] for line in file.read_text(encoding="utf-8").splitlines()] == ["Lena", "Lena"]
    other = Path(shutil.copy(border, tmp_path / "other.db"))
    said(other, "--apply", file)
    assert as_json("timeline", other) == as_json("timeline", record)
    listed = said(other, "list").splitlines()
    assert listed[0].startswith("1: rename Djibouti to Republic of Djibouti · Lena, ") and "[undone" in listed[0]
    assert listed[1].startswith("2: rename Eritrea to State of Eritrea (style) · Lena, ")


def test_what_waits_is_said_in_a_line(record: Path, tmp_path: Path) -> None:
    file = tmp_path / "said.jsonl"
    made = {
        "who": "Lena", "at": "2024-01-01T00:00:00Z", "what": "rename", "value": {"name": "Y"},
        "target": {"actor": [{"name": "Nobody At All", "kind": "person"}]},
    }  # fmt: skip
    file.write_text(json.dumps(made), encoding="utf-8")
    waits = "correction 1 (rename) waits: the record has not got an actor called Nobody At All\n"
    said(record, "--apply", file, lines=waits)
    assert said(record, "list").rstrip().endswith("[waits]")


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("undo", 7), "7: no correction in force"),
        (("merge", "Djibouti", "Atlantis"), "Atlantis: no such actor"),
        (("event", "zzz", "--reject"), "zzz: no such event"),
        (("set", "Djibouti", "--country", "Djibouti"), "Djibouti: no code of a country"),
        (("--apply", "nowhere.jsonl"), "nowhere.jsonl: no such file"),
    ],
)
def test_what_is_wrong_is_said_in_a_line(record: Path, arguments: tuple[object, ...], cause: str) -> None:
    result = run("correct", record, *arguments)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"dragoman: {cause}") and result.stderr.count("\n") == 1


def test_a_record_alone_is_not_enough(record: Path) -> None:
    result = run("correct", record)
    assert result.exit_code == 2
    assert "give a command or --apply FILE" in result.stderr


@pytest.mark.parametrize(
    "command", ["merge", "split", "rename", "set", "event", "join", "part", "list", "undo", "export"]
)
def test_each_has_help_with_an_example(record: Path, command: str) -> None:
    page = run("correct", record, command, "--help")
    assert page.exit_code == 0
    assert f"Example: dragoman correct war.db {command}" in " ".join(page.stdout.split())
