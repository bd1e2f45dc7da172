"""Has imported the application already, and forks `linban serve` at a word: a restart costs no second."""

import os
import resource
import signal
import sys

from app import cli


def main() -> None:
    """Fork one server for each line on standard input, and tell its process id."""
    # Nobody waits for the killed ones; the kernel buries them.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
            if limit := int(os.environ.get("FAULTS_DESCRIPTORS", "0")):
                resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
            cli.app(["serve"])
        print(child, flush=True)


if __name__ == "__main__":
    main()
