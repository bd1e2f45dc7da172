"""Write the lock files: every package with its hashes for every platform, and no download address."""

import sys

from tools.house import ROOT, SCRIPTS, run

COMPILE = ("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock")


def main() -> None:
    """Compile all; further options go to uv, such as `--upgrade-package fastapi`."""
    _compile("requirements.lock", "pyproject.toml", "--group", "build")
    _compile(
        "requirements-dev.lock", "pyproject.toml", "--group", "dev", "--constraints", "requirements.lock"
    )
    for group in ("node", "scan", "semgrep"):
        _compile(f"requirements-{group}.lock", "--group", group)


def _compile(lock: str, *sources: str) -> None:
    output = ("--output-file", ROOT / lock)
    run(SCRIPTS / "uv", *COMPILE, *PLAIN, *sources, *output, *sys.argv[1:])


if __name__ == "__main__":
    main()
