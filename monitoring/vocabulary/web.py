"""Codes of the servers: why one does not start, or shows nothing."""

from enum import StrEnum


class WebFault(StrEnum):
    """Why a server does not start."""

    NOT_AN_ADDRESS = "not_an_address"
    ALREADY_SERVED = "already_served"
    NO_PORT = "no_port"


class PublicFault(StrEnum):
    """Why the public view shows nothing, or what it cannot promise."""

    NO_LIST = "no_list"
    NO_KEY = "no_key"
    NOT_SIGNED = "not_signed"
    OTHER_FILES = "other_files"
    OLDER = "older"
    OLDER_THAN_KEPT = "older_than_kept"
    OLDER_AT_START = "older_at_start"
    NOT_KEPT = "not_kept"
    KEPT_NOWHERE = "kept_nowhere"
    KEPT_INSIDE = "kept_inside"
    KEPT_DAMAGED = "kept_damaged"
