"""Files that never change while the server runs, compressed once each."""

import asyncio
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from monitoring.web.answers import Answer, Scope, Send, is_reading, takes_gzip

_COMPRESSIBLE = (".js", ".css", ".html", ".json", ".svg", ".txt", ".map")
_FOR_EVER = "public, immutable, max-age=31536000"


class Files:
    """Answers for the files of a folder, by the address of each.

    What does not become smaller, or is asked for whole by who cannot unpack, is left to the
    application.
    """

    def __init__(self, folder: Path, address: str = "/") -> None:
        """Find the files.

        Args:
            folder: whose files, at any depth, have their own hash in their names.
            address: of the folder.
        """
        paths = sorted(path for path in folder.rglob("*") if path.suffix in _COMPRESSIBLE)
        self._paths: Mapping[str, Path] = {
            address + path.relative_to(folder).as_posix(): path for path in paths
        }
        self._ready: dict[str, Answer] = {}

    async def answer(self, scope: Scope, send: Send) -> bool:
        """Answer a request for one of the files, and tell whether it was one."""
        path = self._paths.get(scope["path"])
        if path is None or not is_reading(scope) or not takes_gzip(scope):
            return False
        if scope["path"] not in self._ready:
            # Elsewhere: nobody waits for another one's file to be compressed.
            self._ready[scope["path"]] = await asyncio.to_thread(_compressed, path)
        await self._ready[scope["path"]](scope, send)
        return True


def _compressed(path: Path) -> Answer:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    return Answer(path.read_bytes(), kind, cache=_FOR_EVER).compressed()
