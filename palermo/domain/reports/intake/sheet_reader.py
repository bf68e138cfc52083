"""A program of its own: reads one worksheet from standard input and writes its rows as JSON lines.

A spreadsheet is a compressed archive, and a small hostile one can grow without bound: huge parts, one cell in
the last row and column, one long text used a million times. All of that ends here, in a process that may use
only so much memory and time, and which holds the file in memory only. Started by xlsx_table.py; imports
nothing of Palermo.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

NOT_A_TABLE, NO_SHEET, TOO_LARGE = 3, 4, 5


def main(memory: int, seconds: int, sheet: str) -> int:
    """Write `{"sheets": [...]}` and then `[line, [cell, ...]]` for each row; return the exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        names = book.sheet_names
        if not names or (sheet and sheet not in names):
            return NO_SHEET
        page = book.get_sheet_by_name(sheet or names[0])
        write = sys.stdout.write
        write(json.dumps({"sheets": names}) + "\n")
        # iter_rows counts from the sheet's first row, so the number is the one that the officer sees beside
        # it.
        for line, cells in enumerate(page.iter_rows(), start=1):
            if any(cell != "" for cell in cells):
                write(json.dumps([line, [_text(cell) for cell in cells]]) + "\n")
        sys.stdout.flush()
    except MemoryError:
        return TOO_LARGE
    except (python_calamine.CalamineError, ValueError, OSError):
        return NOT_A_TABLE
    return 0


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell.replace("\0", "")
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell) if isinstance(cell, (int, timedelta)) else ""


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
