"""All benchmarks with their short settings, one table after the other: ``python -m benchmarks [NAME …]``.

Each module of this folder with a ``main`` is one; its docstring names the command for its full form.
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import benchmarks


def names() -> list[str]:
    """Modules of this folder that are commands."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__) if not module.name.startswith("_"))
    return sorted(name for name in found if hasattr(importlib.import_module(f"benchmarks.{name}"), "main"))


def main(asked: list[str]) -> int:
    """Run the named benchmarks, or all; a process each, so that none measures what another left behind."""
    known = names()
    if unknown := [name for name in asked if name not in known]:
        print(f"no benchmark {', '.join(unknown)}: one of {', '.join(known)}", file=sys.stderr)
        return 2
    failed = []
    for name in asked or known:
        title = (importlib.import_module(f"benchmarks.{name}").__doc__ or name).splitlines()[0]
        print(f"\n== {name}: {title}\n", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"]).returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
