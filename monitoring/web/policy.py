"""The headers that tell a browser what a page may do: nothing that comes from elsewhere."""

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script(?P<about>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
# What people upload and take away is shown by no page of its own: it may do nothing at all.
FILES_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
_A_YEAR = 365 * 24 * 60 * 60
SECURE = (b"strict-transport-security", f"max-age={_A_YEAR}".encode())
EVERYWHERE = (
    (b"x-content-type-options", b"nosniff"),
    # Addresses hold what somebody looks at.
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
)


def inline_scripts(html: str) -> list[str]:
    """Return the scripts that stand in a document itself."""
    return [it["text"] for it in _SCRIPT.finditer(html) if "src=" not in it["about"]]


def content_policy(scripts: Iterable[str]) -> str:
    """Return what a page may load and run.

    Args:
        scripts: the texts of all scripts that may stand in a page itself; no other one runs.
            Styles may: a page's own are made in the browser.
    """
    hashes = " ".join(sorted(f"'sha256-{_hash(text)}'" for text in scripts))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {hashes}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "media-src 'self' blob:",
            "connect-src 'self' {sockets}",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
        )
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
