"""Foreseen failures as RFC 9457 problems, in Chinese."""

import re
from typing import Any, ClassVar


class Problem(Exception):  # noqa: N818 - a problem is what the reader meets, RFC 9457 names it so
    """A foreseen failure: `title` names the kind, `detail` tells this case with its numbers."""

    status: ClassVar[int] = 409
    title: ClassVar[str] = "操作没有成功"

    def __init__(
        self, detail: str = "", *, errors: list[dict[str, str]] | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.errors = errors
        self.retry_after = retry_after

    @classmethod
    def type_uri(cls) -> str:
        """Give `/problems/<kebab-name>`, which clients may switch on."""
        name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()
        return f"/problems/{name}"

    def body(self, instance: str) -> dict[str, Any]:
        """Give the problem document."""
        document: dict[str, Any] = {
            "type": self.type_uri(),
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        if self.errors is not None:
            document["errors"] = self.errors
        return document


class NotFound(Problem):
    """Does not exist, or may not be seen: the reader cannot tell which."""

    status = 404
    title = "没有找到"

    def __init__(self, detail: str = "没有找到这条内容，可能已被删除，或您无权查看") -> None:
        super().__init__(detail)


class NotSignedIn(Problem):
    """No valid token came with the request."""

    status = 401
    title = "请先登录"

    def __init__(self, detail: str = "登录已过期，请重新登录") -> None:
        super().__init__(detail)


class NotAllowed(Problem):
    """Signed in and may see it, but may not do it."""

    status = 403
    title = "没有权限"

    def __init__(self, detail: str = "您的身份不能做这件事，如有需要请联系本村代办站") -> None:
        super().__init__(detail)


class InvalidInput(Problem):
    """The request was understood but a field is wrong."""

    status = 422
    title = "填写有误"

    @classmethod
    def at(cls, pointer: str, detail: str) -> "InvalidInput":
        """Name the one field that is wrong by its JSON pointer."""
        return cls(detail, errors=[{"pointer": pointer, "detail": detail}])


class TooManyRequests(Problem):
    """Slow down; `Retry-After` says for how long."""

    status = 429
    title = "操作太频繁"


class TooLarge(Problem):
    """The body is larger than the server reads."""

    status = 413
    title = "内容太大"


class WrongMediaType(Problem):
    """The body is of a kind the server does not take."""

    status = 415
    title = "格式不支持"


class Unavailable(Problem):
    """The database is away for a moment."""

    status = 503
    title = "系统暂时不可用"

    def __init__(
        self, detail: str = "系统正忙，请稍后再试。已填写的内容不会丢失", *, retry_after: int = 5
    ) -> None:
        super().__init__(detail, retry_after=retry_after)
