"""Explanations as they are printed."""

import json

from click.testing import CliRunner

from dragoman.cli import main
from dragoman.desk.explanation import WIDTH

SENTENCE = "Ghana's navy towed the trawlers to Togo, but Benin refused to launch an attack."


def test_an_explanation_fits_eighty_columns_and_has_all_parts():
    done = CliRunner().invoke(main, ["explain", SENTENCE])
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= WIDTH
    for heading in ("The parse", "Names and", "Entries that matched", "Entries that nearly", "Events", "Lines that"):
        assert any(line.startswith(heading) for line in lines), heading
    assert any("event REJECT" in line for line in lines)
    assert any(line.strip() == "tow trawler to   v   -   073   -   -" for line in lines), done.stdout


def test_json_is_one_line_with_every_part():
    done = CliRunner().invoke(main, ["explain", SENTENCE, "--json"])
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert {"text", "words", "parties", "fired", "nearly", "events", "suggestions", "uncoded"} == set(found)
    assert found["words"][0]["text"] == "towed"


def test_what_a_dictionary_says_that_cannot_be_read_is_told_once(tmp_path):
    (tmp_path / "petrarch").mkdir()
    (tmp_path / "petrarch" / "verbs.txt").write_text("--- JEER [111] ---\nJEER\n- CROWDS * [111]\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["explain", "Chad jeered at Niger.", "--lexicon", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert done.stderr.count("1 left out: 1 with a condition on the subject") == 1
    assert "(first verbs.txt:3)" in done.stderr


def test_a_broken_dictionary_stops_the_run_in_one_line(tmp_path):
    (tmp_path / "petrarch").mkdir()
    (tmp_path / "petrarch" / "verbs.txt").write_text("--- JEER [111] ---\n- CROWDS\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["explain", "Chad jeered.", "--lexicon", str(tmp_path)])
    assert done.exit_code == 1
    assert (
        done.stderr
        == f"dragoman: {tmp_path}/petrarch/verbs.txt:2: a pattern ends with its code in brackets: '- CROWDS'\n"
    )
