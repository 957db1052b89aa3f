"""The words of the generated corpus: its world, its voices and its filler. Nobody and nothing in it is real but states
and the towns in them."""

from typing import NamedTuple


class Person(NamedTuple):
    """A person with nationality, and the titles and the spellings of the name that articles use."""

    nation: str
    titles: tuple[str, ...]
    spellings: tuple[str, ...]


class Kind(NamedTuple):
    """A kind of event: who may take part, the types it may be read as, and its wordings by voice.

    Wordings hold {a} and {b}, {when}, {where} and {toll}; each is a sentence without its attribution.
    """

    actors: str
    recipients: str
    types: frozenset[str]
    wordings: tuple[str, ...]
    headlines: tuple[str, ...]


STATES = ("Chad", "Mali", "Niger", "Sudan", "Kenya", "Uganda", "Turkey", "Egypt", "Qatar", "Russia", "France", "Iran",
          "Armenia", "Georgia", "Serbia", "Jordan", "Algeria", "Morocco")  # fmt: skip
TOWNS = (("Gao", "Mali"), ("Kidal", "Mali"), ("Mopti", "Mali"), ("Abeche", "Chad"), ("Bol", "Chad"),
         ("Agadez", "Niger"), ("Diffa", "Niger"), ("Nyala", "Sudan"), ("El Fasher", "Sudan"), ("Kassala", "Sudan"),
         ("Garissa", "Kenya"), ("Lamu", "Kenya"), ("Gulu", "Uganda"), ("Arua", "Uganda"))  # fmt: skip
GROUPS = (("Sahel Liberation Front", "SLF"), ("Northern Rally Army", ""), ("Lake Resistance Movement", "LRM"),
          ("Desert Union Brigade", ""), ("Western Dawn Front", "WDF"), ("Free Gorge Army", "FGA"))  # fmt: skip
PEOPLE = (
    Person(
        "Chadian", ("General", "General", "Army chief"), ("Moussa Abdelkarim", "Musa Abdel Karim", "Moussa Abdul-Karim")
    ),
    Person(
        "Nigerien", ("President", "President", "Head of state"), ("Idriss Tolbaye", "Idris Tolbaye", "Idriss Tolbayé")
    ),
    Person("Iranian", ("Colonel", "Commander"), ("Yusuf Khorsandi", "Youssef Khorsandi", "Yousuf Khorsandy")),
    Person("Russian", ("Foreign Minister", "Minister"), ("Sergei Dolmatov", "Sergey Dolmatov", "Sergej Dolmatow")),
    Person("Iranian", ("President", ""), ("Mahmoud Rashidian", "Mahmud Rashidian", "Mahmoud Rachidian")),
    Person(
        "Ukrainian", ("Prime Minister", "Premier"), ("Oleksandr Hnatenko", "Aleksandr Hnatenko", "Alexander Hnatenko")
    ),
    Person("Turkish", ("Defence Minister", "Minister"), ("Mehmet Çakıroğlu", "Mehmet Cakiroglu", "Mehmet Çakiroğlu")),
    Person("Serbian", ("Envoy", "Mediator"), ("Zoran Đurišić", "Zoran Djurisic", "Zoran Djurišić")),
    Person("Egyptian", ("General", "Governor"), ("Ahmed el-Fakhouri", "Ahmad al-Fakhuri", "Ahmed Al Fakhouri")),
    Person("North Korean", ("Ambassador", "Envoy"), ("Kim Dong-chol", "Kim Tong-chol", "Kim Dong Chol")),
    Person("Algerian", ("Vice-President", ""), ("Fathi Bensouda", "Fethi Bensouda", "Fathi Ben Souda")),
    Person("Somali", ("Rebel leader", "Commander"), ("Hassan Warsame", "Hasan Warsame", "Hassan Warsami")),
)
OUTLETS = ("Lake Courier", "Sahel Post", "Northern Wire", "Harbour Times", "Radio Savanna", "The Plains Herald",
           "Delta Dispatch", "Morning Caravan", "Ridge Gazette", "Capital Echo", "Border Monitor",
           "Evening Compass")  # fmt: skip
SOURCES = ("officials said", "residents said", "a military spokesman said", "two diplomats said",
           "local media reported", "according to a government statement", "witnesses told this newspaper",
           "aid workers said")  # fmt: skip

