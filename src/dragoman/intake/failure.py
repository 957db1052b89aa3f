"""What could not be taken in, told in one line."""

import msgspec


class Failure(msgspec.Struct, frozen=True):
    """A file, or a line of one, that is no article. `id` is its `id` where a line got as far as having
    one.
    """

    path: str
    line: int | None
    cause: str
    id: str | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.cause}"
