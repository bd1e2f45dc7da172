"""The security headers of every answer: pages, API, refusals and crashes alike."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
# For an answer that says nothing of its own, as pages do: nothing is allowed and nothing is kept.
DEFAULTS = {
    **COMMON,
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_RAW = [(name.lower().encode(), value.encode()) for name, value in DEFAULTS.items()]
# Half a year would do; a year is what the lists of browsers ask for.
_TLS_ONLY = (b"strict-transport-security", b"max-age=31536000; includeSubDomains")


class SecurityHeaders:
    """Adds the headers that an answer does not already have."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; HSTS is for those who came over TLS, also through a trusted proxy."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        wanted = [*_RAW, _TLS_ONLY] if scope.get("scheme") == "https" else _RAW

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                present = {name.lower() for name, _ in headers}
                message["headers"] = headers + [pair for pair in wanted if pair[0] not in present]
            await send(message)

        await self._app(scope, receive, with_headers)
