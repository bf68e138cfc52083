"""What `palermo serve` prints once every place answers: where to go, and in a demo how to sign in."""

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
    ]
    if instance.demo:
        from palermo.project.demo import sign_ins  # only a demo needs it

        found += ["", *sign_ins.lines(instance)]
    return [*found, "", "Ctrl-C stops it; the data stays."]
