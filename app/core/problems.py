"""Every failure leaves as problem+json in Chinese: foreseen, invalid input, unknown path, crash."""

import logging
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core import described
from app.core.errors import (
    InvalidInput,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Problem,
    TooLarge,
    TooManyRequests,
    Unavailable,
    WrongMediaType,
)
from app.core.retries import as_unavailable
from app.core.web import PROBLEM_JSON, problem_bytes

log = logging.getLogger(__name__)


class MethodNotAllowed(Problem):
    """The path exists, but not for this method."""

    status = 405
    title = "不支持的操作"


class BadRequest(Problem):
    """The request could not be read."""

    status = 400
    title = "请求无法识别"


class Crash(Problem):
    """Our own bug; the log has the trace."""

    status = 500
    title = "系统出错了"


_BY_STATUS: dict[int, type[Problem]] = {
    400: BadRequest,
    401: NotSignedIn,
    403: NotAllowed,
    404: NotFound,
    405: MethodNotAllowed,
    413: TooLarge,
    415: WrongMediaType,
    429: TooManyRequests,
    503: Unavailable,
}

# Pydantic's messages, as a villager can read them; the keys are its error types.
_MESSAGES = {
    "missing": "这一项必须填写",
    "extra_forbidden": "不认识的内容，请删除",
    "string_type": "应为文字",
    "string_too_short": "至少要 {min_length} 个字",
    "string_too_long": "最多 {max_length} 个字",
    "string_pattern_mismatch": "格式不正确",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_parsing_size": "数字太大",
    "int_from_float": "应为整数",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "finite_number": "应为数字",
    "bool_type": "应为是或否",
    "bool_parsing": "应为是或否",
    "greater_than_equal": "不能小于 {ge}",
    "greater_than": "应大于 {gt}",
    "less_than_equal": "不能大于 {le}",
    "less_than": "应小于 {lt}",
    "uuid_parsing": "编号不正确",
    "uuid_type": "编号不正确",
    "date_parsing": "日期不正确，应如 2026-11-21",
    "date_from_datetime_parsing": "日期不正确，应如 2026-11-21",
    "date_type": "日期不正确，应如 2026-11-21",
    "datetime_parsing": "时间不正确",
    "datetime_from_date_parsing": "时间不正确",
    "datetime_type": "时间不正确",
    "timezone_aware": "时间要带时区",
    "time_parsing": "时间不正确，应如 08:30",
    "enum": "不在可选的范围内",
    "literal_error": "不在可选的范围内",
    "list_type": "应为列表",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "dict_type": "格式不正确",
    "model_type": "格式不正确",
    "model_attributes_type": "格式不正确",
    "json_invalid": "内容不是有效的 JSON",
    "recursion_loop": "内容嵌套太深",
    "none_required": "这里应为空",
}
_OURS = frozenset({"bad_character", "phone", "id_number", "one_proof", "one_account"})


def install(app: FastAPI) -> None:
    """Attach the handlers, and tell of them in the document."""
    described.install(app)
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(ValidationError, _on_crash)
    app.add_exception_handler(StarletteHTTPException, _on_http)
    app.add_exception_handler(SQLAlchemyError, _on_failure)
    app.add_exception_handler(OSError, _on_failure)
    app.add_exception_handler(Exception, _on_crash)
    # Added first, so that it stands innermost: a crash, too, leaves with the headers of every answer.
    app.add_middleware(Crashes)


class Crashes:
    """Answers a crash as a problem, where the framework's own place for it lies outside our headers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; an answer that has begun cannot be taken back."""
        is_begun = False

        async def noting(message: Message) -> None:
            nonlocal is_begun
            is_begun = True
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            if scope["type"] != "http" or is_begun or isinstance(error, Problem):
                raise
            request = Request(scope)
            await (await _on_failure(request, error))(scope, receive, send)


def respond(problem: Problem, instance: str, *, close: bool = False) -> Response:
    """Give the answer for a problem, and end the connection where the rest of it is not wanted."""
    headers = {"Cache-Control": "no-store"}
    if close:
        headers["Connection"] = "close"
    if problem.retry_after is not None:
        headers["Retry-After"] = str(problem.retry_after)
    if problem.status == NotSignedIn.status:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(
        problem_bytes(problem, instance), problem.status, headers=headers, media_type=PROBLEM_JSON
    )


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem), "registered for problems"
    return respond(error, request.scope["path"])


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError), "registered for invalid requests"
    failures = [{"pointer": _pointer(one["loc"]), "detail": message_of(one)} for one in error.errors()[:20]]
    first = failures[0]["detail"] if failures else "填写有误"
    return respond(InvalidInput(first, errors=failures), request.scope["path"])


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException), "registered for HTTP failures"
    kind = _BY_STATUS.get(error.status_code, BadRequest)
    # A disk that is full while an upload is being spooled reaches us as a bad request.
    unavailable = as_unavailable(error.__cause__) if error.__cause__ else None
    if unavailable is not None:
        return respond(unavailable, request.scope["path"])
    return respond(
        kind() if kind in (NotFound, NotSignedIn, NotAllowed, Unavailable) else kind(""),
        request.scope["path"],
    )


async def _on_failure(request: Request, error: Exception) -> Response:
    """Tell a failure that passes from a bug of ours."""
    unavailable = as_unavailable(error)
    if unavailable is None:
        return await _on_crash(request, error)
    log.warning("unavailable at %s %s: %s", request.method, request.scope["path"], type(error).__name__)
    return respond(unavailable, request.scope["path"])


async def _on_crash(request: Request, error: Exception) -> Response:
    log.error("crash at %s %s", request.method, request.scope["path"], exc_info=error)
    return respond(Crash("系统出错了，已经记录下来。请稍后再试"), request.scope["path"])


def message_of(failure: dict[str, Any]) -> str:
    """Give a pydantic failure in Chinese."""
    kind = failure["type"]
    if kind in {"too_short", "too_long"} and isinstance(failure.get("input"), str):
        kind = f"string_{kind}"
    if kind in _OURS or kind not in _MESSAGES:
        text = str(failure.get("msg", ""))
        return text if text and not text.isascii() else "填写有误"
    return _MESSAGES[kind].format_map({"min_length": "?", "max_length": "?"} | (failure.get("ctx") or {}))


def _pointer(location: tuple[Any, ...]) -> str:
    parts = [str(part).encode("utf-8", "replace").decode() for part in location]
    if parts and parts[0] == "body":
        parts = parts[1:]
    return "/" + "/".join(part.replace("~", "~0").replace("/", "~1")[:100] for part in parts)
