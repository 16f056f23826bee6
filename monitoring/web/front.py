"""The one door to an application: who may ask for what, and what every answer says besides."""

import re
from collections.abc import Iterable, Mapping

from monitoring.web.answers import (
    Answer,
    App,
    Elsewhere,
    Headers,
    Message,
    Receive,
    Scope,
    Send,
    header,
    is_reading,
    said,
)
from monitoring.web.files import Files
from monitoring.web.policy import EVERYWHERE, FILES_POLICY, SECURE, content_policy
from monitoring.web.site import Site
from monitoring.wording import web as words

# Said anew here, or nobody's business.
_DROPPED = {b"server", b"link", b"content-security-policy", *(name for name, _ in EVERYWHERE)}


class Front:
    """Stands around an ASGI application, for every request there is."""

    def __init__(
        self,
        app: App,
        site: Site,
        *,
        needed: str,
        pages: Mapping[str, Answer | Elsewhere],
        scripts: Iterable[str],
        files: Files | None = None,
        of_people: str | None = None,
    ) -> None:
        """Put it around the application.

        Args:
            app: answers what is needed.
            site: the names under which it does.
            needed: the addresses that it answers, as a regular expression; no other is there.
            pages: answers that are finished, and addresses that lead to others, by address.
            scripts: what may stand in a page as a script.
            files: those that never change, if there are any.
            of_people: how addresses of files of people begin, if there are any.
        """
        self._app, self._site, self._files, self._of_people = app, site, files, of_people
        self._needed = re.compile(needed)
        self._pages = dict(pages)
        self._policy = content_policy(scripts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let the application do it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        name = self._site.name_in(header(scope, b"host"))
        refusal = self._refusal(scope, name)
        if scope["type"] == "websocket":
            if refusal is None:
                await self._app(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": 1008})
            return
        telling = self._telling(scope, name, send)
        answer: Answer | Elsewhere | None = refusal or (
            self._pages.get(scope["path"]) if is_reading(scope) else None
        )
        if answer is not None:
            await answer(scope, telling)
        elif self._files is None or not await self._files.answer(scope, telling):
            await self._app(scope, receive, telling)

    def _refusal(self, scope: Scope, name: str | None) -> Answer | None:
        """Return the answer to who may not ask that here."""
        if name is None:
            return said(words.other_host(), 400)
        if not self._site.takes(header(scope, b"origin"), header(scope, b"host") or ""):
            return said(words.other_origin(), 403)
        if scope["path"] not in self._pages and not self._needed.fullmatch(scope["path"]):
            return said(words.not_there(), 404)
        return None

    def _telling(self, scope: Scope, name: str | None, send: Send) -> Send:
        """Return what sends an answer with the headers that every one has."""
        headers: Headers = list(EVERYWHERE)
        is_secure = name in self._site.secure_hosts
        if self._of_people and scope["path"].startswith(self._of_people):
            headers.append((b"content-security-policy", FILES_POLICY.encode()))
            headers.append((b"cache-control", b"private, no-store"))
        else:
            headers.append((b"content-security-policy", self._policy_for(scope, name)))
        if is_secure:
            headers.append(SECURE)
        dropped = _DROPPED | {key for key, _ in headers}

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [
                    (key, _only_by_tls(value) if is_secure and key == b"set-cookie" else value)
                    for key, value in message["headers"]
                    if key.lower() not in dropped and not key.startswith(b"access-control-")
                ]
                message = {**message, "headers": kept + headers}
            await send(message)

        return telling

    def _policy_for(self, scope: Scope, name: str | None) -> bytes:
        """Return the policy of a page; not every browser takes 'self' for web sockets too."""
        host = header(scope, b"host") if name is not None else None
        sockets = f"ws://{host} wss://{host}" if host else ""
        return self._policy.format(sockets=sockets).replace(" ;", ";").encode()


def _only_by_tls(cookie: bytes) -> bytes:
    is_marked = b"secure" in {part.strip().lower() for part in cookie.split(b";")}
    return cookie if is_marked else cookie + b"; Secure"
