"""How the dashboard is served, and what is done once for the whole process."""

import gc
import logging
from collections.abc import Sequence
from dataclasses import dataclass

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


def is_served() -> bool:
    """Tell whether a real server runs this page; a test driver puts a stand-in in its place."""
    return runtime.exists() and type(runtime.get_instance()) is runtime.Runtime


def serve(host: str, port: int, addresses: Sequence[str] = ()) -> None:
    """Serve the dashboard until it is stopped.

    Args:
        host: the address to listen on.
        port: to listen on.
        addresses: that people type, where they differ: those of a proxy that stands before it.

    ``streamlit run dashboard.py`` serves the same app. The difference is the listening socket:
    Streamlit's own leaves Nagle's algorithm on, and every page run then waits 40 ms for the
    acknowledgement of its first small message.

    Raises:
        web.AddressError: one of the addresses is none.
    """
    import uvicorn

    from monitoring.ui.frontdoor import dashboard

    # Streamlit turns this log on again when it starts; what people read is nobody's business.
    logging.getLogger("uvicorn.access").disabled = True
    app = dashboard(web.Site.of(host, addresses))
    uvicorn.run(
        app,
        host=host,
        port=port,
        access_log=False,
        log_config=None,
        log_level="warning",
        ws_max_size=_WS_MAX_BYTES,
        ws_per_message_deflate=False,
        server_header=False,
        # Whoever asks may write what they like into the headers of a proxy.
        proxy_headers=False,
    )
