"""Codes of the server: why it does not start."""

from enum import StrEnum


class WebFault(StrEnum):
    """Why a server does not start."""

    NOT_AN_ADDRESS = "not_an_address"
    ALREADY_SERVED = "already_served"
    NO_PORT = "no_port"
