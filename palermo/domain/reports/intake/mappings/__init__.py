"""Mappings: one small YAML file for each source of reports, beside this one.

`schema.py` is the whole language of these files; `iom.yaml` is the example to copy. A mapping is found by its
name, or by the header of a file that somebody brings.
"""

from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import ValidationError

from palermo.domain.reports.intake.mappings.mapping import Mapping, Recognition
from palermo.domain.reports.intake.mappings.schema import MappingFile
from palermo.kernel.errors import Invalid

__all__ = ["Mapping", "Recognition", "fitting", "load", "names", "read_mapping"]

_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """Return the names of all mappings that Palermo ships, sorted."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.yaml")))


@lru_cache(maxsize=32)
def load(name: str) -> Mapping:
    """Return the mapping of that name; raises Invalid("no_mapping") if there is none."""
    if name not in names():
        raise Invalid("no_mapping", field="mapping")
    return read_mapping((_HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def read_mapping(text: str) -> Mapping:
    """Return the mapping that a YAML text describes.

    Raises Invalid("bad_mapping"): `field` is the first key at fault, `reason` says what is wrong with it.
    """
    try:
        return Mapping(MappingFile.model_validate(yaml.safe_load(text)))
    except yaml.YAMLError as fault:
        raise Invalid("bad_mapping", reason=str(fault)) from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        raise Invalid("bad_mapping", field=".".join(map(str, first["loc"])), reason=first["msg"]) from fault


def fitting(columns: list[str]) -> list[str]:
    """Return the mappings whose required columns a header has, the one that uses most of it first."""
    found = []
    for name in names():
        seen = load(name).recognise(columns)
        if not seen.missing:
            found.append((len(seen.unmatched), name))
    return [name for _, name in sorted(found)]
