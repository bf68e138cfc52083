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
    # One text without arguments: the log (project/logs.py) drops every argument, since it could quote content.
    log.error(f"fault {code} {place(failure)}")
    return code
