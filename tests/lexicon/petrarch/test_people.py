"""Actor and agent dictionaries of our own."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon import Lexicon
from dragoman.lexicon.petrarch import cameo
from dragoman.lexicon.petrarch.people import _day
from dragoman.lexicon.table import LexiconError


def lexicon(folder: Path, text: str) -> Lexicon:
    (folder / "petrarch").mkdir(exist_ok=True)
    (folder / "petrarch" / "people.txt").write_text(text, encoding="utf-8")
    return Lexicon(folder)


# lines, then (name, kind, country, sectors) of each entry
ACTORS = [
    ("RIVERLAND_FRONT_(RLF)_ [NGAREB]\n+RLF", [
        ("Riverland Front", "group", "NGA", ("REB",)), ("RLF", "group", "NGA", ("REB",))]),
    ("ADA_OKONKWO_ # a note\n\t[NGAELI 620101-990101]\n\t[NGAGOV >19990529]\n\t[NGAELI]", [
        ("Ada Okonkwo", "person", "NGA", ("GOV",))]),
    ("IDRIS_AL-BAKR_\t[TCDMIL 19880101-20100131] [TCDOPP]", [("Idris Al-Bakr", "person", "TCD", ("OPP",))]),
    ("BOGDAN_ILIC\n\t[YUGGOV 920101-950101]\n\t[SRBGOVBUS 990101-031231]", [
        ("Bogdan Ilic", "person", "SRB", ("GOV", "BUS"))]),
    ("AFRICAN_WELL_DIGGERS_ [NGOHLH]", [("African Well Diggers", "organization", "NGO", ("SOC", "MED"))]),
    ("UN_PLANKTON_OFFICE_ [IGOUNOENV]", [("Un Plankton Office", "organization", "UNO", ("SOC",))]),
    ("PORT_OF_LOKOJA_ [NGA]", [("Port of Lokoja", "place", "NGA", ())]),
    ("PEOPLE'S_HERALD_ [KENMED]", [("People's Herald", "organization", "KEN", ("JRN",))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), ACTORS)
def test_actors(tmp_path, text, wanted):
    found = lexicon(tmp_path, text).dictionaries.known
    sectors = [tuple(filter(None, (one.sector, *one.others))) for one in found]
    assert [(one.name, one.kind, one.code, said) for one, said in zip(found, sectors, strict=True)] == wanted


LEFT_OUT = [
    ("LOST_CLUB\nFOUND_CLUB [KENCVL]", "without a code"),
    ("LOST_CLUB [---]", "without a code"),
    ("LAMPLIGHTER [~LAB]\nFERRYMAN", "without a code"),
    ("LAMPLIGHTER [~XYZ]", "with a code that says neither country nor sector"),
    ("FERRY!PERSON! [~LAB]", "with a set that is not there"),
    ("LOST_CLUB [XYZQRS]", "with a code that says neither country nor sector"),
    ("KENYA_ [KEN]", "known to the lexicon as a country, a people, a capital or a region"),
    ("ADA_OKONKWO\n\t[NGAGOV 2004017-2006]\n\t[NGAELI]", "with a date that is none"),
]


@pytest.mark.parametrize(("text", "why"), LEFT_OUT)
def test_people_left_out(tmp_path, text, why):
    assert lexicon(tmp_path, text).dictionaries.tally.left_out == {why: 1}


# lines, then (phrase, role, sectors) of what they add
AGENTS = [
    ("LAMPLIGHTER [~LAB]", [("lamplighter", "agent", ("LAB",))]),
    ("!PERSON! = MAN, WOMAN\nFERRY!PERSON! {} [~BUS]", [
        ("ferryman", "agent", ("BUS",)), ("ferrywoman", "agent", ("BUS",))]),
    ("LAKE_GUARD {LAKES_GUARDS} [~GOVMIL}", [
        ("lake guard", "agent", ("GOV", "MIL")), ("lakes guards", "agent", ("GOV", "MIL"))]),
    ("MINISTER_OF_LAKES [~GOV]\nLAKE_MINISTRY [~GOV]", [
        ("minister of lakes", "agent", ("GOV",)), ("lake ministry", "body", ("GOV",))]),
    ("HERBALIST_LEAGUE [NGO~]", [("herbalist league", "body", ("SOC",))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), AGENTS)
def test_agents(tmp_path, text, wanted):
    agents = lexicon(tmp_path, text).agents
    found = [agents[phrase] for phrase, *_ in wanted]
    assert [(one.phrase, one.role, (one.sector, *one.others)) for one in found] == wanted


def test_an_agent_of_ours_takes_the_sector_of_the_dictionary(tmp_path):
    own = Lexicon().agents["journalist"]
    found = lexicon(tmp_path, "JOURNALIST [~ELI]").agents["journalist"]
    assert (own.sector, found.sector, found.role) == ("JRN", "ELI", own.role)


BROKEN = [
    ("+RLF\nRIVERLAND_FRONT [NGAREB]", 1, "no name stands before it"),
    ("\t[NGAGOV]\nADA_OKONKWO [NGAGOV]", 1, "no name stands before it"),
    ("ADA_OKONKWO [NGAGOV]\nOBI [NGAGOV", 2, "not closed"),
    ("ADA_OKONKWO [NGAGOV since 2004]\nOBI [NGAGOV]", 1, "stands in brackets"),
    ("LAMPLIGHTER [~LAB]\nFERRYMAN [~LAB", 2, "not closed"),
]


@pytest.mark.parametrize(("text", "number", "cause"), BROKEN)
def test_a_broken_line_is_named(tmp_path, text, number, cause):
    with pytest.raises(LexiconError) as error:
        _ = lexicon(tmp_path, text).dictionaries
    assert str(error.value).startswith(f"{tmp_path}/petrarch/people.txt:{number}: ")
    assert cause in str(error.value)


def test_other_files_are_counted_and_a_folder_without_any_is_silent(tmp_path):
    assert Lexicon(tmp_path).dictionaries.notice() is None
    found = lexicon(tmp_path, '<ISSUE CATEGORY="WATER">\nwells [WATER_WELLS]\n</ISSUE>').dictionaries
    assert found.tally.left_out == {"that are files without verbs, actors or agents": 1}


def test_a_file_that_is_not_text_is_named(tmp_path):
    (tmp_path / "petrarch").mkdir()
    (tmp_path / "petrarch" / "bad.txt").write_bytes(b"CAF\xe9 [FRABUS]")
    with pytest.raises(LexiconError, match=r"bad\.txt: not UTF-8"):
        _ = Lexicon(tmp_path).dictionaries


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2029, 12, 31)))
def test_both_ways_to_write_a_day_agree(day):
    assert _day(day.strftime("%Y%m%d")) == _day(day.strftime("%y%m%d")) == day


CODES = [("023", "REQUEST"), ("0232", "REQUEST"), ("163", "SANCTION"), ("0813", "CONCEDE"), ("055", "CONCEDE"),
         ("0353", "CONCEDE"), ("1712", "ASSAULT"), ("010", "NOTHING"), ("---", "NOTHING"), ("1999", "ASSAULT"),
         ("2", None), ("def", None), ("300", None)]  # fmt: skip


@pytest.mark.parametrize(("code", "event"), CODES)
def test_event_codes(code, event):
    found = cameo.load(("KEN",)).event(code)
    assert (found.event if found else None) == event
