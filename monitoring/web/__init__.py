"""What stands between the network and what answers: hosts, headers, addresses, compressed files.

Plain ASGI, which knows nothing of what it is put around.
"""

from monitoring.web.answers import Answer, App, Elsewhere, Receive, Scope, Send
from monitoring.web.files import Files
from monitoring.web.front import Front
from monitoring.web.policy import inline_scripts
from monitoring.web.site import AddressError, Site, bound, listen

__all__ = [
    "AddressError",
    "Answer",
    "App",
    "Elsewhere",
    "Files",
    "Front",
    "Receive",
    "Scope",
    "Send",
    "Site",
    "bound",
    "inline_scripts",
    "listen",
]
