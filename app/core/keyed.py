"""Reads what identifies a request that may come again: its key, its path, its body."""

from fastapi import Request
from starlette.datastructures import UploadFile

from app.core import idempotency
from app.core.idempotency import KeyedRequest


async def keyed_request(request: Request, route: str) -> KeyedRequest | None:
    """Give the key of a POST with the hash of what it asks; None without one."""
    key = request.headers.get("idempotency-key")
    if request.method != "POST" or key is None:
        return None
    parts = [request.url.path.encode(), request.url.query.encode()]
    if request.headers.get("content-type", "").startswith("multipart/"):
        for name, value in (await request.form()).multi_items():
            parts += [name.encode(), await _form_bytes(value)]
    else:
        parts.append(await request.body())
    return KeyedRequest(route, idempotency.checked_key(key), idempotency.hash_of(*parts))


async def _form_bytes(value: UploadFile | str) -> bytes:
    if isinstance(value, str):
        return value.encode()
    await value.seek(0)
    content = await value.read()
    await value.seek(0)
    return content
