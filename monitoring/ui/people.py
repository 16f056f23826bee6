"""Who is at work in this run: whom the sign-in names, or the one person of this machine."""

import hmac
import secrets
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st

from monitoring import access, db
from monitoring.errors import InputError
from monitoring.pipeline.who import user
from monitoring.ui.server import is_served
from monitoring.vocabulary.access import AccessFault, Action
from monitoring.wording import access as words
from monitoring.wording import faults, screen
from monitoring.wording.figures import plain

_ACTOR = "_actor"
_PROXY = "proxy"
# Believed from a proxy that sends its secret along, and from nobody else.
_USER, _SECRET = "X-Forwarded-User", "X-Monitoring-Proxy-Secret"
# Of the section [auth], what is no provider.
_SHARED = frozenset({"redirect_uri", "cookie_secret", "expose_tokens", "client_kwargs"})


def _section(name: str) -> Mapping[str, object]:
    """Return a section of `.streamlit/secrets.toml`, empty where there is none."""
    if not st.secrets.load_if_toml_exists():
        return {}
    found: Mapping[str, object] = st.secrets.get(name, {})
    return found


def has_sign_in() -> bool:
    """Tell whether the deployment says who is who: by OpenID Connect, or by a proxy before it."""
    # Streamlit reads its settings anew with every question, as long as there is no such file.
    if is_served() and not any(path.is_file() for path in _files()):
        return False
    return bool(_section("auth")) or bool(_section("access").get("proxy_secret"))


def require_safe_place(host: str) -> None:
    """Refuse to listen to other machines where anybody would be administrator.

    Raises:
        InputError: there is no sign-in, or its library is missing.
    """
    found = _before_it_starts()
    if found.get("auth") and find_spec("authlib") is None:
        raise InputError(AccessFault.NO_LIBRARY)
    is_set_up = found.get("auth") or found.get("access", {}).get("proxy_secret")
    if not is_set_up and host not in ("localhost", "127.0.0.1", "::1"):
        raise InputError(AccessFault.NO_SIGN_IN, host=host)


@cache
def _files() -> list[Path]:
    return [home / ".streamlit/secrets.toml" for home in (Path.home(), Path.cwd())]


def _before_it_starts() -> dict[str, Any]:
    """Read the secrets as Streamlit will; asked now, it would set up its log before the server."""
    found: dict[str, Any] = {}
    for path in _files():
        with suppress(OSError, tomllib.TOMLDecodeError), path.open("rb") as file:
            found |= tomllib.load(file)
    return found


def let_in() -> None:
    """Find out who is at work, and stop the run of somebody who may not read.

    Raises:
        db.DatabaseMissingError and its like: roles cannot be looked up.
    """
    if not has_sign_in():
        if is_served() and st.context.ip_address is not None:
            st.info(words.this_machine_only())
            st.stop()
        st.session_state[_ACTOR] = access.local(st.session_state.get("_author") or user())
        return
    sign_in = _sign_in()
    try:
        actor = access.actor_of(db.open_store(), sign_in)
    except access.SignedOutError:
        _ask_to_sign_in(words.signed_out())
    st.session_state[_ACTOR] = actor
    if not actor.may(Action.READ):
        st.title(words.sign_in_title())
        st.info(words.no_role(plain(actor.name), plain(sign_in.email or actor.person)))
        _draw_sign_out(actor)
        st.stop()
    _draw_signed_in(actor)


def _sign_in() -> access.SignIn:
    """Return what the sign-in says of who is here; nobody goes on who has none."""
    settings = _section("access")
    try:
        if st.user.get("is_logged_in"):
            trusts = settings.get("trusts_email") is True
            return access.sign_in_of(st.user.to_dict(), trusts_email=trusts)
        if secret := settings.get("proxy_secret"):
            return _by_proxy(str(secret))
    except access.SignedOutError:
        pass
    _ask_to_sign_in(words.sign_in_first())


def _by_proxy(secret: str) -> access.SignIn:
    """Return whom a proxy names that stands before the app and shows its secret.

    Raises:
        access.SignedOutError: it names nobody, or is somebody else.
    """
    headers = st.context.headers
    given, named = headers.get(_SECRET) or "", (headers.get(_USER) or "").strip()
    if not named or not hmac.compare_digest(given.encode(), secret.encode()):
        raise access.SignedOutError(AccessFault.SIGNED_OUT)
    # A proxy does not tell one sign-in from the next: each visit is one.
    visit = st.session_state.setdefault("_visit", secrets.token_hex(16))
    claims = {"iss": _PROXY, "sub": named, "name": named, "email": named, "jti": visit}
    return access.sign_in_of(claims, trusts_email="@" in named)


def _ask_to_sign_in(why: str) -> NoReturn:
    """Show the way in, and nothing else."""
    st.session_state.pop(_ACTOR, None)
    st.title(words.sign_in_title())
    st.markdown(why)
    for name in _providers():
        st.button(
            words.sign_in(plain(name)),
            key=f"sign-in-{name}",
            type="primary",
            on_click=partial(st.login, name or None),
        )
    st.stop()


def _providers() -> list[str]:
    settings = _section("auth")
    if not settings:
        return []
    named = [name for name, it in settings.items() if isinstance(it, Mapping)]
    return [name for name in named if name not in _SHARED] or [""]


def _draw_signed_in(actor: access.Actor) -> None:
    with st.sidebar:
        roles = [words.role(it) for it in access.roles_of(actor)]
        st.caption(words.signed_in(plain(actor.name), roles))
        _draw_sign_out(actor)


def _draw_sign_out(actor: access.Actor) -> None:
    st.button(words.sign_out(), key="sign-out", on_click=_sign_out, args=(actor,))


def _sign_out(actor: access.Actor) -> None:
    access.sign_out(db.open_store(), actor)
    if st.user.get("is_logged_in"):
        st.logout()


def actor() -> access.Actor:
    """Return who is at work in this run, as far as it is known."""
    found: access.Actor = st.session_state.get(_ACTOR) or access.Actor("", access.LOCAL)
    return found


def author() -> access.Actor | None:
    """Return who writes, asked for a name where no sign-in gives one; None until it is said."""
    found = actor()
    if found.is_signed_in:
        st.caption(screen.writes_as(plain(found.name)))
        return found
    by = st.text_input(
        screen.your_name(), value=st.session_state.get("_author", ""), max_chars=100, key="author"
    )
    st.session_state["_author"] = name = (by or "").strip()
    return access.local(name) if name else None


def trying(do: Callable[[], object]) -> bool:
    """Do what a button was pressed for; keep for the run why it could not be done."""
    try:
        do()
    except InputError as error:
        st.session_state["_refused"] = plain(faults.said(error))
        return False
    return True


def draw_refusal() -> None:
    """Say once why something was not done."""
    if why := st.session_state.pop("_refused", ""):
        st.error(why)
