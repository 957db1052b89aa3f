"""Bytes in, Articles out: files, pages and JSON lines; what is frame and what is body; when it was
published.
"""

from dragoman.intake.prepare import prepare

__all__ = ["prepare"]
