"""Dragoman reads what many outlets write about a conflict and builds the record of it."""
