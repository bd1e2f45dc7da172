"""The counters that one process keeps for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Histogram


class Figures:
    """The counters of one process; with several workers each tells its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self.requests = Counter("linban_requests_total", "Answered requests.", labels, registry=self.registry)
        self.seconds = Histogram(
            "linban_request_seconds", "Time to answer, seconds.", ("method", "route"), registry=self.registry
        )
        self.refused_sign_ins = Counter(
            "linban_refused_sign_ins_total", "Sign-ins that were refused.", registry=self.registry
        )
