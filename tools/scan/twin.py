"""A server with one hole of each kind that the scanners must find; it runs for the length of a scan only."""

import json
import sqlite3
import sys
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from pydantic import BaseModel

from tests.hostile.live import serving

HERE = Path(__file__).parent
database = sqlite3.connect(":memory:", check_same_thread=False)
app = FastAPI()
REQUESTS = [
    {"method": "GET", "path": "/offers", "query": {"q": "soap"}, "body": None, "texts": ["q"]},
    {
        "method": "POST",
        "path": "/wishes",
        "query": {},
        "body": {"title": "soap", "amount": 1},
        "texts": ["title"],
    },
    {"method": "GET", "path": "/greeting", "query": {"name": "you"}, "body": None, "texts": ["name"]},
    {"method": "GET", "path": "/papers", "query": {"file": "twin.py"}, "body": None, "texts": ["file"]},
    {"method": "GET", "path": "/leave", "query": {"url": "/offers"}, "body": None, "texts": ["url"]},
]


class Wish(BaseModel):
    """A body whose text goes into a statement."""

    title: str
    amount: int = 1


def look(title: str) -> list[dict[str, object]]:
    """Find offers as nobody should."""
    found = database.execute(f"SELECT id, title FROM offer WHERE title = '{title}'")  # noqa: S608 - planted
    return [{"id": number, "title": name} for number, name in found.fetchall()]


@app.get("/offers")
def read_offers(q: str = "soap") -> list[dict[str, object]]:
    """Put a query parameter into a statement."""
    return look(q)


@app.post("/wishes")
def make_wish(body: Wish) -> list[dict[str, object]]:
    """Put a field of a JSON body into a statement."""
    return look(body.title)


@app.get("/greeting")
def greet(name: str = "you") -> HTMLResponse:
    """Put a text into a page as it is."""
    return HTMLResponse(f"<html><body><p>Hello {name}</p></body></html>")


@app.get("/papers")
def read_paper(file: str = "twin.py") -> PlainTextResponse:
    """Open whatever file is named."""
    try:
        return PlainTextResponse((HERE / file).read_text(errors="replace"))
    except OSError as error:
        return PlainTextResponse(str(error), status_code=404)


@app.get("/leave")
def leave(url: str = "/offers") -> RedirectResponse:
    """Send the browser wherever it is told to go."""
    return RedirectResponse(url)


def main() -> None:
    """Serve until the standard input is closed, and tell it as the real one does."""
    database.executescript(
        "CREATE TABLE offer (id INTEGER, title TEXT); INSERT INTO offer VALUES (1, 'soap')"
    )
    with serving(app) as address:
        print(json.dumps({"address": address, "token": "none", "requests": REQUESTS}), flush=True)
        sys.stdin.read()
    print("{}", flush=True)


if __name__ == "__main__":
    main()
