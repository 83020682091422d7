"""The ``juzhao`` command. Each command is a few lines that call a room; rooms are imported when they are needed.

Exit codes: 0 done, 1 failed, 2 wrong use. Reports go to stdout (``--json``: one document), progress and logs to stderr.
"""

from __future__ import annotations

import typer
from typer.exceptions import TyperException

from cli import answering, gathering, keeping, running, understanding
from cli.console import app
from cli.errors import describe, misused

__all__ = ["answering", "app", "gathering", "keeping", "main", "running", "understanding"]


def main() -> None:
    """The entry point: wrong use becomes one line and exit code 2, what a room says went wrong one line and 1."""
    try:
        raise SystemExit(app(prog_name="juzhao", standalone_mode=False))
    except TyperException as error:
        if wrong := misused(error):
            typer.echo(f"juzhao: {wrong}", err=True)
        raise SystemExit(error.exit_code) from None
    except typer.Abort:
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(1) from None
    except Exception as error:
        line = describe(error)
        if line is None:
            raise
        typer.echo(f"juzhao: {line}", err=True)
        raise SystemExit(1) from None
