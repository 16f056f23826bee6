"""What the public view remembers over a restart: the newest list of reviews that it showed.

An older list is signed as well. The folder of the reviews is only read, so this lies elsewhere.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from monitoring.public.shelf import PublicListError, Review, bytes_of
from monitoring.vocabulary.web import PublicFault
from monitoring.wording.faults import said
from monitoring.wording.terminal import visible

Shown = Mapping[int, datetime]
_MAX = 1_000_000


def usual_file(folder: Path) -> Path | None:
    """Return where the memory of a folder lies where nobody says; None where that is no place.

    Source: XDG Base Directory Specification 0.8, "user-specific state files".
    """
    name = f"public-{sha256(str(folder.absolute()).encode(errors='replace')).hexdigest()[:16]}.json"
    said_place = os.environ.get("LOCALAPPDATA" if os.name == "nt" else "XDG_STATE_HOME", "")
    if Path(said_place).is_absolute():
        return Path(said_place) / "monitoring" / name
    try:
        return Path.home() / ".local" / "state" / "monitoring" / name
    except RuntimeError:
        return None


class Memory:
    """The newest list that was shown, in a small file; where it cannot be kept, that is said once.

    Args:
        file: holds it; None for nowhere.
        folder: of the reviews, in which nothing is written.
    """

    def __init__(self, file: Path | None, folder: Path) -> None:
        """Find what was shown before."""
        self.file = file
        self._is_told = False
        if file is not None and file.absolute().resolve().is_relative_to(folder.resolve()):
            self._tell(PublicListError(PublicFault.KEPT_INSIDE, file=str(file)))
            self.file = None
        elif file is None:
            self._tell(PublicListError(PublicFault.KEPT_NOWHERE))
        self.shown: Shown = self._read()

    def _read(self) -> Shown:
        if self.file is None:
            return {}
        try:
            shown = json.loads(bytes_of(self.file, _MAX))["shown"]
            return {int(number): datetime.fromisoformat(at) for number, at in shown.items()}
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._not_kept(self.file, error)
        except (ValueError, TypeError, KeyError, AttributeError):
            self._tell(PublicListError(PublicFault.KEPT_DAMAGED, file=str(self.file)))
        return {}

    def keep(self, reviews: Iterable[Review]) -> None:
        """Remember a list that is shown now."""
        shown = {one.number: one.published_at for one in reviews}
        if self.file is None or shown == self.shown:
            return
        text = json.dumps({"shown": {str(it): at.isoformat() for it, at in shown.items()}})
        making = self.file.with_name(f".{uuid4().hex}.new")
        try:
            self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with making.open("w", encoding="utf-8") as file:
                file.write(f"{text}\n")
                file.flush()
                os.fsync(file.fileno())
            making.replace(self.file)
            self.shown = shown
        except OSError as error:
            with suppress(OSError):
                making.unlink(missing_ok=True)
            self._not_kept(self.file, error)

    def _not_kept(self, file: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        self._tell(PublicListError(PublicFault.NOT_KEPT, file=str(file), reason=reason))

    def _tell(self, fault: PublicListError) -> None:
        if not self._is_told:
            self._is_told = True
            sys.stderr.write(f"{visible(said(fault))}\n")


def older(shown: Shown, reviews: Iterable[Review]) -> tuple[int, ...]:
    """Return which reviews a list lacks, or has as they were before they were published anew.

    Args:
        shown: number -> when it was published, of what was shown.
        reviews: of the list.
    """
    there = {one.number: one.published_at for one in reviews}
    return tuple(sorted(it for it, at in shown.items() if it not in there or there[it] < at))
