"""The side of `coursework.judging.student` that lives beside the student's code: it does what a request says.

Host and Student speak `coursework.inside.wire` to each other. Between them is a *transport*: a function
``transport(request, serve) -> reply`` on bytes, in which ``serve(call) -> answer`` carries calls back to functions that
the check passed along. In a notebook the transport is `Host.handle` itself; a grader puts a pipe there, and no check
changes.

Requests are dicts with an "op":

=========  ===========================  ========================================================
op         further keys                 does
=========  ===========================  ========================================================
call       name, args, kwargs           calls a function of the student's
make       name, args, kwargs           the same, but keeps the result and sends its number
method     object, name, args, kwargs   calls a method of a kept object
apply      object, args, kwargs         calls a kept object
attribute  object, name                 an attribute of a kept object
value      name                         the value of a name
probe      name, args, kwargs           calls a locked helper of the notebook
=========  ===========================  ========================================================

Replies are dicts: {"value", "changed"} where "changed" holds the arrays among the arguments that were written to, as
pairs (place, array); or {"error", "name"} with what else `coursework.judging.student.Failure` is made of.
"""

from __future__ import annotations

import builtins
import inspect
import io
import linecache
import os
import signal
import sys
import sysconfig
import threading
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from types import ModuleType
from typing import Any

import numpy as np

from coursework.inside import wire
from coursework.inside.refuse import Refused, refusing

MAX_CALLS = 100_000
MAX_PRINTED = 20_000
CHECK_SECONDS = 10.0  # the first call may import torch


class OutOfTime(BaseException):
    """The time of one check is used up."""


class ServedError(Exception):
    """Inside the student's code: the function that the check passed along could not be called like this."""


