"""Serves published reviews to everybody; nothing of the working database is imported for it."""

from pathlib import Path

from monitoring.commands.say import echo


def show(
    folder: Path,
    key: Path | None,
    state: Path | None,
    host: str,
    port: int,
    addresses: tuple[str, ...],
) -> None:
    """Serve the published reviews of a folder until it is stopped.

    Args:
        folder: holds them, with their signed list.
        key: the file with the publisher's public key; None for the one beside the list, which
            vouches for less: who can change the one can change the other.
        state: the file that remembers which reviews were shown; None for the usual one.
        host: the address to listen on.
        port: to listen on.
        addresses: that people type.

    Raises:
        PublicListError: the list cannot be vouched for, or is older than one that was shown.
        AddressError: the port or an address cannot be used.
    """
    from monitoring import public, web
    from monitoring.public import memory, view
    from monitoring.vocabulary.web import PublicFault
    from monitoring.wording import public as words

    file = key or folder / public.PUBLIC_KEY
    try:
        trusted = bytes.fromhex(file.read_text(encoding="ascii"))
    except FileNotFoundError as error:
        if key is None:
            raise public.PublicListError(PublicFault.NO_LIST, folder=str(folder)) from error
        raise
    except ValueError as error:
        raise public.PublicListError(PublicFault.NO_KEY, file=str(file)) from error
    kept = memory.Memory(state or memory.usual_file(folder), folder)
    made = view.View(folder, trusted, web.Site.of(host, addresses), kept)
    with web.bound(host, port) as listening:
        web.listen(listening)
        where = (addresses or (f"http://{host}:{port}",))[0]
        echo(words.serving(where, public.fingerprint(trusted)))
        view.serve(made, listening)
