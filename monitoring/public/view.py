"""The public server: a fixed set of answers, made from what the publisher signed."""

import json
import sys
from pathlib import Path

from monitoring import web
from monitoring.public import pages
from monitoring.public.memory import Memory, older
from monitoring.public.shelf import (
    LIST,
    SIGNATURE,
    Paper,
    PublicListError,
    Review,
    content_of,
    read,
)
from monitoring.vocabulary.web import PublicFault
from monitoring.web.answers import is_reading, said
from monitoring.wording import public as words
from monitoring.wording import web as of_web
from monitoring.wording.faults import said as fault_said
from monitoring.wording.terminal import visible

_MEDIA = {
    "html": "text/html; charset=utf-8",
    "wall.html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_SHOWN = ("html", "wall.html", "pdf")
_HEALTH = "/health"


class View:
    """Answers for the published reviews of a folder; what is published later is seen by itself."""

    def __init__(
        self, folder: Path, key: bytes, site: web.Site, memory: Memory | None = None
    ) -> None:
        """Read the list.

        Args:
            folder: of the reviews.
            key: whose signature is trusted.
            site: its names.
            memory: what was shown before; None to remember nothing over a restart.

        Raises:
            PublicListError: see ``shelf.read``; or it is older than what was shown before.
        """
        self._folder, self._key, self._site = folder, key, site
        self._seen = self._state()
        self._reviews = read(folder, key)
        self._memory = memory
        if memory is not None and (gone := older(memory.shown, self._reviews)):
            raise PublicListError(
                PublicFault.OLDER_AT_START,
                numbers=tuple(map(str, gone)),
                file=str(memory.file),
            )
        self._front = self._made(self._reviews)
        self._keep()

    def _state(self) -> list[tuple[int, int]]:
        paths = [self._folder / LIST, self._folder / SIGNATURE]
        return [(one.stat().st_mtime_ns, one.stat().st_size) for one in paths if one.is_file()]

    async def __call__(self, scope: web.Scope, receive: web.Receive, send: web.Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            self._look_again()
        await self._front(scope, receive, send)

    def _look_again(self) -> None:
        state = self._state()
        if state == self._seen:
            return
        self._seen = state
        try:
            reviews = read(self._folder, self._key)
            gone = older({it.number: it.published_at for it in self._reviews}, reviews)
            if gone:
                # An older list is signed as well: who puts it back would hide a correction.
                raise self._older(tuple(map(str, gone)))
            self._front, self._reviews = self._made(reviews), reviews
            self._keep()
        except PublicListError as error:
            # Readers keep what was vouched for.
            sys.stderr.write(f"{visible(fault_said(error))}\n")

    def _older(self, numbers: tuple[str, ...]) -> PublicListError:
        file = self._memory.file if self._memory is not None else None
        if file is None:
            return PublicListError(PublicFault.OLDER, numbers=numbers)
        return PublicListError(PublicFault.OLDER_THAN_KEPT, numbers=numbers, file=str(file))

    def _keep(self) -> None:
        if self._memory is not None:
            self._memory.keep(self._reviews)

    def _made(self, reviews: tuple[Review, ...]) -> web.Front:
        answers = {_HEALTH: web.Answer(b"ok", cache="no-store", is_text=False)}
        scripts: set[str] = set()
        self._files: dict[str, tuple[Review, Paper]] = {}
        for review in reviews:
            texts = {
                it.kind: (content_of(self._folder, it) or b"").decode()
                for it in review.papers
                if it.kind in {"html", "wall.html"}
            }
            scripts.update(it for text in texts.values() for it in web.inline_scripts(text))
            shown = pages.page(review, texts.get("html", ""), reviews)
            answers[pages.address(review)] = web.Answer(shown.encode(), _MEDIA["html"])
            for it in review.papers:
                if it.kind in pages.ADDRESSES:
                    self._files[f"{pages.address(review)}/{pages.ADDRESSES[it.kind]}"] = review, it
        newest = answers[pages.address(reviews[-1])] if reviews else said(words.none(), 200)
        return web.Front(
            self._file,
            self._site,
            needed="|".join(self._files) or "/",
            pages=answers | {"/": newest},
            scripts=scripts,
        )

    async def _file(self, scope: web.Scope, receive: web.Receive, send: web.Send) -> None:
        """Answer for a file, looked at anew: it may have been changed since the list was read."""
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        found = self._files.get(scope["path"])
        content = content_of(self._folder, found[1]) if found and is_reading(scope) else None
        if found is None or content is None:
            await said(of_web.not_there(), 404)(scope, send)
            return
        review, paper = found
        way = "inline" if paper.kind in _SHOWN else "attachment"
        name = f"review_{review.number}_{review.quarter}.{paper.kind}"
        more = (("content-disposition", f"{way}; filename={json.dumps(name)}"),)
        is_text = paper.kind not in {"pdf", "pptx"}
        answer = web.Answer(content, _MEDIA[paper.kind], more=more, is_text=is_text)
        await answer(scope, send)


async def _live(receive: web.Receive, send: web.Send) -> None:
    """Say that there is nothing to begin and nothing to end."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


def serve(view: View, listening: object) -> None:
    """Answer until it is stopped.

    Args:
        view: answers.
        listening: the socket to listen on.
    """
    import uvicorn

    config = uvicorn.Config(
        view,
        ws="none",
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
    )
    uvicorn.Server(config).run([listening])  # type: ignore[list-item]