class Host:
    """The side of the student: does what requests say, in the student's namespace.

    Args:
        namespace: what the student's cells defined.
        instead_of: dotted names of flowdiff functions that the answer may not use.
        seconds: all the time that the student's code may take, over all requests.
        helpers: locked helpers as they were made, for an answer may have taken their names since.
    """

    def __init__(
        self,
        namespace: dict,
        instead_of: Sequence[str] = (),
        seconds: float = CHECK_SECONDS,
        helpers: Mapping[str, Callable] | None = None,
    ):
        self.namespace, self.helpers = namespace, helpers or {}
        self.instead_of = tuple(instead_of)
        self.seconds = self._allowed = seconds
        self.printed = Printed()
        self._kept: list[Any] = []
        self._running = False

    def handle(self, request: bytes, serve: Callable[[bytes], bytes]) -> bytes:
        """The reply to one request. Only a KeyboardInterrupt leaves it as an exception."""
        arrays: list[Any] = []
        functions: dict[int, Callable] = {}
        calls = 0

        def served(number: int) -> Callable:
            def function(*args, **kwargs):
                nonlocal calls
                calls += 1
                if calls > MAX_CALLS:
                    raise OutOfTime
                call = {"function": number, "args": args, "kwargs": kwargs}
                answer = wire.decode(serve(wire.encode(call, handle=number_of)), tensors=True, serve=functions.get)
                if "error" in answer:
                    raise ServedError(answer["error"])
                return answer["value"]

            functions[number] = function
            return function

        def number_of(function: Callable) -> int:
            # A function that came from the check goes back as itself, numbered below zero.
            return next((-1 - number for number, known in functions.items() if known is function), None) or self._keep(
                function
            )

        message = wire.decode(request, serve=served, tensors=True, arrays=arrays)
        before = [_copy(array) for array in arrays]
        op, name = message["op"], message.get("name", "it")
        args, kwargs = message.get("args", ()), message.get("kwargs", {})
        target = None
        try:
            with self._student_code() as refused:
                target = self._target(op, message)
                value = target if op in ("attribute", "value") else target(*args, **kwargs)
                if op == "make":
                    value = {"object": self._keep(value), "type": type(value).__name__}
                changed = [
                    (place, array)
                    for place, (array, old) in enumerate(zip(arrays, before, strict=True))
                    if not _same(array, old)
                ]
                reply = wire.encode({"value": value, "changed": changed}, handle=number_of)
            if refused:
                return self._error("refused", name, message=refused[0])
            return reply
        except KeyboardInterrupt:
            raise
        except Refused as error:
            return self._error("refused", name, message=error.name)
        except wire.WireError as error:
            return self._error("not plain", name, message=str(error))
        except _NotThere as error:
            return self._error(error.kind, name, message=error.message)
        except NotImplementedError as error:
            return self._error("unwritten", name, message=raised_in(error) or name)
        except OutOfTime as error:
            return self._error("time", name, message=f"{self._allowed:g}", **self._place(error, target, op))
        except ServedError as error:
            return self._error("served", name, message=str(error))
        except BaseException as error:
            likely = _misfit(error, target, args, kwargs) or _taken_name(error, self.namespace)
            details = {"type": type(error).__name__, "message": _limited(error), "likely": likely}
            return self._error("raised", name, **details, **self._place(error, target, op))

    def _target(self, op: str, message: dict) -> Any:
        if op == "probe" and message["name"] in self.helpers:
            return self.helpers[message["name"]]
        if op in ("call", "make", "probe", "value"):
            name = message["name"]
            if name not in self.namespace:
                raise _NotThere("undefined")
            target = self.namespace[name]
        else:
            target = self._kept[message["object"]]
            if op in ("method", "attribute"):
                try:
                    target = getattr(target, message["name"])
                except AttributeError:
                    raise _NotThere("undefined") from None
        if op not in ("value", "attribute") and not callable(target):
            if target is Ellipsis:
                raise _NotThere("unwritten")
            raise _NotThere("not callable", f"of type {type(target).__name__}")
        return target

    def _keep(self, thing: Any) -> int:
        if len(self._kept) >= MAX_CALLS:
            raise wire.WireError("too many objects")
        self._kept.append(thing)
        return len(self._kept) - 1

    @contextmanager
    def _student_code(self) -> Iterator[list[str]]:
        """Where the student's code runs: quiet, against the clock, without flowdiff's own answer."""
        if self._running:  # the check called back while the student's code calls the check
            yield []
            return
        with ExitStack() as stack:
            self._running = True
            stack.callback(setattr, self, "_running", False)
            stack.enter_context(redirect_stdout(self.printed))
            stack.enter_context(redirect_stderr(self.printed))
            stack.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
            refused = stack.enter_context(refusing(self.instead_of))
            start = time.monotonic()
            try:
                with deadline(self.seconds):
                    yield refused
            finally:
                self.seconds -= time.monotonic() - start

    @staticmethod
    def _error(error: str, name: str, **details) -> bytes:
        return wire.encode({"error": error, "name": name, **details})

    @staticmethod
    def _place(error: BaseException, target: Any, op: str) -> dict:
        """The last line of the student's own that the exception went through; a locked helper's lines are none."""
        own = getattr(getattr(target, "__code__", None), "co_filename", None)
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            is_own = frame.filename == own
            if (is_own and op != "probe") or (not is_own and _is_notebook(frame.filename)):
                source = (frame.line or linecache.getline(frame.filename, frame.lineno or 0)).strip()
                return {"line": frame.lineno, "source": source[:200]}
        return {}


def _misfit(error: BaseException, target: Any, args: Sequence, kwargs: Mapping) -> str:
    """What is wrong with the parameters of a function that could not even be called, or nothing."""
    try:
        signature = inspect.signature(target)
    except (TypeError, ValueError):  # not callable, or written in C
        return ""
    try:
        signature.bind(*args, **kwargs)
    except TypeError:
        given = [f"{len(args)} value{'s' if len(args) != 1 else ''}"] if args else []
        given += [", ".join(f"{name}=" for name in kwargs)] if kwargs else []
        own = ", ".join(name for name in signature.parameters)
        return (
            f"it is defined with the parameters ({own}), and the check passes {' and '.join(given) or 'nothing'}: "
            "keep the number, order and names of the parameters as the question's first line has them"
        )
    return ""


