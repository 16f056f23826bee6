"""What commands print, so that nothing of a file or a person steers the terminal it is read on."""

import sys

import click

from monitoring.wording.terminal import visible


def echo(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print text for people."""
    click.echo(visible(text), err=err, nl=nl)


def echo_data(text: str) -> None:
    """Print data for programs as they are, unless they go to a terminal."""
    if sys.stdout.isatty():
        text = visible(text.replace("\r\n", "\n"))
    # Where a program reads, click would take out of a cell what looks like a color.
    click.echo(text, nl=False, color=True)
