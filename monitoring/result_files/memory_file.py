"""A file that lies in memory: what somebody uploads is read from there and never written down."""

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, NamedTuple


class _Stat(NamedTuple):
    """What is asked of a file's state."""

    st_size: int


@dataclass(frozen=True)
class MemoryFile:
    """Bytes with a name, read as a path is.

    Args:
        name: of the file, without folders.
        content: its bytes.
    """

    name: str
    content: bytes = field(repr=False)

    def open(self, mode: str = "r", encoding: str | None = None, newline: str | None = None) -> Any:  # noqa: ANN401 - text or bytes, as the mode says
        """Open it for reading, as ``Path.open`` does."""
        content: IO[bytes] = io.BytesIO(self.content)
        return content if "b" in mode else io.TextIOWrapper(content, encoding, newline=newline)

    def stat(self) -> _Stat:
        """Return its size in bytes."""
        return _Stat(len(self.content))

    def is_dir(self) -> bool:
        """Return that it is no folder."""
        return False

    def is_file(self) -> bool:
        """Return that it is a file."""
        return True

    def exists(self) -> bool:
        """Return that it is there."""
        return True

    def __str__(self) -> str:
        """Return its name."""
        return self.name


InputFile = Path | MemoryFile


def sha256_of(file: InputFile) -> str:
    """Return the hash of a file's bytes."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
