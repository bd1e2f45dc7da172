"""A small HTTP/1.1 load client on asyncio streams: requests made beforehand, every latency kept."""

import asyncio
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

_END = b"\r\n\r\n"


@dataclass(slots=True)
class Outcome:
    """What one run of requests gave."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    first_failure: str = ""

    @property
    def rate(self) -> float:
        """Give answers per second."""
        return len(self.latencies) / self.seconds

    def percentile(self, share: float) -> float:
        """Give a latency in milliseconds that a share of the answers did not exceed."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def request(
    method: str, path: str, *, token: str = "", body: object = None, headers: dict[str, str] | None = None
) -> bytes:
    """Give a whole request as bytes."""
    content = b"" if body is None else json.dumps(body).encode()
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
    if token:
        lines.append(f"Authorization: Bearer {token}")
    if content:
        lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + _END + content


def drive(port: int, requests: list[bytes], *, clients: int) -> Outcome:
    """Send all requests over a number of connections, each as soon as its last answer came."""
    return asyncio.run(_drive(port, requests, clients))


async def _drive(port: int, requests: list[bytes], clients: int) -> Outcome:
    outcome, waiting = Outcome(), iter(requests)
    started = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(clients):
            group.create_task(_client(port, waiting, outcome))
    outcome.seconds = time.perf_counter() - started
    return outcome


async def _client(port: int, waiting: Iterator[bytes], outcome: Outcome) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for one in waiting:
        sent = time.perf_counter()
        writer.write(one)
        head = await reader.readuntil(_END)
        body = await reader.readexactly(_length(head))
        outcome.latencies.append(time.perf_counter() - sent)
        status = int(head[9:12])
        outcome.statuses[status] = outcome.statuses.get(status, 0) + 1
        if status >= 400 and not outcome.first_failure:
            outcome.first_failure = body.decode(errors="replace")
    writer.close()
    await writer.wait_closed()


def _length(head: bytes) -> int:
    start = head.lower().index(b"content-length:") + 15
    return int(head[start : head.index(b"\r\n", start)])
