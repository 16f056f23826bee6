"""Signs the list of published reviews with the key of who publishes."""

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from monitoring.public.shelf import LIST, PUBLIC_KEY, SIGNATURE, Review

_FILE = "publisher.key"
_RAW = (serialization.Encoding.Raw, serialization.PrivateFormat.Raw, serialization.NoEncryption())


def own_key(folder: Path) -> Ed25519PrivateKey:
    """Return the key of who publishes, made when it is first asked for.

    Args:
        folder: of the keys; nobody but its owner can read what is in it.
    """
    path = folder / _FILE
    with suppress(FileNotFoundError):
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text().strip()))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = Ed25519PrivateKey.generate()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(key.private_bytes(*_RAW).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key


def fingerprint(key: bytes) -> str:
    """Return what people compare of a public key."""
    return hashlib.sha256(key).hexdigest()[:32]


def write(folder: Path, reviews: Iterable[Review], key: Ed25519PrivateKey) -> None:
    """Write the list, its signature and the public key beside the files that it names."""
    lines = [asdict(one) | {"published_at": one.published_at.isoformat()} for one in reviews]
    text = json.dumps({"reviews": lines}, indent=1, ensure_ascii=False).encode()
    public = key.public_key().public_bytes_raw()
    # The list comes last: until then the signature is of another one, and who reads tries again.
    for name, content in (
        (PUBLIC_KEY, f"{public.hex()}\n".encode()),
        (SIGNATURE, key.sign(text)),
        (LIST, text),
    ):
        making = folder / f".{uuid4().hex}.new"
        making.write_bytes(content)
        making.replace(folder / name)
