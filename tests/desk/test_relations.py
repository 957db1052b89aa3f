"""The command that shows how actors stand."""

import re
from pathlib import Path

import pytest

from .test_commands import as_json, flat, run, told


def test_two_names_give_the_full_account(border: Path) -> None:
    page = told("relations", border, "Djibouti", "Eritrea")
    assert page.startswith("Djibouti and Eritrea\n")
    assert "Djibouti and Eritrea here: whoever acts for the state" in flat(page)
    assert "Conflict; too few dated events to tell a trend." in page
    assert re.search(r"^violence +1 +1 +– +1 +–$", page, re.MULTILINE)
    assert re.search(r"^2018-05 +█+│ +-\d\.\d ± \d\.\d", page, re.MULTILINE)
    violence = flat(page[page.index("VIOLENCE") : page.index("NOT ASSERTED")])
    assert "2018-05-01 Eritrean troops attacked Djibouti: “attacked” 2 sources, 1 against: Coast Herald" in violence
    assert "Eritrea did not expel Djiboutian diplomats [negated]" in flat(page[page.index("NOT ASSERTED") :])
    assert "cooperation with both: Ethiopia (2 and 1)" in page


def test_every_number_of_an_account_has_its_sentence(border: Path) -> None:
    body, sources = told("relations", border, "Djibouti", "Eritrea").split("\nSOURCES\n")
    used, listed = (set(map(int, re.findall(pattern, part, re.MULTILINE)))
                    for pattern, part in ((r"\[(\d+)\]", body), (r"^ *\[(\d+)\]", sources)))  # fmt: skip
    assert used == listed == set(range(1, max(used) + 1))


def test_one_name_gives_its_dealings(border: Path) -> None:
    page = told("relations", border, "Djibouti")
    assert page.startswith("Djibouti\n")
    dealings = page[page.index("DEALINGS WITH") :]
    assert dealings.index("Ethiopia") < dealings.index("Tesfay Haile")
    assert "▁ 2018-05; conflict" in dealings


def test_no_name_gives_all_dyads(border: Path) -> None:
    page = told("relations", border)
    assert "Djibouti – Eritrea" in page and "Hassan Robleh – Tesfay Haile" in page
    assert "Djibouti – Eritrea" in told("relations", border, "--limit", 2)
    assert "The first 2; --limit shows more." in told("relations", border, "--limit", 2)


def test_a_period(border: Path) -> None:
    assert "Nothing is asserted between any two." in told("relations", border, "--since", "2019")
    page = told("relations", border, "Djibouti", "Eritrea", "--until", "2018-04")
    assert "Nothing asserted." in page and "the beginning – 2018-04" in page


def test_json(border: Path) -> None:
    account = as_json("relations", border, "Eritrea", "Djibouti")
    assert account["relation"]["one"]["name"] == "Eritrea"
    assert {tally["kind"]: tally["events"] for tally in account["relation"]["kinds"]}["violence"] == 1
    assert [one["status"] for one in account["relation"]["other_events"]] == ["negated"]
    assert [one["other"]["name"] for one in as_json("relations", border, "Tesfay Haile")["relations"]]
    volumes = [one["reports"] for one in as_json("relations", border)]
    assert volumes == sorted(volumes, reverse=True) and volumes[0] >= 2


REFUSED = [
    (("Atlantis",), 1, "no such actor"), (("Djibouti", "Djibouti"), 1, "one and the same"),
    (("Djibouti", "Eritrea", "Ethiopia"), 2, "at most two names"),
    (("Djibouti", "--since", "spring"), 1, "not a day, month or year"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "status", "words"), REFUSED)
def test_what_cannot_be_answered(border: Path, arguments: tuple[str, ...], status: int, words: str) -> None:
    result = run("relations", border, *arguments)
    assert result.exit_code == status and words in result.stderr


def test_a_brief_has_a_line_on_how_two_stand(border: Path, tmp_path: Path) -> None:
    line = r"Djibouti and Eritrea: conflict; too few dated events to tell a trend \(\d events, \d reports\)"
    assert re.search(line, flat(told("brief", border, "Djibouti", "Eritrea")))
    told("brief", border, "Djibouti", "Eritrea", "--html", tmp_path / "page.html")
    assert re.search(line, (tmp_path / "page.html").read_text(encoding="utf-8"))
