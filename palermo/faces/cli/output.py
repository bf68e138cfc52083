"""What a command prints: lines for people, one JSON object for programs."""

import argparse
import json
from collections.abc import Iterable
from typing import Any


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the option `--json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object for programs")


def say(options: argparse.Namespace, result: dict[str, Any], lines: Iterable[str]) -> None:
    """Print the result as one JSON object with `--json`, else the lines for people."""
    if getattr(options, "json", False):
        print(json.dumps(result, ensure_ascii=False, default=str))
        return
    for line in lines:
        print(line)
