"""How the dashboard is served, and what is done once for the whole process."""

import atexit
import gc
import logging
import signal
import socket
import sys
from dataclasses import dataclass
from functools import cache

from streamlit import config as of_streamlit
from streamlit import runtime

from monitoring import web

_WS_MAX_BYTES = 1_000_000


@dataclass
class _Freezer:
    is_done: bool = False


_freezer = _Freezer()


def freeze_once() -> None:
    """After the first whole run, tell the garbage collector that what is loaded will stay.

    Otherwise every full collection walks all of pandas, DuckDB and Plotly again.
    """
    if not _freezer.is_done:
        _freezer.is_done = True
        gc.collect()
        gc.freeze()
        # What is frozen is let go of at the end, or the engine says that it was forgotten.
        atexit.register(gc.unfreeze)


def is_served() -> bool:
    """Tell whether a real server runs this page; a test driver puts a stand-in in its place."""
    return runtime.exists() and type(runtime.get_instance()) is runtime.Runtime


def serve(listening: socket.socket, site: web.Site) -> None:
    """Serve the dashboard until it is stopped.

    ``streamlit run dashboard.py`` serves the same app, without a door. Another difference is the
    listening socket: Streamlit's own leaves Nagle's algorithm on, and every page run then waits
    40 ms for the acknowledgement of its first small message.

    Args:
        listening: the socket to listen on.
        site: the names under which it answers.
    """
    import uvicorn

    from monitoring.ui.frontdoor import dashboard
    from monitoring.web.gathering import GatheringSocket

    # Streamlit turns this log on again when it starts; what people read is nobody's business.
    logging.getLogger("uvicorn.access").disabled = True
    config = uvicorn.Config(
        dashboard(site),
        access_log=False,
        log_config=None,
        log_level="warning",
        loop="monitoring.web.gathering:new_loop",
        ws=GatheringSocket,
        ws_max_size=_WS_MAX_BYTES,
        ws_per_message_deflate=False,
        server_header=False,
        # Whoever asks may write what they like into the headers of a proxy.
        proxy_headers=False,
    )
    # Each run asks six times for all options of the look, which stay while a server runs.
    of_streamlit.get_options_for_section = cache(of_streamlit.get_options_for_section)
    # Stopped by the machine it ends as by itself: the database is closed, and nothing is left.
    signal.signal(signal.SIGTERM, _end)
    uvicorn.Server(config).run([listening])


def _end(*_: object) -> None:
    sys.exit(0)
