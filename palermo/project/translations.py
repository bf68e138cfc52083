"""Catalogues of translations with Babel alone: `python -m palermo.project.translations extract|compile|check`.

English is the message itself. `extract` reads the program and its templates and updates `locale/*/…/django.po`: known
translations stay, new messages come in empty, gone ones leave. `compile` writes the `.mo` files, which git ignores.
`check` fails on a message that is missing, empty, fuzzy or gone, or whose placeholders differ.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "palermo"
LOCALE = ROOT / "locale"
LANGUAGES = ("fr", "pt")
KEYWORDS: dict[str, object] = {
    "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)|(?<!%)%(?:%%)*([sdrf])|\{(\w*)\}")
# Dates and tool versions in the head would make every extraction a change.
_IDLE_HEAD = re.compile(
    r'^"(?:Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n'
    r'|^"(?:Last-Translator|Language-Team): .*\n',
    re.M,
)

Key = tuple[str, str]  # context, first message


def _messages(path: Path) -> Iterator[tuple[object, str | None, list[str]]]:
    """Yield (message or plural pair, context, notes to translators) from one Python file or template."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django turns a template into text that holds its messages as Python calls; indents would not parse.
        text = "\n".join(line.lstrip() for line in templatize(text, origin=str(path)).splitlines())
    source = io.BytesIO(text.encode())
    for _line, message, notes, context in extract("python", source, KEYWORDS, ["Translators:"]):  # type: ignore[arg-type]
        yield message, context, notes


def sources() -> list[Path]:
    """Return the files that may hold words for people: the program's Python files and templates."""
    python = sorted(PROGRAM.rglob("*.py"))
    templates = sorted(path for path in PROGRAM.rglob("templates/**/*") if path.suffix in (".html", ".txt"))
    return [path for path in [*python, *templates] if "migrations" not in path.parts]


def template() -> Catalog:
    """Return a catalogue of every message of the program, untranslated."""
    found = Catalog(domain="django", charset="utf-8", fuzzy=False)
    for path in sources():
        for message, context, notes in _messages(path):
            place = [(path.relative_to(ROOT).as_posix(), 1)]
            found.add(message, None, place, auto_comments=notes, context=context)  # type: ignore[arg-type]
    return found


def catalogue_path(language: str, suffix: str = "po") -> Path:
    """Return where a language's catalogue lies."""
    return LOCALE / language / "LC_MESSAGES" / f"django.{suffix}"


def read(language: str) -> Catalog:
    """Return a language's catalogue, an empty one where there is none yet."""
    path = catalogue_path(language)
    if not path.is_file():
        return Catalog(locale=language, domain="django", charset="utf-8", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, domain="django", charset="utf-8")


def _write(catalogue: Catalog, path: Path) -> None:
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, ignore_obsolete=True, include_lineno=False)
    text = _IDLE_HEAD.sub("", out.getvalue().decode())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def update() -> list[str]:
    """Bring every catalogue up to the program and return a line about each."""
    lines, wanted = [], template()
    for language in LANGUAGES:
        catalogue = read(language)
        catalogue.update(wanted, no_fuzzy_matching=True, keep_user_comments=True)
        catalogue.fuzzy = False
        catalogue.header_comment = (
            "# Words of Palermo. English is the message; see palermo/project/translations.py."
        )
        _write(catalogue, catalogue_path(language))
        empty = sum(1 for message in _real(catalogue) if not _translated(message))
        lines.append(f"{language}: {len(catalogue)} messages, {empty} without translation")
    return lines


def compile_all() -> list[str]:
    """Write the `.mo` file of every language, leaving out what is fuzzy, and return a line about each."""
    lines = []
    for language in LANGUAGES:
        out = io.BytesIO()
        write_mo(out, read(language))
        path = catalogue_path(language, "mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        # Replaced in one step: a server that starts meanwhile reads the old file or the new one.
        part = path.with_suffix(".part")
        part.write_bytes(out.getvalue())
        part.replace(path)
        lines.append(f"{language}: {path.relative_to(ROOT)}")
    return lines


def check() -> list[str]:
    """Return every fault of the catalogues as one line; an empty list means complete."""
    wanted = {_key(message): message for message in _real(template())}
    return [line for language in LANGUAGES for line in sorted(_faults(language, wanted))]


def _faults(language: str, wanted: dict[Key, Message]) -> Iterator[str]:
    catalogue = read(language)
    have = {_key(message): message for message in _real(catalogue)}
    for key in wanted.keys() - have.keys():
        yield f"{language}: missing: {key[1]!r}"
    for key in have.keys() - wanted.keys():
        yield f"{language}: no longer in the program: {key[1]!r}"
    for key in wanted.keys() & have.keys():
        message = have[key]
        if message.fuzzy:
            yield f"{language}: fuzzy: {key[1]!r}"
        elif not _translated(message):
            yield f"{language}: not translated: {key[1]!r}"
        else:
            yield from (f"{language}: placeholders differ: {text!r}" for text in _misplaced(message))
    if catalogue.obsolete:
        yield f"{language}: {len(catalogue.obsolete)} obsolete entries"


def _real(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> Key:
    first = message.id[0] if isinstance(message.id, list | tuple) else message.id
    return message.context or "", str(first)


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _translated(message: Message) -> bool:
    return all(_texts(message)) and bool(_texts(message))


def placeholders(text: str) -> list[str]:
    """Return the placeholders of a message in sorted order: %(x), {x}, %s."""
    return sorted(match.group() for match in PLACEHOLDER.finditer(text))


def _misplaced(message: Message) -> Iterator[str]:
    """Yield each translation whose placeholders no English form has; a singular may leave out the number."""
    originals = message.id if isinstance(message.id, list | tuple) else [message.id]
    allowed = [placeholders(str(text)) for text in originals]
    for text in _texts(message):
        if placeholders(text) not in allowed:
            yield text


def main(arguments: list[str]) -> int:
    """Run one command; print what it did or found; return 0, or 1 when `check` found faults."""
    commands = {"extract": update, "update": update, "compile": compile_all, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        sys.stderr.write("usage: python -m palermo.project.translations extract|compile|check\n")
        return 2
    lines = commands[arguments[0]]()
    sys.stdout.write(("\n".join(lines) or "Translations are complete.") + "\n")
    return 1 if arguments[0] == "check" and lines else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
