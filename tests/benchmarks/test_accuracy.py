import pytest
from accuracy import OWN, available, printed_figures

REPORTS = [
    ("found 0.8889 (104/117)   precision 0.6981   F1 0.7820",
     [("found", 0.8889, 117), ("precision", 0.6981, 117), ("F1", 0.7820, 117)]),
    ("who   0.6827 of found", [("who", 0.6827, None)]),
    ("macro recall 0.5", []),
    ("recognition               P 0.8305  R 0.7475",
     [("recognition P", 0.8305, None), ("recognition R", 0.7475, None)]),
    ("recall@161km   0.6121 (931/1521)   precision@161km 0.6801",
     [("recall@161km", 0.6121, 1521), ("precision@161km", 0.6801, 1521)]),
    ("content tokens  precision 0.9093 recall 0.8000 f1 0.8512  (10 hits, 11 predicted, 12 gold)",
     [("content tokens precision", 0.9093, None), ("content tokens recall", 0.8, None),
      ("content tokens f1", 0.8512, None)]),
    ("covered                        n  3358   r  0.7276   MAE 0.4868",
     [("covered r", 0.7276, None), ("covered MAE", 0.4868, None)]),
    ("lower half                     n    12   r -0.1000", [("lower half r", -0.1, None)]),
    ("source any      0.9284  (739 of 796 matched with a gold source)", [("source any", 0.9284, 796)]),
    ("events found   0.8704  of 54", [("events found", 0.8704, 54)]),
    ("  AGREE       9/ 14 CONCEDE 2, REQUEST 1", []),
    ("  missed a01 AGREE | They met. ", []),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), REPORTS)
def test_a_scorer_s_figures_are_read_with_their_labels(
    line: str, expected: list[tuple[str, float, int | None]]
) -> None:
    assert list(printed_figures(line)) == expected


def test_the_own_set_is_always_there() -> None:
    assert available()[0] == OWN
