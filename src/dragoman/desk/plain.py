"""Texts of others made safe to print: an article or a file's name must not move the cursor of its reader."""

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
# The same without tabs and line breaks, and without the colours that are ours.
_STEERING = re.compile(r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]")


def one_line(text: str) -> str:
    """Return a text on one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", text).split())


def harmless(text: str) -> str:
    """Return what is about to be printed with a replacement character for each control character but colours."""
    return _STEERING.sub("\ufffd", text)