def _taken_name(error: BaseException, namespace: dict) -> str:
    """A name that the code which raised `error` uses and that a cell has given another meaning, or nothing."""
    trace = error.__traceback__
    while trace is not None:
        frame, trace = trace.tb_frame, trace.tb_next
        if frame.f_globals is not namespace:
            continue
        for name in frame.f_code.co_names:
            if name not in namespace:
                continue
            value, usual = namespace[name], _USUAL.get(name)
            what = value.__name__ if isinstance(value, ModuleType) else f"of type {type(value).__name__}"
            if usual and what != usual:
                return f"`{name}` is {what} here and not {usual}: {_RENAME}"
            if hasattr(builtins, name) and not callable(value) and not name.startswith("__"):
                return f"`{name}` is {what} here and not Python's own `{name}`: {_RENAME}"
    return ""


# What the first cell of every notebook calls so.
_USUAL = {"np": "numpy", "plt": "matplotlib.pyplot", "torch": "torch"}
_RENAME = "some cell gives it that meaning. Choose another name there, restart the kernel and run all cells"


class _NotThere(Exception):
    def __init__(self, kind: str, message: str = ""):
        super().__init__(kind)
        self.kind, self.message = kind, message


class Printed(io.TextIOBase):
    """What the student's code prints while it is checked: kept, up to a limit, so that it cannot spoil the verdict."""

    def __init__(self):
        self._parts: list[str] = []
        self._room = MAX_PRINTED

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._room > 0:
            self._parts.append(str(text)[: self._room])
            self._room -= len(text)
        return len(text)

    def getvalue(self) -> str:
        return "".join(self._parts)


def _limited(error: BaseException) -> str:
    try:
        return str(error)[:2000]
    except BaseException as second:
        return f"(an exception whose text raises {type(second).__name__})"


def _is_notebook(filename: str) -> bool:
    return "ipykernel" in filename or filename.startswith(("<ipython-input", "<answer"))


_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_NOT_THE_STUDENTS = (_PACKAGE, *{sysconfig.get_paths()[key] for key in ("stdlib", "purelib", "platlib")})


def raised_in(error: BaseException) -> str | None:
    """The name of the student's function in which `error` was raised; of a class, if it was its `__init__`."""
    place = error.__traceback__
    frames = []
    while place is not None:
        frames.append(place.tb_frame.f_code)
        place = place.tb_next
    for code in reversed(frames):
        if not code.co_filename.startswith(_NOT_THE_STUDENTS):
            name = code.co_qualname.split(".")[-2:][0] if code.co_name == "__init__" else code.co_name
            return None if name.startswith("<") else name
    return None


def _copy(array: Any) -> Any:
    return array.clone() if wire.is_tensor(array) else array.copy()


def _same(array: Any, old: Any) -> bool:
    if wire.is_tensor(array):
        array, old = array.detach().numpy(), old.numpy()
    return (
        array.shape == old.shape
        and array.dtype == old.dtype
        and np.array_equal(array, old, equal_nan=array.dtype.kind in "fc")
    )


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `OutOfTime` in this block after `seconds`, and again each second for code that swallows it.

    Needs SIGALRM and the main thread, which is where a notebook's cells run; elsewhere the cell's own time limit holds.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum, frame):
        raise OutOfTime

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-3), 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def forget_figures(before: set[int]) -> None:
    """Close the figures that a student's code opened during a check: its cell shows the verdict and nothing else."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        for number in set(pyplot.get_fignums()) - before:
            pyplot.close(number)


def open_figures() -> set[int]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return set(pyplot.get_fignums()) if pyplot is not None else set()
