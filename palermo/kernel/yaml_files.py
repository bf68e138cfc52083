"""YAML files of the program's own, read by the safe parser in C where it is there: it is ten times as quick."""

from pathlib import Path
from typing import Any


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds; raises OSError where it is not there, ValueError for one that is none."""
    import yaml  # slow to import, and few processes read files

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=loader)  # nosec B506
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name} is no YAML: {error}") from error
