"""The source registry: a folder of sources. A wrong file is one clear line; the others still load."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from crawler.families import wrong_options
from crawler.source import Source, SourceProblem, WrongSource, check_options, read_source


@dataclass(slots=True)
class Registry:
    """Sources by id, and what could not be used."""

    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[SourceProblem] = field(default_factory=list)


def load_registry(path: Path) -> Registry:
    """Read a folder of TOML files, or one file."""
    registry = Registry()
    if path.is_dir():
        files = sorted(path.glob("*.toml"))
    elif path.is_file():
        files = [path]
    else:
        problem = "no such folder or file: set JUZHAO_SOURCES to the folder with the source registry"
        registry.problems.append(SourceProblem(str(path), problem))
        return registry
    for file in files:
        try:
            source = read_source(file)
            check_options(file, wrong_options(source) if source.options else ())
        except WrongSource as error:
            registry.problems += error.problems
        else:
            registry.sources[source.id] = source
    if not files:
        problem = "no source (*.toml) here: add one with `juzhao probe URL --write FILE`, or set JUZHAO_SOURCES"
        registry.problems.append(SourceProblem(str(path), problem))
    return registry
