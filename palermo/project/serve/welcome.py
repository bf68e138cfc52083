"""What `palermo serve` prints once every place answers: where to go, and in a demo how to sign in."""

import json
import socket
import threading
import time

from palermo.project.instance import Instance

_PATIENCE = 60.0


def when_ready(instance: Instance) -> None:
    """Print the addresses once all three ports answer, without holding the supervisor up."""
    threading.Thread(target=_wait_and_print, args=(instance,), daemon=True).start()


def _wait_and_print(instance: Instance) -> None:
    limit = time.monotonic() + _PATIENCE
    waiting = set(instance.addresses)
    while waiting and time.monotonic() < limit:
        waiting = {place for place in waiting if not _answers(instance, place)}
        time.sleep(0.05)
    if waiting:
        print(f"Not answering yet: {', '.join(sorted(waiting))}", flush=True)
        return
    print("\n".join(lines(instance)), flush=True)


def _answers(instance: Instance, place: str) -> bool:
    address = instance.addresses[place]
    try:
        with socket.create_connection((address.bind, address.port), timeout=0.5):
            return True
    except OSError:
        return False


def lines(instance: Instance) -> list[str]:
    """Return the lines that tell a newcomer where to go, and in a demo how to sign in as each member of the cast."""
    found = [
        "",
        "Palermo is running.",
        f"  public site  {instance.origin('public')}/",
        f"  unit entry   {instance.origin('unit')}/",
        f"  hub entry    {instance.origin('hub')}/",
        *_cast(instance),
    ]


def _cast(instance: Instance) -> list[str]:
    if not instance.demo:
        return []
    from palermo.project.demo.sign_ins import lines as of_cast  # only a demo needs it

    found = of_cast(instance)
    return ["", *found, "", "Stop with Ctrl-C."] if found else []
    path = instance.home / "demo.json"
    if not instance.demo or not path.is_file():
        return found
    rows = [
        (person["name"], person["role"], person["unit"] or "-", person["entry"], person["password"])
        for person in json.loads(path.read_text("utf-8"))["people"]
    ]
    head = ("name", "role", "unit", "entry", "password")
    widths = [max(len(str(row[column])) for row in [head, *rows]) for column in range(len(head))]
    found += ["", "Invented people; the page after the password shows the code of the second factor."]
    found += [
        "  " + "  ".join(str(word).ljust(width) for word, width in zip(row, widths, strict=True)).rstrip()
        for row in [head, *rows]
    ]
    return [*found, "", "Ctrl-C stops it; the data stays."]
