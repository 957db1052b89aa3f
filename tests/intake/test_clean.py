import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.clean import blocks

# Each page is its pieces in order, parted as they stand, with what they are.
CONGO = [
    ("navigation", "Home > World > Africa"),
    ("title", "Rebels overrun garrison in eastern Congo"),
    ("title", 'Army says it will retake Rutshuru "within days"'),
    ("byline", "By Aline Mukendi | 14 November 2012"),
    ("share", "Share"),
    ("share", "Facebook"),
    ("caption", "A soldier looks on near the airport in Goma. Photo: Jean Kasongo/AFP"),
    ("dateline", "GOMA, Congo (AFP) —"),
    ("body", "Fighters of the M23 movement seized an army garrison in Rutshuru, the governor said."),
    ("body", "The United Nations condemned the attack."),
    ("related", "READ MORE: Kigali denies arming rebels"),
    ("navigation", "Advertisement"),
    ("body", '"We will not negotiate under fire," the governor, Julien Paluku, told reporters.'),
    ("related", "Uganda offers to mediate in Congo talks"),
    ("body", "Rwanda has denied backing the rebels, whose leaders met its foreign minister in May."),
    ("body", "Tens of thousands have fled."),
    ("byline", "Additional reporting by Pierre Habimana in Kigali"),
    ("tags", "Tags: Congo, M23, Rwanda"),
    ("related", "More on this story"),
    ("related", "UN sends helicopters to Goma"),
    ("related", "How the M23 was born"),
    ("notice", "Copyright 2012 Great Lakes Herald. All rights reserved."),
]
KASHMIR = [
    ("title", "Kashmir: two soldiers die in gun battle"),
    ("dateline", "Published: March 3, 2019 4:15 pm"),
    ("dateline", "SRINAGAR:"),
    ("body", "Two Indian soldiers were killed in a gun battle in Kupwara district on Sunday."),
    ("body", "A police officer said three civilians were hurt"),
    ("navigation", "– Curfew and talks –"),
    ("body", "The army has asked residents of the district to stay indoors."),
    ("notice", "(With inputs from agencies)"),
    ("share", "Get the best of news delivered to your inbox"),
    ("related", "Pakistan Returns Captured Pilot"),
    ("tags", "Kashmir, Indian Army, Kupwara, Pakistan"),
    ("notice", "[newsletter_box id=”7″]"),
]
AEGEAN = [
    ("title", "Turkey and Greece agree to reopen talks"),
    ("body", "The foreign ministers of Turkey and Greece agreed on Thursday to reopen talks."),
    ("body", "We went to Athens to find out what people expect of them, and met your fishermen."),
    ("body", '"You cannot eat a border," he said.'),
    ("notice", "The author is a reporter based in Athens."),
    ("notice", "We put up no paywall, and more people than ever read our reporting from the islands."),
    ("appeal", "Support us from as little as $3, it only takes a minute of your time, today or any day."),
    ("appeal", "Donate"),
]
YEMEN = [
    ("navigation", "yemen war latest news"),
    ("body", "Houthi fighters have held Hodeidah since 2014, when they also took the capital."),
    ("navigation", "Yemen war latest news"),
    ("body", "The port handles most of the food that the country of 28 million imports."),
    ("navigation", "yemen war latest news"),
    ("body", "A Saudi-led coalition has bombed it more than once, most recently in July."),
]
LISTS = [
    ("title", "Ukraine and Russia hold second round of talks"),
    ("body", "Delegations from Ukraine and Russia met at the Belarusian border for more talks."),
    ("body", "The talks covered three points:"),
    ("body", "humanitarian corridors"),
    ("body", "a local ceasefire"),
    ("body", "Deaths so far:"),
    ("body", "Civilians: 227"),
    ("body", "Soldiers: 98"),
    ("body", "Both sides said that they would meet again next week in the same place."),
    ("body", "The next round, which will be held"),
]
PLAIN = [
    ("body", "Gunmen attacked a bus near Maiduguri, killing nine people, the police said."),
    ("body", "Source after source confirmed that the road had been mined."),
    ("body", "Read out in court, the charge took an hour."),
    ("body", "More from the region joined the march, organisers said on their website."),
    ("body", "The minister, who tweets under his own name, thanked the army on Twitter."),
]


