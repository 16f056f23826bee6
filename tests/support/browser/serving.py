"""The real server in a process of its own, and the browser there is to look at it."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FAULTS = ("Traceback", "Error", "leaked")
BROWSER_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Server:
    """A running dashboard.

    Args:
        url: where it answers, without a slash at the end.
        said: the lines it has written so far.
    """

    url: str
    said: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Return the lines of what it has written that tell of an error.

        At its end the engine tells of what nobody has let go of.
        """
        return [line for line in self.said if any(sign in line for sign in FAULTS)]


def find_browser() -> str:
    """Return the system's Chromium; without one, fail where the gate runs and else skip."""
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return found
    reason = f"no browser: none of {', '.join(BROWSERS)} is on the PATH"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


# As a district runs it: behind the door that tells the browser what pages may do. What they may
# not, such as running a script that is not ours, is an error of the console.
BY_COMMAND = ("monitoring", "serve", "--port")


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@contextmanager
def serving(
    database: Path,
    folder: Path,
    how: tuple[str, ...] = BY_COMMAND,
    port: int = 0,
    **settings: str,
) -> Iterator[Server]:
    """Start the dashboard as a reader would, on a free port, and stop it afterwards.

    The database is copied first: each server holds its own file. Settings are variables of its
    environment.
    """
    own = folder / "monitoring.duckdb"
    shutil.copy(database, own)
    port = port or free_port()
    command = [sys.executable, "-m", *how, str(port)]
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env={**os.environ, "MONITORING_DATABASE": str(own), "PYTHONUNBUFFERED": "1"} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    server = Server(f"http://localhost:{port}")
    is_up = threading.Event()
    reader = threading.Thread(target=_listen, args=(process, server, is_up), daemon=True)
    reader.start()
    try:
        is_up.wait(timeout=90)
        if process.poll() is not None or not is_up.is_set():
            pytest.fail("the server did not start:\n" + "".join(server.said))
        yield server
        if process.poll() is not None:
            pytest.fail(f"the server ended with {process.returncode}:\n" + "".join(server.said))
    finally:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        reader.join(timeout=20)
        process.stdout.close()


def _listen(process: subprocess.Popen, server: Server, is_up: threading.Event) -> None:
    for line in process.stdout:
        server.said.append(line)
        # The command says where the dashboard is once it listens, and so does Streamlit's own.
        if "URL:" in line or "dashboard is at" in line:
            is_up.set()
    is_up.set()
