"""Write `docs/generated/` from the program itself; with `--check`, say what no longer agrees.

python -m docs.generate            write
python -m docs.generate --check    compare, and follow every link of every page of documentation
"""

import argparse
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "docs" / "generated"
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*src=\"([^\"]+)\"")
_HEAD = "<!-- Made by `python -m docs.generate`; change the program, not this file. -->\n\n"


def main() -> int:
    """Write or check, and return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    pages = {name: make() for name, make in _pages().items()}
    if not options.check:
        OUTPUT.mkdir(exist_ok=True)
        for name, text in pages.items():
            (OUTPUT / name).write_text(text, "utf-8")
        return 0
    problems = [
        f"docs/generated/{name} is out of date: make docs"
        for name, text in pages.items()
        if _old(name) != text
    ]
    problems += broken_links()
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def broken_links() -> list[str]:
    """Return the links of the documentation that lead to no file."""
    found = []
    for page in [*ROOT.glob("*.md"), *sorted((ROOT / "docs").rglob("*.md"))]:
        for match in _LINK.finditer(page.read_text("utf-8")):
            target = (match[1] or match[2]).partition("#")[0]
            elsewhere = "://" in target or target.startswith("mailto:")
            if target and not elsewhere and not (page.parent / target).exists():
                found.append(f"{page.relative_to(ROOT)}: {target} does not exist")
    return found


def _old(name: str) -> str:
    path = OUTPUT / name
    return path.read_text("utf-8") if path.is_file() else ""


def _pages() -> dict[str, Callable[[], str]]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palermo.project.settings")
    os.environ.setdefault("PALERMO_ENTRY", "hub")
    import django

    django.setup()
    return {
        "report-states.svg": _report_states,
        "call-states.svg": _call_states,
        "document-states.svg": _document_states,
        "request-states.svg": _request_states,
        "practice-states.svg": _practice_states,
        "publication-states.svg": _publication_states,
        "permissions.md": _permissions,
        "routes.md": _routes,
        "commands.md": _commands,
        "databases.md": _databases,
    }


def _report_states() -> str:
    from docs.drawing import chart
    from palermo.domain.reports.states import TRANSITIONS, State

    return chart("The life of a report", State, TRANSITIONS.values())


def _call_states() -> str:
    from docs.drawing import chart
    from palermo.domain.enquiries.states import TRANSITIONS, CallState

    return chart("The life of a call on the owner of a record", CallState, TRANSITIONS.values())


def _document_states() -> str:
    from docs.drawing import chart
    from palermo.domain.documents.states import TRANSITIONS, State

    return chart("The life of a document", State, TRANSITIONS.values())


def _request_states() -> str:
    from docs.drawing import chart
    from palermo.domain.cooperation.states import TRANSITIONS, RequestState

    return chart("The life of a request", RequestState, TRANSITIONS.values())


def _practice_states() -> str:
    from docs.drawing import chart
    from palermo.domain.practices.states import TRANSITIONS, PracticeState

    return chart("The life of a practice", PracticeState, TRANSITIONS.values())


def _publication_states() -> str:
    from docs.drawing import chart
    from palermo.domain.publications.states import TRANSITIONS, State

    return chart("The life of a publication", State, TRANSITIONS.values())


def _permissions() -> str:
    from palermo.foundations.policy import Permission, Role
    from palermo.foundations.policy.permissions import ROLES

    head = ["permission", *(role.value for role in Role)]
    rows = [[f"`{each}`", *("●" if each in ROLES[role] else "" for role in Role)] for each in Permission]
    return _page("What each role may do", "An officer who is the whole unit may also submit.", head, rows)


def _routes() -> str:
    from importlib import import_module

    rows: dict[str, list[str]] = {}
    for entry in ("unit", "hub"):
        for route, view in _walk(import_module(f"palermo.project.urls_{entry}").urlpatterns):
            row = rows.setdefault(route, [f"`/{_plain(route)}`", "", "", _who(view)])
            row[1 if entry == "unit" else 2] = "●"
    head = ["address", "unit entry", "hub entry", "permission"]
    return _page("Addresses of the inner entries", "", head, sorted(rows.values()))


def _plain(route: str) -> str:
    return re.sub(r"[\\^$]", "", re.sub(r"\(\?P<(\w+)>[^()]*\)", r"<\1>", route))


def _who(view: object) -> str:
    from ninja.operation import PathView

    cells = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    operations = [each for cell in cells if isinstance(cell, PathView) for each in cell.operations]
    views = [(" ".join(each.methods) + " ", each.view_func) for each in operations] or [("", view)]
    return ", ".join(f"{verb}`{getattr(each, 'permission', 'public')}`" for verb, each in views)


def _walk(patterns: list[object], prefix: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for pattern in patterns:
        route = prefix + str(pattern.pattern)  # type: ignore[attr-defined]
        inner = getattr(pattern, "url_patterns", None)
        found += [(route, pattern.callback)] if inner is None else _walk(inner, route)  # type: ignore[attr-defined]
    return found


def _commands() -> str:
    from palermo.project.command_line import WORDS

    return _page("Commands", "", ["command", ""], [[f"`palermo {word.name}`", word.help] for word in WORDS])


def _databases() -> str:
    from django.apps import apps

    from palermo.project.routing import CONTENT, PLACES

    rows = []
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        places = PLACES.get((meta.app_label, str(meta.model_name)), CONTENT)
        says = (model.__doc__ or "").strip().splitlines()[0]
        says = says if model.__module__.startswith("palermo.") else ""
        rows.append([f"`{meta.db_table}`", ", ".join(sorted(places)), says])
    return _page(
        "Which table stands in which database", "", ["table", "database", "what it is"], sorted(rows)
    )


def _page(title: str, words: str, head: list[str], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head), *(f"| {' | '.join(row)} |" for row in rows)]
    return f"{_HEAD}# {title}\n\n" + (f"{words}\n\n" if words else "") + "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
