"""Codes of the servers: why one does not start, or shows nothing."""

from enum import StrEnum


class WebFault(StrEnum):
    """Why a server does not start."""

    NOT_AN_ADDRESS = "not_an_address"
    ALREADY_SERVED = "already_served"
    NO_PORT = "no_port"


class PublicFault(StrEnum):
    """Why the public view shows nothing."""

    NO_LIST = "no_list"
    NO_KEY = "no_key"
    NOT_SIGNED = "not_signed"
    OTHER_FILES = "other_files"
    OLDER = "older"
