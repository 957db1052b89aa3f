"""Two errors, told apart by what the caller should do. Their text is one line for a person."""


class DragomanError(Exception):
    """The run cannot go on: no such record, a record from a newer version, a missing model, a full disk."""


class BadInput(DragomanError):
    """One file or line cannot be read: report it, count it, go on with the next."""