@pytest.mark.parametrize("page", [CONGO, KASHMIR, AEGEAN, YEMEN, LISTS, PLAIN])
@pytest.mark.parametrize("gap", ["\n\n", "\n    \n   ", "\r\n\r\n"])
def test_pages(page: list[tuple[str, str]], gap: str) -> None:
    text = gap.join(piece for _, piece in page)
    for opening in ("GOMA, Congo (AFP) —", "SRINAGAR:"):
        text = text.replace(opening + gap, opening + " ")
    found = [(block.kind, text[block.start : block.end]) for block in blocks(text, None)]
    assert found == page


def test_a_caption_stands_above_its_credit() -> None:
    text = (
        "Thai and Cambodian troops traded fire at the Preah Vihear temple on Friday.\n\n"
        "Cambodian soldiers at the temple on February 4, 2011.\n© EPA / Sok Heng\n"
        "The two armies have fought over the hill since 2008, when the temple was listed.\n\n"
        "Bangkok has asked for talks, which Phnom Penh wants to be held under a mediator."
    )
    kinds = [block.kind for block in blocks(text, None)]
    assert kinds == ["body", "caption", "caption", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "Migrants wait at the fence in Melilla [European Press/Ana Ruiz]",
        "A street in Aleppo (Karam Haddad/AFP)",
        "File photo: the parliament in Tirana",
        "Photograph by Lena Vogt",
    ],
)
def test_captions(line: str) -> None:
    text = f"Spain and Morocco are to reopen their border soon.\n\n{line}\n\nIt was shut for a year."
    assert [block.kind for block in blocks(text, None)] == ["body", "caption", "body"]


def test_the_title_that_the_metadata_give() -> None:
    text = "Truce\n\nThe guns fell silent in Nagorno-Karabakh on Tuesday, residents said."
    assert blocks(text, None)[0].kind == "navigation"
    assert blocks(text, "TRUCE")[0].kind == "title"


def test_a_title_with_a_full_stop() -> None:
    text = "Bolivia Recalls Envoy From Santiago.\n\nBolivia has recalled its envoy from Chile over a river."
    assert [block.kind for block in blocks(text, None)] == ["title", "body"]


@pytest.mark.parametrize(
    "text", ["Troops shelled the town.", "Turkey shells Kurdish villages", "Why did the talks fail?"]
)
def test_a_single_line_is_read(text: str) -> None:
    assert [block.kind for block in blocks(text, None)] == ["body"]


def test_a_headline_with_a_list_of_countries_is_no_list_of_tags() -> None:
    text = "Mali, Niger, Chad, Togo send troops\n\nFour states sent troops to the Lake Chad region on Monday."
    assert [block.kind for block in blocks(text, None)] == ["title", "body"]


@pytest.mark.parametrize("text", ["", " \n\n\t"])
def test_nothing(text: str) -> None:
    assert blocks(text, None) == []


LINES = st.sampled_from([piece for page in (CONGO, KASHMIR, AEGEAN, LISTS, PLAIN) for _, piece in page])
MADE_UP = st.text(st.characters(codec="utf-8"), max_size=80)
TEXTS = st.lists(LINES | MADE_UP).map("\n".join) | st.lists(LINES | MADE_UP).map("\n\n".join)


@given(TEXTS, st.none() | LINES)
def test_blocks_cover_all_that_is_not_space(text: str, title: str | None) -> None:
    end = 0
    for block in blocks(text, title):
        assert not text[end : block.start].strip()
        cut = text[block.start : block.end]
        assert cut and cut == cut.strip()
        assert block.start >= end
        end = block.end
    assert not text[end:].strip()
