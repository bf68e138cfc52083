"""The compiled form of a mapping file, and the check that its fields exist in a report."""

from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from palermo.domain.reports.content import Content
from palermo.domain.reports.intake.mappings.cells import Reader
from palermo.domain.reports.intake.mappings.readers import compile_step, holes
from palermo.domain.reports.intake.mappings.schema import Item, MappingFile, Step
from palermo.kernel.errors import Invalid

COMPOSITE = {"when": "span", "where": "point"}

ItemPlan = list[tuple[str, Reader, bool]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Readers in the file's order; `groups` are columns with their alternatives, `columns` all of them."""

    fields: list[tuple[str, str, Reader]]
    lists: list[tuple[str, list[ItemPlan]]]
    groups: list[list[str]]
    columns: list[str]
    origins: dict[str, str]

    def column_of(self, path: str) -> str:
        """Return the column from which a field of a report came, else the field's own path."""
        named = ".".join(step for step in path.split(".") if not step.isdigit())
        return self.origins.get(named) or self.origins.get(named.partition(".")[0]) or path


def make_plan(spec: MappingFile) -> Plan:
    """Compile a mapping file; raises Invalid("bad_mapping") with the offending field."""
    steps: list[tuple[str, Step]] = []
    fields = []
    for path, step in spec.fields.items():
        _check(path, step)
        part, _, key = path.rpartition(".") if path not in COMPOSITE else (path, "", "")
        fields.append((part, key, compile_step(step)))
        steps.append((path, step))
    lists = []
    for part, items in spec.lists.items():
        plans: list[ItemPlan] = []
        for item in items:
            for number in range(1, item.repeat + 1):
                numbered = _numbered(item, number)
                for key, step in numbered.items():
                    _check_item(part, key)
                    steps.append((f"{part}.{key}", step))
                plans.append(
                    [(key, compile_step(step), step.verb == "const") for key, step in numbered.items()]
                )
        lists.append((part, plans))
    groups = _groups(spec, [step for _, step in steps])
    columns = list(dict.fromkeys(column for group in groups for column in group))
    origins = {path: next(iter(_columns(step)), [""])[0] for path, step in steps}
    if spec.shape == "content":
        columns = list(dict.fromkeys([column for group in spec.requires for column in group] + columns))
    return Plan(fields, lists, groups, columns, origins)


def _groups(spec: MappingFile, steps: list[Step]) -> list[list[str]]:
    found = [group for step in steps for group in _columns(step)]
    found += spec.requires
    found += [group for group in (spec.source_ref, spec.unit, spec.level_from) if group]
    found += spec.identity or []
    return [list(group) for group in dict.fromkeys(tuple(group) for group in found)]


def _columns(step: Step) -> list[list[str]]:
    value = getattr(step, step.verb)
    found: list[list[str]]
    if step.verb == "const":
        found = []
    elif step.verb == "text":
        found = [group for sentence in value for group in holes(sentence)]
    elif isinstance(value, BaseModel):
        found = [group for group in value.__dict__.values() if group]
    else:
        found = [value]
    return found + ([step.default_if] if step.default_if else [])


def _numbered(item: Item, number: int) -> dict[str, Step]:
    def renumber(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace("{n}", str(number))
        return [renumber(one) for one in value] if isinstance(value, list) else value

    if item.repeat == 1:
        return item.fields
    return {
        key: Step.model_validate(
            {name: renumber(value) for name, value in step.model_dump(exclude_unset=True).items()}
        )
        for key, step in item.fields.items()
    }


def _model(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _check(path: str, step: Step) -> None:
    part, _, key = path.partition(".")
    known = Content.model_fields.get(part)
    if known is None:
        raise Invalid("bad_mapping", field=f"fields.{path}")
    if path in COMPOSITE:
        if step.verb != COMPOSITE[path]:
            raise Invalid("bad_mapping", field=f"fields.{path}")
        return
    model = _model(known.annotation)
    if part != "notes" and key and (model is None or key not in model.model_fields):
        raise Invalid("bad_mapping", field=f"fields.{path}")
    if not key and (model is not None or part == "notes"):
        raise Invalid("bad_mapping", field=f"fields.{path}")


def _check_item(part: str, key: str) -> None:
    known = Content.model_fields.get(part)
    model = _model(known.annotation) if known else None
    for name in key.split("."):
        if model is None or name not in model.model_fields:
            raise Invalid("bad_mapping", field=f"lists.{part}.{key}")
        model = _model(model.model_fields[name].annotation) or model
