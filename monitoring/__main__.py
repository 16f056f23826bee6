"""Runs the commands: `python -m monitoring --help`."""

import gc

# Reading and judging make many objects and hardly a cycle: to look for those after every 700
# objects takes a twentieth of a build or a load.
gc.set_threshold(50_000)

from monitoring.commands.main import main  # noqa: E402 - importing makes many of them

if __name__ == "__main__":
    main(prog_name="python -m monitoring")
