"""A browser without JavaScript at the running program: cookies, form tokens, uploads."""

import html
import http.client
import json
import re
from typing import Any
from urllib.parse import urlencode

from tests.support.serving import Running

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_CODE = re.compile(r"data-demo-code>(\d{6})<")
_BOUNDARY = "palermo-test-boundary"


class Web:
    """Somebody at one entry of a running installation."""

    def __init__(self, running: Running, place: str, token: str = "") -> None:
        self.running, self.place, self.token = running, place, token
        self.cookies: dict[str, str] = {}
        self.page = ""

    def send(self, method: str, path: str, body: bytes = b"", kind: str = "") -> Any:
        """Send one request and return the answer, with `text`; cookies are kept."""
        origin = self.running.origin(self.place)
        headers = {"Host": origin[7:], "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        headers |= {"Content-Type": kind, "Origin": origin} if body else {}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        connection = http.client.HTTPConnection("127.0.0.1", self.running.ports[self.place], timeout=30)
        connection.request(method, path, body, headers)
        answer: Any = connection.getresponse()
        answer.text = answer.read().decode("utf-8", "replace")
        connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.page = answer.text
        return answer

    def api(self, method: str, path: str, body: Any = None, *, raw: bytes = b"") -> Any:
        """Send JSON to a path below /api/v1."""
        data = raw or (json.dumps(body).encode() if body is not None else b"")
        return self.send(method, f"/api/v1{path}", data, "application/json")

    def form(
        self, path: str, fields: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> Any:
        """Fill in the form of the page that was opened last, and send it."""
        found = _TOKEN.search(self.page)
        fields = {"csrfmiddlewaretoken": html.unescape(found[1]) if found else "", **fields}
        if files is None:
            return self.send("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")
        disposition = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{{}}"'
        parts = [f"{disposition.format(name)}\r\n\r\n{value}\r\n".encode() for name, value in fields.items()]
        for name, (file, content) in files.items():
            head = f'{disposition.format(name)}; filename="{file}"\r\n\r\n'
            parts.append(head.encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{_BOUNDARY}--\r\n".encode()
        return self.send("POST", path, body, f"multipart/form-data; boundary={_BOUNDARY}")

    def sign_in(self, username: str, password: str) -> None:
        """Walk both steps of sign-in; raises AssertionError where one fails."""
        self.send("GET", "/sign-in/")
        answer = self.form("/sign-in/", {"username": username, "password": password})
        assert answer.status in (302, 303), answer.text[:2000]
        self.send("GET", "/sign-in/code/")
        code = _CODE.search(self.page)
        assert code, self.page[:2000]
        answer = self.form("/sign-in/code/", {"code": code[1]})
        assert answer.status in (302, 303), answer.text[:2000]
