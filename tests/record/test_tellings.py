"""The keys of tellings: what is one happening is found by them, whichever came first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.record.tellings import Party, Telling, keys, same_happening

PARTIES = [
    Party("a", "MLI", False), Party("b", "TCD", False), Party("MLI", "MLI", True), Party("~MLI army", "MLI", True),
    Party("~ gunmen", None, False),
]  # fmt: skip
side = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(lambda found: tuple(sorted(found)))
tellings = st.builds(
    Telling,
    type=st.sampled_from(["ASSAULT", "AID", "SUPPORT", "CONSULT"]), modes=st.just(()), polarity=st.just("claim"),
    actors=side, recipients=side,
    when=st.sampled_from(["2021-03-04", "2021-03-05", "XXXX-03-04", "2021-03", "2021", "2021-W09", None]),
    issued=st.sampled_from([None, "2021-03-05", "2021-03-11"]), place=st.sampled_from([None, "gao", "mali"]),
    country=st.just(None), words=st.sampled_from([("attac",), ("shell",)]), dead=st.just(None),
    historical=st.booleans(), parted=st.just(None),
)  # fmt: skip


@settings(max_examples=300)
@given(left=tellings, right=tellings)
def test_keys_find_both_ways_or_neither(left: Telling, right: Telling) -> None:
    if same_happening(left, right):
        (filed, sought), (filed2, sought2) = keys(left), keys(right)
        assert bool(filed & sought2) == bool(filed2 & sought)
