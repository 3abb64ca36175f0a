"""HTTP as uvicorn speaks it, to clients that are not slow on purpose."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PunctualProtocol(H11Protocol):
    """A connection on which the head of a request must arrive within `seconds`, and an answer go on being taken.

    uvicorn itself waits for ever: a few hundred connections that say or take nothing would keep everybody else out.
    """

    def __init__(self, *given: Any, seconds: float, **named: Any) -> None:
        super().__init__(*given, **named)
        self._seconds = seconds
        self._patience: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Read on; wait no longer than at first for a head that has begun."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._wait_no_more()
        elif self._patience is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for any more."""
        self._wait_no_more()
        self._taken()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """More of an answer is left than the network takes at once: see that it is taken."""
        super().pause_writing()
        self._see_it_taken(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """Nearly all of it is gone."""
        self._taken()
        super().resume_writing()

    def _see_it_taken(self, left: int) -> None:
        self._taking = self.loop.call_later(self._seconds, self._prove_taken, left)

    def _prove_taken(self, before: int) -> None:
        left = self.transport.get_write_buffer_size()
        if left < before:
            self._see_it_taken(left)
        else:
            self.transport.abort()  # to close it would wait for what is left

    def _taken(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
            self._taking = None

    def _wait(self) -> None:
        self._patience = self.loop.call_later(self._seconds, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
