"""PLOVER's own tables: types, quad classes, scores (PLOVER 2.0 manual, score tables; see docs/codes.md)."""

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE",
    "COOPERATE", "AID", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}

SCALE = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
    "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0,
    "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip

# Every mode of a type; a number where the mode's score differs from the type's.
MODES: dict[str, dict[str, float | None]] = {
    "CONSULT": {"visit": 4.0, "third-party": 1.0, "multilateral": 4.0, "phone": 1.5},
    "RETREAT": {
        "withdraw": 8.0, "release": None, "disarm": 10.0, "ceasefire": 7.5, "access": None, "resign": 4.5,
    },
    "REQUEST": {"assist": 0.5, "change": -1.0, "yield": -1.0, "meet": None},
    "ACCUSE": {"disapprove": -2.0, "allege": -3.5, "investigate": -3.5},
    "REJECT": {"assist": -1.5, "change": None, "yield": None, "meet": None},
    "THREATEN": {
        "restrict": -3.0, "arrest": None, "relations": None, "expel": None, "territory": -4.0, "violence": None,
    },
    "PROTEST": {
        "demo": None, "riot": -7.0, "strike": None, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5,
        "vandalize": None,
    },
    "SANCTION": {"convict": None, "expel": -5.5, "withdraw": None, "discontinue": None},
    "MOBILIZE": {"troops": -6.5, "weapons": -6.5, "police": None, "militia": -6.0},
    "COERCE": {
        "seize": None, "restrict": None, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": None,
        "deport": None, "withhold": None, "misinformation": -6.5, "cyber": None,
    },
    "ASSAULT": {
        "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5,
        "primitive": -8.0, "firearms": None, "explosives": None, "suicide-attack": -9.5, "aerial": -9.5,
        "drone": -9.5, "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10.0,
    },
}  # fmt: skip

CONTEXTS = frozenset(
    [
        "military",
        "intelligence",
        "executive",
        "legislative",
        "election",
        "political_institutions",
        "pro_democracy",
        "pro_autocracy",
        "economic",
        "legal",
        "reparations",
        "human_rights",
        "rights_freedoms",
        "repression",
        "human_security",
        "gender",
        "lgbt",
        "religion_ethnicity",
        "inequality",
        "diplomatic",
        "territory",
        "peacekeeping",
        "health",
        "asylum",
        "migration",
        "disasters",
        "natural_resource",
        "environment",
        "technology",
        "terrorism",
        "cbrn",
        "cyber",
        "misinformation",
        "crime",
        "corruption",
        "illegal_drugs",
        "trafficking",
    ]
)

# Codes of bodies above or outside countries.
ABOVE_COUNTRIES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})  # in the future these are AGREE

# Its CAMEO code then: 036 to meet, 032 diplomatic, 031 material cooperation, 033 aid.
FUTURE_CAMEO = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}


# CAMEO's roots for the types, where no words say which of their codes is meant.
ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "087",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "SANCTION": "16",
    "MOBILIZE": "15", "COERCE": "17", "ASSAULT": "19",
}  # fmt: skip


def scale(event: str, modes: tuple[str, ...]) -> float:
    """Return the conflict-cooperation score of a type with its modes: the mode's that is furthest from zero."""
    scores = [score for mode in modes if (score := MODES.get(event, {}).get(mode)) is not None]
    return max(scores, key=abs) if scores else SCALE[event]
