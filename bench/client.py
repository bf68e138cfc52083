"""A small browser over kept connections: cookies, forms, sign-in.

Python may not resolve `*.localhost`, so it connects by number and names the host.
"""

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import urlencode

_KEPT = 10.0  # seconds
_FORM_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_SHOWN_CODE = re.compile(r"data-demo-code>(\d{6})<")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `size` is the number of body bytes on the wire, `seconds` from request to last byte."""

    status: int
    body: bytes
    size: int
    seconds: float
    location: str = ""

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode()


class Browser:
    """One person's browser at one place of a running installation."""

    def __init__(self, place: str, port: int) -> None:
        self.host = f"{place}.localhost:{port}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._last = 0.0

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, *, page: str = "", **fields: str) -> Answer:
        """Send a form, with the form token of the page that stands there, or of another `page` that holds the form."""
        found = _FORM_TOKEN.search(self.get(page or path).text)
        body = urlencode(fields | {"csrfmiddlewaretoken": found[1] if found else ""}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        return self._ask("POST", path, body, headers)

    def sign_in(self, username: str, password: str) -> None:
        """Sign in with password and the code that the demo's page shows; raises RuntimeError where that fails."""
        first = self.post("/sign-in/", username=username, password=password)
        shown = _SHOWN_CODE.search(self.get(first.location).text) if first.status == 302 else None
        if not shown or self.post(first.location, code=shown[1]).status != 302:
            raise RuntimeError(f"{username} cannot sign in: {first.status}")

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        sent = {"Host": self.host, "Sec-Fetch-Site": "same-origin"} | headers
        if self._cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if time.monotonic() - self._last > _KEPT:
            self._connection.close()  # it opens again by itself, before the server would have closed it
        began = time.perf_counter()
        self._connection.request(method, path, body=body, headers=sent)
        response = self._connection.getresponse()
        content = response.read()
        seconds = time.perf_counter() - began
        self._last = time.monotonic()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return Answer(response.status, content, len(content), seconds, response.headers.get("Location", ""))
