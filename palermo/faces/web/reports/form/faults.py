"""One thing to put right in the form, at the field where the reader finds it."""

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """A field's name, the code of what is wrong, details for the sentence, and every box that it concerns."""

    field: str
    code: str
    details: Mapping[str, object] = dataclasses.field(default_factory=dict)
    boxes: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """Return the names of the boxes whose text must be kept although it means nothing yet."""
        return self.boxes or (self.field,)
