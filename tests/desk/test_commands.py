"""The commands that look at a record."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.types import Reading

WIDTH = 80


def run(*arguments: object) -> Result:
    return CliRunner(env={"COLUMNS": str(WIDTH)}).invoke(main, [str(argument) for argument in arguments])


def told(*arguments: object) -> str:
    """Return what a command prints, having seen that it went well and fits the width."""
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    assert all(len(line) <= WIDTH for line in result.stdout.splitlines())
    assert "\x1b" not in result.stdout
    return result.stdout


def as_json(*arguments: object):
    result = run(*arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_brief(border: Path) -> None:
    page = told("brief", border, "Eritrea", "Djibouti")
    assert page.startswith("Eritrea and Djibouti\n")
    between = flat(page[page.index("WHAT PASSED") : page.index("ERITREA: WITH")])
    assert (
        "2018-05-01 Eritrean troops attacked Djibouti: “attacked” 2 sources, 1 against: "
        "Coast Herald → Hassan Robleh; Red Sea Monitor → Tesfay Haile [1] [6]" in between
    )
    assert "by 2018-05-04 Eritrea did not expel Djiboutian diplomats [negated]" in between
    assert between.index("Eritrean troops attacked") < between.index("Djibouti accused Eritrea")
    disputed = flat(page[page.index("DISPUTED") :])
    assert "it is so: Coast Herald → Hassan Robleh (2018-05-03): “Eritrean troops attacked Djibouti on" in disputed
    assert "it is not so: Red Sea Monitor → Tesfay Haile (2018-05-04, negated): “Eritrea has not attacked" in disputed
    assert "Coast Herald, “Troops attack a border post”, 2018-05-03 (metadata)" in page
    assert "[1] Eritrean troops [[attacked]] Djibouti on Tuesday" in page


def test_a_brief_counts_what_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Eritrea accused the two mediators of bias on Monday. Djibouti expelled two diplomats of Eritrea on Tuesday,"
        " three nurses said."
    )
    assert run("read", tmp_path / "a.txt", "--record", tmp_path / "r.db").exit_code == 0
    figures = told("brief", tmp_path / "r.db", "Eritrea").split("FIGURES")[1].split("SOURCES")[0]
    assert "two diplomats" in figures and "two mediators" not in figures and "three nurses:" not in figures


def test_a_brief_on_a_country_tells_what_its_state_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kenya's army shelled Kismayo on 3 May 2018. Kenya closed its embassy in Lima.")
    assert run("read", tmp_path / "a.txt", "--record", tmp_path / "r.db").exit_code == 0
    assert "shelled" in told("brief", tmp_path / "r.db", "Kenya").split("SOURCES")[0]


def test_every_number_in_a_brief_has_its_sentence(border: Path) -> None:
    page = told("brief", border, "Djibouti", "Hassan Robleh", "Tesfay Haile", "Ethiopia")
    body, sources = page.split("\nSOURCES\n")
    used = set(map(int, re.findall(r"\[(\d+)\]", body)))
    listed = [int(number) for number in re.findall(r"^ *\[(\d+)\]", sources, re.M)]
    assert listed == list(range(1, len(listed) + 1))
    assert used == set(listed)


def test_a_brief_on_one_says_what_he_is_and_who_says_so(border: Path) -> None:
    page = flat(told("brief", border, "Robleh"))
    assert page.startswith("Hassan Robleh WHO IT IS Hassan Robleh · Djibouti · government · 2 articles")
    assert "Foreign Minister · Coast Herald [1]" in page
    assert "WHAT PASSED BETWEEN" not in page


def test_a_brief_of_some_days(border: Path) -> None:
    page = told("brief", border, "Djibouti", "Eritrea", "--since", "2018-05-04", "--until", "2018-05")
    assert "Events of 2018-05-04 – 2018-05" in page
    assert "did not expel" in page
    assert "troops attacked Djibouti:" not in page


class Page(HTMLParser):
    """What a page links to, what can be linked to, what it marks, and what it would load."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.marks: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name == "src" or tag == "link":
                self.loads.append(value or "")

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "mark":
            self.marks.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")


