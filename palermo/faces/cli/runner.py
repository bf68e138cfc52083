"""From words on a command line to one module's `run`, and from any expected error to one clear line."""

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from palermo.faces.cli.failures import Failure
from palermo.kernel.errors import Forbidden, Invalid, PalermoError


@dataclass(frozen=True, slots=True)
class Word:
    """A first word of the command, the module that answers it, and its line in the help."""

    name: str
    module: str
    help: str


def run_words(words: Sequence[Word], argv: Sequence[str]) -> int:
    """Run the command that `argv` names and return its exit status (1 for an expected failure, 2 for a misuse)."""
    parser = argparse.ArgumentParser(
        prog="palermo", description="Palermo, the information exchange of a regional unit."
    )
    table = parser.add_subparsers(dest="word", required=True, metavar="COMMAND")
    chosen = next((word for word in words if argv and word.name == argv[0]), None)
    module: Any = None
    for word in words:
        sub = table.add_parser(word.name, help=word.help, description=word.help)
        if word is chosen:
            module = importlib.import_module(word.module)
            module.arguments(sub)
    options = parser.parse_args(argv)
    return _run(module, options)


def _run(module: Any, options: argparse.Namespace) -> int:
    try:
        if getattr(module, "DJANGO", True):
            import django  # a command such as `serve` must not pay for it

            django.setup()
        return int(module.run(options) or 0)
    except Failure as error:
        return _fail(options, error.code, str(error))
    except PalermoError as error:
        return _fail(options, error.code, _sentence(error))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141
    except Exception as error:
        if type(error).__name__ == "ConfigurationError" or isinstance(error, OSError):
            return _fail(options, "configuration" if not isinstance(error, OSError) else "system", str(error))
        if type(error).__module__ == "django.db.utils":
            return _fail(
                options, "database", f"the database refused ({type(error).__name__}); see `palermo doctor`"
            )
        raise


def _sentence(error: PalermoError) -> str:
    if isinstance(error, Forbidden):
        # As everywhere, what may not be done and what is not there answer alike.
        return "there is no such thing, or not for this person"
    where = f" ({error.field})" if isinstance(error, Invalid) and error.field else ""
    from django.apps import apps

    if not apps.ready:
        details = ", ".join(f"{name} {value}" for name, value in error.details.items())
        return error.code.replace("_", " ") + (f": {details}" if details else "")
    from palermo.faces.kit.errors import message

    return f"{message(error)}{where}"


def _fail(options: argparse.Namespace, code: str, sentence: str) -> int:
    if getattr(options, "json", False):
        print(json.dumps({"error": code, "message": sentence}))
    print(f"palermo {options.word}: {sentence}", file=sys.stderr)
    return 1
