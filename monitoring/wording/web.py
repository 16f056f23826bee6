"""What a server says that is no page: to who asks for what is not there, and to who starts it."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.web import WebFault
from monitoring.wording.i18n import _, marked

TABLES: Mapping[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    WebFault: {
        WebFault.NOT_AN_ADDRESS: marked(
            "{address} is not an address of a server. Give one such as https://plan.example.org, "
            "without a page."
        ),
        WebFault.ALREADY_SERVED: marked(
            "A dashboard of {database} is running already. Open that one, or stop it first."
        ),
        WebFault.NO_PORT: marked(
            "Port {port} of {host} cannot be used ({reason}). Give another one with --port."
        ),
    }
}


def other_host() -> str:
    """Say that the server has another name."""
    return _(
        "This server has another name. Who runs it gives its name with: "
        "python -m monitoring serve --address https://NAME"
    )


def other_origin() -> str:
    """Say that pages of others may not ask."""
    return _("Pages of other servers may not ask this one.")


def not_there() -> str:
    """Say that there is nothing at an address."""
    return _("There is no page at this address.")


def without_scripts() -> str:
    """Say what a browser without scripts shows."""
    return _("This page needs JavaScript.")
