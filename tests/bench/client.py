"""A reader without a browser: speaks Streamlit's protocol over its websocket."""

import asyncio
import time
from types import TracebackType
from typing import Self

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

_PATIENCE_SECONDS = 120


class Reader:
    """One browser tab. It asks for runs of a page and waits until each is complete."""

    def __init__(self, port: int, page: str = "", query: str = "") -> None:
        self._port, self._page, self._query = port, page, query
        self._page_hash = ""
        self._cached: set[str] = set()
        self.n_bytes = self.n_errors = 0
        self.heading = ""

    async def __aenter__(self) -> Self:
        address = f"ws://localhost:{self._port}/_stcore/stream"
        self._socket = await websockets.connect(
            address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            compression=None,
            max_size=None,
            proxy=None,
            open_timeout=_PATIENCE_SECONDS,
            # Of fifty at once, some wait for longer than a ping does.
            ping_interval=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._socket.close()

    def ask(self, query: str) -> None:
        """Take another address of the same page for the next run."""
        self._query = query

    async def run(self) -> float:
        """Ask for one run of the page; return the seconds until it was complete."""
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_script_hash = self._page_hash
        asked.rerun_script.page_name = "" if self._page_hash else self._page
        asked.rerun_script.cached_message_hashes.extend(self._cached)
        self.n_bytes = 0
        started = time.perf_counter()
        await self._socket.send(asked.SerializeToString())
        await asyncio.wait_for(self._complete(), _PATIENCE_SECONDS)
        return time.perf_counter() - started

    async def _complete(self) -> None:
        is_complete = False
        while not is_complete:
            raw = await self._socket.recv()
            self.n_bytes += len(raw)
            is_complete = self._take(ForwardMsg.FromString(raw))

    def _take(self, message: ForwardMsg) -> bool:
        """Remember what the next request must say, as a browser does; tell if this was the end."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable:
            self._cached.add(message.hash)
        if kind == "new_session":
            self._page_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            self._page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta":
            self._look_at(message.delta.new_element)
        elif kind in {"page_not_found", "session_event"}:
            raise RuntimeError(f"the server answered: {message}")
        is_end = kind == "script_finished"
        return is_end and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY

    def _look_at(self, element: Element) -> None:
        self.n_errors += element.HasField("exception")
        if element.HasField("heading") and element.heading.tag == "h1":
            self.heading = element.heading.body
