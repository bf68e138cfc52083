"""Nothing that somebody typed reaches a log."""

import logging

from palermo.project.logs import CodesOnly


def test_arguments_and_messages_of_exceptions_are_left_out() -> None:
    try:
        raise ValueError("a name that nobody may read")
    except ValueError as error:
        record = logging.LogRecord(
            "django.request",
            logging.ERROR,
            __file__,
            1,
            "row %s of %d",
            ("a name that nobody may read", 7),
            None,
        )
        record.exc_info = (type(error), error, error.__traceback__)
    line = CodesOnly().format(record)
    assert "nobody" not in line.replace("test_arguments", "")
    assert "row %s of %d 7" in line
    assert "ValueError" in line
