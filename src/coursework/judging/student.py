"""How a check reaches what a student wrote: by value, whichever process it lives in. See `coursework.inside.host`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from coursework.inside import wire
from coursework.inside.host import CHECK_SECONDS, Host
from coursework.judging.verdict import Mistake, Status, Verdict, wrong

# The reasons that `coursework.inside.host` finds beside the student's code. They come from there, where an answer may
# have written something else: what is not one of these sentences is not believed, or a student would speak as a check.
_REASON = re.compile(
    r"it is defined with the parameters \((?:\w{1,60}(?:, \w{1,60}){0,19})?\), and the check passes [\w, =]{1,200}: "
    r"keep the number, order and names of the parameters as the question's first line has them"
    r"|`\w{1,60}` is (?:of type )?[\w.]{1,60} here and not (?:[\w.]{1,60}|Python's own `\w{1,60}`): "
    r"some cell gives it that meaning\. Choose another name there, restart the kernel and run all cells"
)
_TEXTS = ("type", "message", "likely", "source")
_LINES = 10**6


class Failure(Mistake):
    """The student's code gave no value: it is missing, unwritten, raised, ran out of time or may not be used.

    Attributes:
        error: "undefined", "unwritten", "not callable", "raised", "not plain", "refused", "time" or "served".
        type: of the exception. message: its words, or what else there is to say, as `Host` sends it.
    """

    def __init__(self, error: str, name: str, **details):
        self.error, self.type = error, _word(details.get("type") or "")
        self.message = details.get("message") or ""
        status = {"unwritten": Status.UNWRITTEN, "time": Status.TIMEOUT}.get(error, Status.FAILED)
        said, likely = self._words(name)
        super().__init__(
            Verdict(
                status,
                said=said,
                likely=_reason(details.get("likely")) or likely,
                line=_line(details.get("line")),
                source=details.get("source") or "",
            )
        )

    def _words(self, name: str) -> tuple[str, str]:
        """What happened to `name`, and the likely reason."""
        message = self.message
        match self.error:
            case "undefined":
                return f"`{name}` is not defined: its cell must define this name, and must have been run", ""
            case "unwritten":
                return f"write `{message or name}` first: its body still raises NotImplementedError.", ""
            case "not callable":
                return f"`{name}` is {message}, expected a function", "was its name used for something else?"
            case "not plain":
                return f"`{name}` returned something that is not numbers: {message}", ""
            case "refused":
                return f"your answer calls {message}, which is what you are asked to write: write it yourself.", ""
            case "time":
                return f"`{name}` did not finish in {message} seconds", "does a loop in it never end?"
            case "served":
                return f"`{name}` called the function it was given in a way that it cannot answer: {message}", ""
            case _:
                return f"`{name}` raised {self.type}: {message}", ""


def _reason(said: object) -> str:
    """A reason that the student's process has sent, if it is one of those that are found there."""
    return said if isinstance(said, str) and _REASON.fullmatch(said) else ""


def _word(said: object) -> str:
    """The name of an exception's type, which the student has chosen and the process has sent."""
    return said if isinstance(said, str) and re.fullmatch(r"\w{0,60}", said) else "an exception"


def _line(number: object) -> int:
    return number if type(number) is int and 0 < number < _LINES else 0


def nothing_returned(name: str) -> Mistake:
    """A forgotten return."""
    return Mistake(Verdict(Status.FAILED, said=f"`{name}` returned None, expected a value: does it end with `return`?"))


class Student:
    """The ``s`` of a check: everything that it gives or takes is a copy.

    A call that gives no value raises a `Failure`, which is a message to the student. A function passed as an argument
    is called with arrays; if it has an attribute ``complaint`` and that is a `Mistake` after the call, it is raised
    (see `coursework.judging.recorder.Field`).
    """

    def __init__(self, transport: Callable[[bytes, Callable[[bytes], bytes]], bytes]):
        self._transport = transport
        self.asked: tuple[str, tuple, dict] | None = None  # what was called last, and with which arguments

    def call(self, name: str, *args, **kwargs) -> Any:
        """What the student's function `name` returns; None is a `Mistake` (a forgotten return)."""
        self.asked = name, args, kwargs
        value = self._ask("call", name, args, kwargs)
        if value is None:
            raise nothing_returned(name)
        return value

    def make(self, name: str, *args, **kwargs) -> Remote:
        """An object of the student's class `name`, that stays where it is."""
        made = self._ask("make", name, args, kwargs)
        return Remote(self, made["object"], name)

    def probe(self, name: str, *args, **kwargs) -> Any:
        """What the notebook's locked helper `name` returns, run beside the student's code."""
        return self._ask("probe", name, args, kwargs)

    def value(self, name: str) -> Any:
        """The value of the student's variable `name`."""
        return self._ask("value", name, (), {})

    def _ask(self, op: str, name: str, args: tuple, kwargs: dict, kept: int | None = None) -> Any:
        arrays: list[Any] = []
        functions: list[Callable] = []

        def handle(function: Callable) -> int:
            functions.append(function)
            return len(functions) - 1

        def function_of(number: int) -> Callable:
            return functions[-1 - number] if number < 0 else Remote(self, number, name)

        def serve(call: bytes) -> bytes:
            # A student's misuse must not leave the check as an exception of the check's own.
            try:
                asked = wire.decode(call, serve=function_of, text=wire.MAX_TEXT)
                value = functions[asked["function"]](*asked["args"], **asked["kwargs"])
                first = [*asked["args"], *asked["kwargs"].values()][:1]
                if first and isinstance(first[0], wire.Tensor) and isinstance(value, np.ndarray):
                    value = wire.Tensor.of(value)
                return wire.encode({"value": value})
            except Exception as error:
                return wire.encode({"error": f"{error}"})

        request = {"op": op, "name": name, "args": args, "kwargs": kwargs}
        if kept is not None:
            request["object"] = kept
        try:
            reply = wire.decode(
                self._transport(wire.encode(request, handle=handle, arrays=arrays), serve),
                serve=function_of,
                text=wire.MAX_TEXT,
            )
        finally:
            complaints = [f.complaint for f in functions if getattr(f, "complaint", None)]
        if complaints and reply.get("error") not in ("refused", "time"):
            raise complaints[0]
        if "error" in reply:
            texts = {key: text for key in _TEXTS if isinstance(text := reply.get(key), str)}
            raise Failure(str(reply["error"]), name, line=reply.get("line"), **texts)
        for place, array in reply["changed"]:
            original = arrays[place]
            if original.shape != array.shape:
                raise wrong(
                    f"the array that is passed to `{name}` as before, of shape {original.shape}",
                    f"it with the shape {array.shape}",
                    "its shape is changed in place; the caller loses theirs: return an array of another shape",
                )
            original[...] = array
        return reply["value"]


class Remote:
    """A student's object or function that a check holds by its number."""

    def __init__(self, student: Student, number: int, name: str):
        self._student, self._number, self._name = student, number, name

    def call(self, method: str, *args, **kwargs) -> Any:
        return self._student._ask("method", method, args, kwargs, self._number)

    def get(self, attribute: str) -> Any:
        return self._student._ask("attribute", attribute, (), {}, self._number)

    def __call__(self, *args, **kwargs) -> Any:
        return self._student._ask("apply", self._name, args, kwargs, self._number)


def in_process(namespace: dict, instead_of: Sequence[str] = (), seconds: float = CHECK_SECONDS) -> tuple[Student, Host]:
    """A `Student` whose code lives in `namespace`, here."""
    host = Host(namespace, instead_of, seconds)
    return Student(host.handle), host