def test_a_page(border: Path, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    assert told("brief", border, "Eritrea", "Djibouti", "--html", file) == ""
    text = file.read_text(encoding="utf-8")
    page = Page(text)
    assert not page.loads and "script" not in page.tags
    assert "url(" not in text and "@import" not in text
    inner = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert [link for link in page.links if not link.startswith("#")] == ["https://coast.example/1"]
    assert "attacked" in page.marks
    assert "Asmara rejects &lt;b&gt;all&lt;/b&gt; charges" in text


def test_a_page_that_cannot_be_written(border: Path, tmp_path: Path) -> None:
    result = run("brief", border, "Eritrea", "--html", tmp_path / "none" / "b.html")
    assert result.exit_code == 1
    assert result.stderr == f"dragoman: {tmp_path / 'none' / 'b.html'}: no such file or directory\n"


def test_a_timeline(border: Path) -> None:
    rows = told("timeline", border).splitlines()
    assert rows[0].split() == ["Date", "What", "happened", "Sources", "Event"]
    assert rows[1].startswith("2018-05-01")
    assert "Eritrean troops attacked Djibouti" in rows[1]


@pytest.mark.parametrize(
    ("options", "some", "none"),
    [
        (("--actor", "Djibouti"), "accused Eritrea", "visited Ethiopia"),
        (("--actor", "Robleh", "--actor", "Ethiopia"), "visited Ethiopia", "accused Eritrea"),
        (("--dyad", "Eritrea", "Djibouti"), "accused Eritrea", "France"),
        (("--type", "CONSULT"), "met", "accused"),
        (("--type", "consult"), "met", "accused"),
        (("--status", "negated"), "did not expel", "accused"),
        (("--source", "red sea monitor"), "did not expel", "accused"),
        (("--source", "Hassan Robleh"), "troops attacked Djibouti", "did not expel"),
        (("--since", "2018-05-09"), "met", "accused"),
        (("--until", "2018-05-01"), "troops attacked", "accused"),
        (("--limit", "1"), "The first 1;", "accused"),
    ],
)
def test_what_a_timeline_leaves_out(border: Path, options: tuple[str, ...], some: str, none: str) -> None:
    rows = flat(told("timeline", border, *options))
    assert some in rows
    assert none not in rows


def test_lists_for_programs(border: Path, texts: dict[str, str]) -> None:
    events = as_json("timeline", border, "--status", "negated")
    assert [event["status"] for event in events] == ["negated"]
    assert {"id", "type", "date", "parties", "sources"} <= set(events[0])
    assert {"Eritrea", "Djibouti"} <= {actor["name"] for actor in as_json("actors", border)}
    assert len(as_json("actors", border, "--limit", "2")) == 2
    assert {source["outlet"] for source in as_json("sources", border)} >= {"Coast Herald", "Red Sea Monitor"}
    for figure in as_json("figures", border):
        assert texts[figure["document"]][figure["start"] : figure["end"]] == figure["text"]


def test_disputes_have_the_documented_shape(border: Path, texts: dict[str, str]) -> None:
    asked = as_json("disputes", border)
    assert asked
    for dispute in asked:
        assert list(dispute) == ["question", "kind", "accounts"]
        assert len({account["document"] for account in dispute["accounts"]}) > 1
        for account in dispute["accounts"]:
            assert list(account) == ["document", "start", "end", "attribution", "status", "says"]
            words = texts[account["document"]][account["start"] : account["end"]]
            assert words and words in account["says"]
    denied = next(one for one in asked if one["kind"] == "happened")
    assert {(one["document"], one["status"]) for one in denied["accounts"]} == {
        ("coast-1", "asserted"), ("monitor-1", "negated"),
    }  # fmt: skip


def test_tables(border: Path) -> None:
    assert re.search(r"Eritrea +Eritrea", told("actors", border))
    assert re.search(r"Harbour Wire +1 +0 +1", told("sources", border))
    disputes = flat(told("disputes", border, "--actor", "Eritrea"))
    assert "attack Djibouti (2018-05-01)? About whether it happened; 2 sources, 1 on the weaker side." in disputes
    assert "How many" not in disputes
    figures = flat(told("figures", border, "--source", "coast herald", "--actor", "Djibouti"))
    assert "[[At least 12 soldiers]]" in figures
    assert "Two soldiers" not in figures


def test_one_event(border: Path) -> None:
    [event] = as_json("timeline", border, "--status", "negated")
    page = flat(told("show", border, event["id"][:6]))
    assert page.startswith("Eritrea did not expel Djiboutian diplomats by 2018-05-04 · negated · 1 account, 1 source")
    assert "Eritrea has not [[expelled Djiboutian diplomats]], Haile said." in page
    assert re.search(r"says Red Sea Monitor → Tesfay Haile status negated, certainly not \(-[23]", page)
    assert "who Eritrea [ERI" in page
    assert "found by SANCTION " in page
    assert re.search(r"monitor-1, characters \d+–\d+", page)
    assert as_json("show", border, event["id"])["tellings"][0]["account"]["document"] == "monitor-1"


def test_search(border: Path) -> None:
    page = flat(told("search", border, "commander"))
    assert "Red Sea Monitor, “Asmara rejects <b>all</b> charges” 2018-05-04 (monitor-1)" in page
    assert "the [[commander]] of the Eritrean army" in page
    assert page.endswith("1 article")
    assert flat(told("search", border, '"army commander"')) == "0 articles"
    assert [hit["document"] for hit in as_json("search", border, "accident", "killed")] == ["monitor-1"]


def test_export(border: Path, texts: dict[str, str]) -> None:
    result = run("export", border, "--format", "readings")
    readings = [msgspec.json.decode(line, type=Reading) for line in result.stdout.splitlines()]
    assert [reading.id for reading in readings] == sorted(texts)
    for reading in readings:
        for mention in reading.mentions:
            assert texts[reading.id][mention.start : mention.end] == mention.text
            assert mention.identifier_id


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("brief", "Atlantis"), r"Atlantis: no such actor in \S+"),
        (("brief", "Robley"), r"Robley: no such actor in \S+; did you mean .*Hassan Robleh \(.*"),
        (("timeline", "--since", "last week"), r"last week: not a day, month or year \(2019-04-08, 2019-04, 2019\)"),
        (("timeline", "--source", "Nobody Gazette"), r"Nobody Gazette: no outlet and nobody credited .*Coast Herald.*"),
        (("show", "zz"), r"zz: no such event in .*"),
        (("show", ""), r": no such event in .*"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(border: Path, arguments: tuple[str, ...], message: str) -> None:
    command, *rest = arguments
    result = run(command, border, *rest)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(f"dragoman: {message}\n", result.stderr)


@pytest.mark.parametrize("options", [("--status", "maybe"), ("--type", "WAR"), ("--limit", "0"), ("--dyad", "Mali")])
def test_options_that_are_none(border: Path, options: tuple[str, ...]) -> None:
    assert run("timeline", border, *options).exit_code == 2


@pytest.mark.parametrize(
    "command", ["timeline", "actors", "disputes", "figures", "sources", "search", "show", "brief", "export"]
)
def test_a_file_that_is_no_record(command: str, tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("This is not a record. " * 100, encoding="utf-8")
    words = ["x"] if command in ("search", "show", "brief") else []
    for path, cause in ((file, "not a Dragoman record"), (tmp_path / "none.db", "no such record")):
        result = run(command, path, *words)
        assert (result.exit_code, result.stderr) == (1, f"dragoman: {path}: {cause}\n")
    assert not (tmp_path / "none.db").exists()


def test_articles_do_not_steer_the_terminal(tmp_path: Path) -> None:
    article = {
        "id": "e\x1b[2J", "language": "en", "date": "2019-03-02", "source": "Wire\x1b]0;x\x07", "title": "\x9b2J",
        "text": "Peru\x1b[2J accused Chile\x1b[H of fishing in its waters, Foreign Minister \x1b[8mRosa Quispe said.",
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(article) + "\n", encoding="utf-8")
    target = tmp_path / "r.db"
    run("read", tmp_path / "a.jsonl", "--record", target)
    [event, *_] = as_json("timeline", target)
    for command in (["timeline", target], ["sources", target], ["actors", target], ["search", target, "fishing"],
                    ["show", target, event["id"]], ["brief", target, event["parties"][0]["name"]]):  # fmt: skip
        page = run(*command).output
        assert not re.search(r"\x1b(?!\[8m)|[\x07\x9b]", page)
