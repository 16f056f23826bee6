"""Commands beside a running dashboard: the process that holds a database works for the others.

A command hands its arguments to the process that holds the database, through a socket beside it,
and gets back what is printed, line by line, and the exit code. Who may read the file beside the
database (its owner alone) has the key. What goes over the wire is JSON and never unpickled.
"""

from monitoring.channel.caller import Asked, asked_now, stop_if_asked
from monitoring.channel.client import Connected, DashboardEndedError, connected, handed_over
from monitoring.channel.listener import listen
from monitoring.channel.place import About, real_path
from monitoring.channel.queue import serving, turn
from monitoring.channel.streams import error_stream

__all__ = [
    "About",
    "Asked",
    "Connected",
    "DashboardEndedError",
    "asked_now",
    "connected",
    "error_stream",
    "handed_over",
    "listen",
    "real_path",
    "serving",
    "stop_if_asked",
    "turn",
]
