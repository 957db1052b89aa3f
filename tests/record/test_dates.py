"""TimeML values as periods."""

import pytest

from dragoman.record.dates import bounds, period, relation

RELATIONS = [
    ("2021-03-04", "2021-03-04", "same"),
    ("2021-03-04T10:00", "2021-03-04", "same"),
    ("2021-03-04", "2021-03-05", "conflict"),
    ("2021-03", "2021-03-05", "within"),
    ("2021-W09", "2021-03-05", "within"),
    ("2021", "2021-03", "within"),
    ("202", "2021-03", "within"),
    ("2021-Q1", "2021-04-01", "conflict"),
    ("XXXX-03-04", "2021-03-04", "same"),
    ("XXXX-03-04", "2021-03-05", "conflict"),
    ("XXXX-03", "XXXX-03-04", "within"),
    ("XXXX-03-04", "2021", "open"),
    (None, "2021", "open"),
    ("PRESENT_REF", "2021", "open"),
    ("2021-02-30", "2021-02-28", "open"),
]


@pytest.mark.parametrize(("left", "right", "expected"), RELATIONS)
def test_relation(left: str | None, right: str | None, expected: str) -> None:
    assert relation(left, right) == relation(right, left) == expected


@pytest.mark.parametrize(
    ("value", "published", "expected"),
    [
        ("2021-03", "2021-05-01", ("2021-03-01", "2021-03-31")),
        ("XXXX-03-04", "2021-05-01", ("2021-03-04", "2021-03-04")),
        ("XXXX-12-24", "2021-05-01", ("2020-12-24", "2020-12-24")),
        ("XXXX-03-04", None, (None, None)),
        (None, "2021-05-01", ("2021-05-01", "2021-05-01")),
        (None, None, (None, None)),
        ("XXXX-02-29", "2021-05-01", ("2021-02-28", "2021-02-28")),
    ],
)
def test_bounds(value: str | None, published: str | None, expected: tuple[str | None, str | None]) -> None:
    assert bounds(value, published) == expected


@pytest.mark.parametrize("value", ["", "P2D", "FUTURE_REF", "XXXX-WXX-7", "2021-13", "2021-W60", "yesterday"])
def test_values_without_days(value: str) -> None:
    assert period(value) is None
