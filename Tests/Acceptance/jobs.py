"""Work in other processes that starts before the tests that need its result, so that no processor is idle."""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")

LONG_AT_ONCE = 16


class Jobs:
    """Does each piece of work once, however many tests ask for it, in the order in which they were asked for."""

    def __init__(self) -> None:
        self._short = ThreadPoolExecutor(max_workers=os.cpu_count())
        self._long = ThreadPoolExecutor(max_workers=LONG_AT_ONCE)
        self._started: dict[Hashable, Future[Any]] = {}

    def start(self, key: Hashable, work: Callable[[], Result]) -> Future[Result]:
        """Work that keeps a processor busy: as much at once as there are processors, or all of it would take long."""
        return self._start(self._short, key, work)

    def start_long(self, key: Hashable, work: Callable[[], Result]) -> Future[Result]:
        """Work that takes minutes, most of them waiting, or that everything else should make way for."""
        return self._start(self._long, key, work)

    def _start(self, pool: ThreadPoolExecutor, key: Hashable, work: Callable[[], Result]) -> Future[Result]:
        if key not in self._started:
            self._started[key] = pool.submit(work)
        return self._started[key]

    def close(self) -> None:
        for pool in (self._short, self._long):
            pool.shutdown(cancel_futures=True)
