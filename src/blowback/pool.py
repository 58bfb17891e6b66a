"""How is a function applied to many things by several processes, as if it were done by one?

The results come in the order of the things, whatever the number of processes. One that fails, or that
takes its process down with it, fails alone: it is reported in its place, and the rest goes on. Where the
machine fails (a full disk, too many open files), everything would fail the same way, so that ends it all.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, Final, Generic, NamedTuple, TypeVar

from blowback.errors import BlowbackError, EnvironmentProblem, InternalError

Item = TypeVar("Item")
Result = TypeVar("Result")
Maker = Callable[[], Callable[[Item], Result]]

_AHEAD: Final = 2  # things handed to a process at a time, so that it need not wait for the next
_WINDOW: Final = 8  # things a process between the oldest without a result and the newest handed out

_MACHINE: Final = frozenset(  # what has no room or no right left for anything
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.EROFS, errno.EIO}
)
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Aside(NamedTuple):
    """Something that comes by among the things: nothing is done to it, it only keeps its place."""

    value: Any


class Done(NamedTuple, Generic[Item, Result]):
    """A thing and what became of it."""

    item: Item
    result: Result


class Failed(NamedTuple, Generic[Item]):
    """A thing that could not be done, why in one line, and where in the code it happened."""

    item: Item
    why: str
    trace: str


Made = Done[Item, Result] | Failed[Item] | Aside


def ordered_map(
    make: Maker[Item, Result], items: Iterable[Item | Aside], workers: int
) -> Iterator[Made[Item, Result]]:
    """What does the function give for each thing, in order? What is ``Aside`` comes out as it went in.

    Args:
        make: called once in each process, once there is something to do; makes the function (loads the
            model it needs). Of a module's top level, since it is sent to processes that start anew.
        items: taken as needed: never more than a few for each process are held.
        workers: how many processes; with 1 all is done in this one.

    Raises:
        BlowbackError: where ``make`` raised it; what else it raises comes as an InternalError from another
            process, as it is from this one.
        EnvironmentProblem: where the processes die before they can begin, or the machine fails.
    """
    items = iter(items)
    for first in items:
        if not isinstance(first, Aside):
            items = chain([first], items)
            break
        yield first
    else:
        return  # nothing to do, so nothing is made
    if workers == 1:
        function = make()
        for item in items:
            yield item if isinstance(item, Aside) else _attempt(function, item)
        return
    pool: _Pool[Item, Result] = _Pool(make, workers)
    try:
        yield from pool.run(items)
    finally:
        pool.close()


def blame_machine(error: Exception) -> None:
    """Is it the machine that failed, and no fault of what was done just then?

    Raises:
        EnvironmentProblem: where it is.
    """
    if isinstance(error, EnvironmentProblem):
        raise error
    if isinstance(error, OSError) and error.errno in _MACHINE:
        where = f" ({error.filename})" if error.filename else ""
        raise EnvironmentProblem(
            f"the machine has no room left, on the disk or for files: {error.strerror}{where}; "
            "what was done before is kept"
        ) from error


def _attempt(function: Callable[[Item], Result], item: Item) -> Done[Item, Result] | Failed[Item]:
    try:
        return Done(item, function(item))
    except Exception as error:  # noqa: BLE001 - whatever one thing does is a matter of that thing
        blame_machine(error)
        return Failed(item, f"{type(error).__name__}: {error}", traceback.format_exc())


class _Ready(NamedTuple):
    """A process is able to work."""


class _Unable(NamedTuple):
    """A process could not make the function, or can do nothing more."""

    error: BlowbackError


class _Answer(NamedTuple):
    """What became of the oldest thing that a process was handed: a result, or why there is none."""

    result: object = None
    why: str | None = None
    trace: str = ""


class _End(NamedTuple):
    """Nothing more comes."""


def _listen(connection: Connection, heard: SimpleQueue[Item | _End]) -> None:
    try:
        while True:
            heard.put(connection.recv())
    except (EOFError, OSError):
        heard.put(_End())


def _serve(make: Maker[Item, Result], connection: Connection) -> None:
    """The life of a process: makes the function and applies it to what comes, until nothing more comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it too, and ends this one
    for threads in _THREADS:  # before what reads them is imported: as many processes as there are cores
        os.environ.setdefault(threads, "1")
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        try:
            function = make()
        except BlowbackError as error:
            connection.send(_Unable(error))
            return
        except Exception as error:  # noqa: BLE001 - the first process raises it again, with where it happened
            told = f"{type(error).__name__}: {error}\n{traceback.format_exc()}"
            connection.send(_Unable(InternalError(f"a process that was to read could not begin: {told}")))
            return
        connection.send(_Ready())
        # Heard by a thread of its own: if both sides sent at once, each would wait for the other to listen.
        heard: SimpleQueue[Item | _End] = SimpleQueue()
        threading.Thread(target=_listen, args=(connection, heard), daemon=True).start()
        while not isinstance(item := heard.get(), _End):
            try:
                made = _attempt(function, item)
            except EnvironmentProblem as error:
                connection.send(_Unable(error))
                return
            if isinstance(made, Done):
                connection.send(_Answer(result=made.result))
            else:
                connection.send(_Answer(why=made.why, trace=made.trace))


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started within do not hear the keyboard, from their first moment on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker(Generic[Item]):
    """One process, and what it was handed and has not answered."""

    def __init__(self, make: Maker[Item, object]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(make, theirs), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()
        self.ready = False
        self.handed: deque[tuple[int, Item]] = deque()

    def hand(self, number: int, item: Item) -> None:
        """Gives the process one more thing."""
        self.handed.append((number, item))
        with contextlib.suppress(
            BrokenPipeError, ConnectionResetError
        ):  # that it died is found when it is heard
            self.connection.send(item)

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool(Generic[Item, Result]):
    """The processes, and the results that wait for an earlier one."""

    def __init__(self, make: Maker[Item, Result], workers: int) -> None:
        self._make = make
        self._window = workers * _WINDOW
        self._again: deque[tuple[int, Item]] = deque()  # handed to a process that died before it came to them
        self._waiting: dict[int, Made[Item, Result]] = {}
        self._taken = 0  # how many things were taken so far
        self._given = 0  # how many results were given out so far
        self._workers: list[_Worker[Item]] = []
        for _ in range(workers):
            self._workers.append(_Worker(make))

    def run(self, items: Iterator[Item | Aside]) -> Iterator[Made[Item, Result]]:
        """The results, in order."""
        while True:
            exhausted = not self._hand_out(items)
            if self._given in self._waiting:
                yield self._waiting.pop(self._given)
                self._given += 1
            elif exhausted and self._given == self._taken:
                return
            else:
                self._hear()

    def _hand_out(self, items: Iterator[Item | Aside]) -> bool:
        """Gives every process enough to do: false where there are no more things to take."""
        for worker in self._workers:
            while len(worker.handed) < _AHEAD:
                if self._again:
                    worker.hand(*self._again.popleft())
                    continue
                if self._taken == self._given + self._window:
                    return True
                try:
                    item = next(items)
                except StopIteration:
                    return False
                if isinstance(item, Aside):
                    self._waiting[self._taken] = item
                else:
                    worker.hand(self._taken, item)
                self._taken += 1
        return True

    def _hear(self) -> None:
        """Waits until a process answers or dies."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection)):
            assert isinstance(connection, Connection)
            worker = by_connection[connection]
            try:
                message = connection.recv()
            except (EOFError, OSError):  # the latter where it died in the middle of an answer
                self._replace(worker)
                continue
            if isinstance(message, _Unable):
                raise message.error
            if isinstance(message, _Ready):
                worker.ready = True
                continue
            number, item = worker.handed.popleft()
            if message.why is None:
                self._waiting[number] = Done(item, message.result)
            else:
                self._waiting[number] = Failed(item, message.why, message.trace)

    def _replace(self, worker: _Worker[Item]) -> None:
        """Starts a process in the place of one that died; the thing that it was at is not tried again."""
        worker.process.join()
        if not worker.ready:
            raise EnvironmentProblem(
                f"a process that was to read ended with code {worker.process.exitcode} before it could "
                "begin; there may be too little memory for so many (setting workers)"
            )
        if worker.handed:
            number, item = worker.handed.popleft()
            why = f"the process that read it ended with code {worker.process.exitcode}"
            self._waiting[number] = Failed(item, why, "")
            self._again.extend(worker.handed)
        worker.end()
        self._workers[self._workers.index(worker)] = _Worker(self._make)

    def close(self) -> None:
        """Ends all processes."""
        for worker in self._workers:
            worker.end()
