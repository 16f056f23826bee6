"""Runs the commands: `python -m monitoring --help`."""

from monitoring.commands.main import main

if __name__ == "__main__":
    main(prog_name="python -m monitoring")
