"""Failures that nobody foresaw: told to the log as class and place, never as message, path or local values."""

import logging
import secrets
import traceback

from palermo.kernel.ids import CROCKFORD

log = logging.getLogger("palermo.faults")


def place(failure: BaseException) -> str:
    """Return an exception's class and the file and line of Palermo's own code where it arose."""
    frames = traceback.extract_tb(failure.__traceback__)
    own = [frame for frame in frames if "/palermo/" in frame.filename.replace("\\", "/")]
    if not frames:
        return type(failure).__name__
    frame = (own or frames)[-1]
    name = frame.filename.replace("\\", "/").rpartition("/palermo/")[2]
    return f"{type(failure).__name__} {name}:{frame.lineno}"


def note(failure: BaseException) -> str:
    """Log an unforeseen failure and return the random code under which the log knows it."""
    code = "".join(secrets.choice(CROCKFORD) for _ in range(8))
    log.error("fault %s %s", code, place(failure))
    return code


class CodesOnly(logging.Filter):
    """For every handler: a record that carries an exception or an address keeps only class, place and status."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place and keep it."""
        failure = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if failure is not None:
            record.msg, record.args = "failed: %s", (place(failure),)
        elif record.name.startswith("django.") and record.args:
            # Django's own messages hold paths, hosts and header values that a person typed.
            record.msg, record.args = "%s", (f"{record.name} {getattr(record, 'status_code', '')}".strip(),)
        record.exc_info, record.exc_text, record.stack_info = None, None, None
        return True