KINDS = {
    "attack": Kind("group", "state", frozenset({"ASSAULT"}), (
        "Fighters of the {a} attacked an army post in {where}{when}, killing {toll}",
        "The {a} attacked the army of {b} in {where}{when} and killed {toll}",
        "{toll} were killed when the {a} attacked {b}'s army in {where}{when}",
        "An attack by the {a} on troops of {b} in {where}{when} killed {toll}",
        "The {a} shelled positions of {b}'s army in {where}{when}, killing {toll}",
    ), ("Deadly attack in {where}", "{a} strikes {where}", "Army post hit in {where}")),
    "meeting": Kind("person", "person", frozenset({"CONSULT"}), (
        "{a} met {b} in {where}{when}", "{a} held talks with {b} in {where}{when}",
        "{a} and {b} met in {where}{when}", "{a} received {b} in {where}{when}",
        "{b} was received by {a} in {where}{when}",
    ), ("Talks in {where}", "{a} meets {b}", "Two leaders meet")),
    "aid": Kind("state", "state", frozenset({"AID", "SUPPORT", "COOPERATE"}), (
        "{a} delivered drones to {b}{when}", "{a} supplied {b} with drones{when}", "{a} sent drones to {b}{when}",
        "{b} received drones from {a}{when}", "{a} shipped drones to {b}{when}",
    ), ("Drones for {b}", "{a} arms {b}", "New weapons arrive")),
    "accusation": Kind("state", "state", frozenset({"ACCUSE"}), (
        "{a} accused {b} of arming rebels{when}", "{a} blamed {b} for arming rebels{when}",
        "{b} was accused by {a} of arming rebels{when}", "{a} has accused {b} of arming the rebels{when}",
    ), ("{a} accuses {b}", "War of words", "{b} under fire")),
    "accord": Kind("state", "group", frozenset({"AGREE", "CONCEDE", "COOPERATE"}), (
        "{a} and the {b} signed a ceasefire in {where}{when}", "{a} signed a ceasefire with the {b} in {where}{when}",
        "The {b} signed a ceasefire with {a} in {where}{when}", "{a} agreed a ceasefire with the {b} in {where}{when}",
    ), ("Ceasefire signed", "{a} and {b} agree truce", "Guns to fall silent")),
    "arrest": Kind("state", "person", frozenset({"COERCE"}), (
        "Police of {a} arrested {b} in {where}{when}", "{b} was arrested by police of {a} in {where}{when}",
        "{a}'s police detained {b} in {where}{when}", "Police in {a} detained {b} in {where}{when}",
    ), ("{b} arrested", "Arrest in {where}", "Police move in")),
    "deployment": Kind("state", "state", frozenset({"MOBILIZE", "AID", "SUPPORT"}), (
        "{a} deployed troops to {b}{when}", "{a} sent troops to {b}{when}",
        "Troops of {a} were deployed to {b}{when}", "{a} dispatched soldiers to {b}{when}",
    ), ("Troops on the move", "{a} deploys to {b}", "Soldiers leave for {b}")),
    "sanctions": Kind("state", "state", frozenset({"SANCTION", "COERCE"}), (
        "{a} imposed sanctions on {b}{when}", "{a} slapped sanctions on {b}{when}",
        "Sanctions were imposed on {b} by {a}{when}", "{a} introduced sanctions against {b}{when}",
    ), ("Sanctions on {b}", "{a} punishes {b}", "New sanctions")),
}  # fmt: skip

# Filler: four parts of a sentence in which nothing happens that is coded.
FILLER = (
    ("Traders at the old market", "Farmers along the river", "Students of the technical college", "Many families",
     "Bus drivers", "The owners of small shops", "Fishermen", "Teachers in the suburbs", "Grandmothers", "Bakers",
     "Visitors from the coast", "Radio listeners", "Young footballers", "Weavers", "Nurses of the night shift"),
    ("remember", "like", "know", "describe", "prefer", "miss", "admire", "notice", "enjoy", "find", "watch", "count"),
    ("the long dry months", "the price of millet", "the new stadium", "the smell of rain", "the blue minibuses",
     "cheap rice from overseas", "the mango season", "old songs", "a bridge of wood", "the morning fog", "solar lamps",
     "the height of the water", "the colours of the cloth", "the taste of dates", "slow internet lines"),
    ("more than anything else", "in the weeks before the harvest", "as their parents did", "when evenings are cool",
     "without much talk", "behind the railway station", "year after year", "despite the dust", "at this time of year",
     "with a shrug", "over a glass of tea", "under the tamarind trees", "far from the centre", "from early morning"),
)  # fmt: skip
