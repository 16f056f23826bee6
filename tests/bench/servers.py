"""Starts and stops the two servers that are compared, and the commands that are timed."""

import asyncio
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from .client import Reader

PROJECT = Path(__file__).resolve().parents[2]
_PORTS = range(8700, 8800)
_PATIENCE_SECONDS = 120
_PLAIN_SUBGROUPS = Path(__file__).with_name("plain_subgroups.py")
_BARE = 'import streamlit as st; st.write("hello")\n'


def _free_port() -> int:
    for port in _PORTS:
        with socket.socket() as probe:
            if probe.connect_ex(("localhost", port)):
                return port
    raise RuntimeError(f"no port is free from {_PORTS.start} to {_PORTS.stop - 1}")


class Server:
    """A server in a process of its own, for as long as the block lasts; its port comes last."""

    def __init__(self, module: Sequence[str], folder: Path, env: Mapping[str, str]) -> None:
        self.port = _free_port()
        self._command = [sys.executable, "-m", *module, str(self.port)]
        self._folder, self._env = folder, dict(env)

    def __enter__(self) -> Self:
        self._log = tempfile.TemporaryFile("w+")
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            self._command,
            cwd=self._folder,
            env=self._env,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait()
        if error is not None:
            self._log.seek(0)
            error.add_note(f"the server on port {self.port} wrote:\n{self._log.read()[-3000:]}")
        self._log.close()

    async def first_page(self, page: str = "", query: str = "") -> float:
        """Return the seconds from the start of the process until its first page was complete."""
        while time.perf_counter() - self.started < _PATIENCE_SECONDS:
            if self._process.poll() is not None:
                self._log.seek(0)
                raise RuntimeError(f"the server ended by itself:\n{self._log.read()}")
            try:
                async with Reader(self.port, page, query) as reader:
                    await reader.run()
                    return time.perf_counter() - self.started
            except OSError:
                await asyncio.sleep(0.02)
        raise RuntimeError("the server does not answer")

    async def answers(self) -> None:
        """Wait until the server takes connections.

        Raises:
            RuntimeError: it does not.
        """
        until = time.perf_counter() + _PATIENCE_SECONDS
        while time.perf_counter() < until:
            try:
                _, writer = await asyncio.open_connection("localhost", self.port)
            except OSError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return
        raise RuntimeError("the server does not answer")

    def processor_seconds(self) -> float:
        """Return the processor time used so far; 0 where the system does not tell."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        if not stat.is_file():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def peak_mb(self) -> float:
        """Return the most memory it has held so far, in MB; 0 where the system does not tell."""
        status = Path(f"/proc/{self._process.pid}/status")
        if not status.is_file():
            return 0.0
        (held,) = re.findall(r"^VmHWM:\s*(\d+) kB$", status.read_text(), re.MULTILINE)
        return int(held) / 1024


def bare(folder: Path) -> Server:
    """Return a one-line app with Streamlit's own defaults and none of the user's settings."""
    (folder / "app.py").write_text(_BARE)
    return _plain("app.py", folder)


def plain_subgroups(database: Path, folder: Path) -> Server:
    """Return the Subgroups page written plainly, over ``database``."""
    return _plain(str(_PLAIN_SUBGROUPS), folder, {"PLAIN_DATABASE": str(database)})


def _plain(script: str, folder: Path, more: Mapping[str, str] | None = None) -> Server:
    """Return a server of one script with Streamlit's own defaults, none of the user's settings."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    options = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
    module = ("streamlit", "run", script, *options, "--server.port")
    return Server(module, folder, env | {"HOME": str(folder)} | dict(more or {}))


def product(database: Path) -> Server:
    """Return the dashboard over ``database``, as `make run` starts it."""
    return Server(("monitoring", "serve", "--port"), PROJECT, product_env(database))


def product_env(database: Path) -> dict[str, str]:
    """Return the environment in which the product uses ``database``."""
    return os.environ | {"MONITORING_DATABASE": str(database)}


@dataclass(frozen=True)
class Spent:
    """What a command took: seconds on the clock and of the processor, peak memory in MB."""

    seconds: float
    processor_seconds: float
    peak_mb: float


def command(arguments: Sequence[str], database: Path) -> Spent:
    """Run `python -m monitoring` with ``arguments`` in a process of its own."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "monitoring", *arguments],
            cwd=PROJECT,
            env=product_env(database),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"monitoring {' '.join(arguments)} failed:\n{log.read()}")
    seconds = time.perf_counter() - started
    per_mb = 1024**2 if sys.platform == "darwin" else 1024
    return Spent(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / per_mb)
