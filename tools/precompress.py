"""Write .br and .gz beside every built file that shrinks, so that the server only hands out bytes."""

import gzip
import sys
from pathlib import Path

import brotli

TEXTS = {".html", ".js", ".mjs", ".css", ".json", ".svg", ".webmanifest", ".txt", ".wasm", ".ico"}
SMALLEST = 512  # below this a packet is sent anyway


def main(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".br", ".gz"}:
            if not path.with_suffix("").exists():
                path.unlink()
        elif path.is_file() and path.suffix in TEXTS:
            _compress(path)


def _compress(path: Path) -> None:
    content = path.read_bytes()
    packed = {".br": brotli.compress(content, quality=11), ".gz": gzip.compress(content, 9, mtime=0)}
    for suffix, body in packed.items():
        target = path.with_name(path.name + suffix)
        if len(content) >= SMALLEST and len(body) < len(content):
            target.write_bytes(body)
        else:
            target.unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
