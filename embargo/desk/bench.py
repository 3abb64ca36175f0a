"""Where checks run: beside the server, a few at a time, and none for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from embargo.desk.setup import Limits

Made = TypeVar("Made")


class BusyError(Exception):
    """So much is waiting already that one more would not be done in time."""


class Bench:
    """Threads for work that keeps the processor busy, so that the server can go on answering."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._threads = ThreadPoolExecutor(limits.running, thread_name_prefix="embargo-desk")
        self._taken = 0

    async def do(self, job: Callable[[], Made]) -> Made:
        """What `job` comes to. Raises `BusyError`, or `TimeoutError` where it takes too long."""
        if self._taken >= self._limits.running + self._limits.waiting:
            raise BusyError
        loop = asyncio.get_running_loop()
        self._taken += 1
        work = self._threads.submit(job)
        work.add_done_callback(lambda done: self._done(done, loop))
        return await asyncio.wait_for(asyncio.wrap_future(work), self._limits.seconds)

    def _done(self, _: Future[Made], loop: asyncio.AbstractEventLoop) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._put_back)

    def _put_back(self) -> None:
        self._taken -= 1

    def close(self) -> None:
        """Take on nothing more, and leave what has not begun."""
        self._threads.shutdown(wait=False, cancel_futures=True)
