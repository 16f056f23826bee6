"""A file as the process is given it that takes it apart."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Protocol


class Given(Protocol):
    """What is asked of a file from outside: a path, or bytes with a name."""

    @property
    def name(self) -> str:
        """Its name, without folders."""
        ...

    def open(self, mode: str, /) -> Any:  # noqa: ANN401 - bytes, with the mode "rb"
        """Open it for reading."""
        ...


@dataclass(frozen=True)
class GivenBytes:
    """Bytes with a name."""

    name: str
    content: bytes = field(repr=False)

    def open(self, mode: str, /) -> IO[bytes]:
        """Open it for reading."""
        if mode != "rb":
            raise ValueError(mode)
        return io.BytesIO(self.content)


def path_of(file: Given) -> Path | None:
    """Return where the file lies on the disk, None where it lies in memory."""
    return file if isinstance(file, Path) else None
