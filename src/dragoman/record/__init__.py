"""The record room: readings in, one SQLite file out."""

from dragoman.record.store import Record, open

__all__ = ["Record", "open"]
