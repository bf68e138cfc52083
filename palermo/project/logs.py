"""What may be written to a log: codes and places in the program, never a value that somebody typed.

Messages of exceptions and arguments of log calls can quote content (a bad date, a row of a table), so the formatter
prints of other people's messages the constant template and the numbers, and of an exception its type and place.
"""

import logging
import traceback
from typing import Any


class CodesOnly(logging.Formatter):
    """Format a record without any text that came from outside the program."""

    default_msec_format = "%s.%03d"

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, followed by the places of an exception without its message."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name} {_message(record)}"
        if record.exc_info and record.exc_info[0]:
            line += "\n" + _places(record.exc_info)
        return line


def _message(record: logging.LogRecord) -> str:
    text = str(record.msg)
    if isinstance(record.msg, BaseException):
        text = type(record.msg).__name__
    elif record.name.partition(".")[0] == "palermo":
        return record.getMessage()  # our own code passes codes and counts only
    args = record.args if isinstance(record.args, tuple) else ()
    numbers = [str(arg) for arg in args if isinstance(arg, int | float)]
    status = getattr(record, "status_code", None)
    view = getattr(getattr(getattr(record, "request", None), "resolver_match", None), "view_name", "")
    extra = [str(status)] if status else []
    extra += [view] if view else []
    return " ".join([text, *numbers, *extra])


def _places(exc_info: Any) -> str:
    kind, error, trace = exc_info
    places = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    code = getattr(error, "code", "")
    return "\n".join([*places[-12:], f"  {kind.__module__}.{kind.__qualname__} {code}".rstrip()])


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"codes": {"()": CodesOnly}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "codes"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "palermo": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # Every absent page is a warning of Django's; a scanner must not be able to fill the log.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
