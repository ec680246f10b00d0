"""What a page does behind the reader's back, collected from the browser while a journey runs."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response

OWN_SCHEMES = {"data", "blob", "about"}


class Watch:
    """`faults` lists what no journey may cause: scripts that fail, broken policy, foreign hosts, answers of 500 and up.

    `complaints` lists what only some journeys may cause: answers of 400 and up, and the console's words about them.
    """

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = urlsplit(home).netloc
        self.faults: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._on_request)
        context.on("requestfailed", self._on_failed)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and parts.netloc != self.home:
            self.faults.append(f"foreign request: {request.url}")

    def _on_failed(self, request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # a page that is left drops what it was still asking for
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            kind = self.faults if response.status >= 500 else self.complaints
            kind.append(f"{response.status} {response.request.method} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        answered = message.text.startswith("Failed to load resource: the server responded")
        (self.complaints if answered else self.faults).append(f"console: {message.text}")
