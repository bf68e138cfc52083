"""Clients that send reports one a request, in a process of their own: `python -m bench.load` prints JSON.

Each client keeps its connection for `_KEPT` reports, and sends the next when the receipt of the last has come. A
connection belongs to one of the server's two processes; clients that never let go may all sit at the same one.
"""

import argparse
import http.client
import json
import threading
import time
from collections.abc import Sequence

from bench.reference import contents

_KEPT = 25


def bodies(count: int, seed: int) -> list[bytes]:
    """Return request bodies, encoded before the clock starts."""
    return [
        json.dumps({"content": content.model_dump(mode="json", exclude_defaults=True)}).encode()
        for _, content in contents(count, seed)
    ]


def send(port: int, host: str, token: str, parts: Sequence[bytes], times: list[float]) -> None:
    """Send reports over one connection and note how long each took, in seconds."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Host": host, "Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    for number, body in enumerate(parts):
        if number % _KEPT == 0:
            connection.close()  # it opens again by itself, within the time that is measured
        began = time.perf_counter()
        connection.request("POST", "/api/v1/reports", body=body, headers=headers)
        answer = connection.getresponse()
        receipt = answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != 201 or b'"signature"' not in receipt:
            raise RuntimeError(f"{answer.status}: {receipt[:300]!r}")
    connection.close()


def main() -> None:
    """Send `--count` reports from `--clients` clients and print their times and the time of all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--clients", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    prepared = bodies(given.count, given.seed)
    times: list[float] = []
    threads = [
        threading.Thread(
            target=send, args=(given.port, given.host, given.token, prepared[first :: given.clients], times)
        )
        for first in range(given.clients)
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(json.dumps({"seconds": time.perf_counter() - began, "times": times}))


if __name__ == "__main__":
    main()
