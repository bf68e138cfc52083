"""The report form: what was typed as a Content with a fault for each field, and a Content as what to type."""

from palermo.faces.web.reports.form.faults import Fault
from palermo.faces.web.reports.form.mapping import Reading, kept_draft, leaving_faults, read, typed_of
from palermo.faces.web.reports.form.typed import Typed

__all__ = ["Fault", "Reading", "Typed", "kept_draft", "leaving_faults", "read", "typed_of"]
