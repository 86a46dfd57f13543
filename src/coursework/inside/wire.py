"""The one plain encoding in which a check and a student's code talk to each other.

A message is a value: type-tagged JSON followed by the raw buffers of its arrays. There is no pickle in it, so reading
one runs nothing, and every number, length and depth is limited, so reading one costs a bounded amount.

===========================  =====================================================================
what                         how it arrives
===========================  =====================================================================
None, bool, int, float, str  as themselves (inf and nan too; an int has at most 4096 bits)
list, tuple, dict            as themselves; the keys of a dict are str; a named tuple is a tuple
NumPy arrays and scalars     with their dtype and shape; bool, integer, float and complex dtypes
torch tensors                as a `Tensor`, or as a torch tensor again where ``tensors=True``
NumPy generators             as a new generator in the same state; the one that was sent stays where it is
callables                    as whatever ``serve`` makes of the number that ``handle`` gave them
===========================  =====================================================================

Anything else is a `WireError` that names the type.
"""

from __future__ import annotations

import json
import re
import struct
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

MAX_BYTES = 256 * 2**20
MAX_DEPTH = 32
MAX_ITEMS = 200_000
MAX_INT_BITS = 4096
MAX_TEXT = 32_768  # characters that a check reads of what a student's process says

_MAGIC = b"cw01"
_HEAD = struct.Struct("<4sQ")
_DTYPE = re.compile(r"[<>|][biufc](1|2|4|8|16)\Z")


class WireError(ValueError):
    """A value that cannot be sent, or bytes that are not a message."""


class Tensor(np.ndarray):
    """A torch tensor on the side that does not import torch: an array that remembers where it came from."""

    @classmethod
    def of(cls, array: np.ndarray) -> Tensor:
        return np.asarray(array).view(cls)


def is_tensor(value: Any) -> bool:
    """Whether `value` is a torch tensor; torch is not imported to find out."""
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def encode(value: Any, *, handle: Callable[[Callable], int] | None = None, arrays: list[Any] | None = None) -> bytes:
    """The message that carries `value`.

    Args:
        value: plain data, see the table above.
        handle: gives each callable met its number; without it a callable is an error.
        arrays: every array and tensor met is appended here, in the order in which `decode` meets them.

    Raises:
        WireError: a type that does not travel, or a value over a limit.
    """
    buffers: list[bytes] = []
    used = 0
    items = 0

    def raw(array: np.ndarray) -> list:
        nonlocal used
        if not _DTYPE.match(array.dtype.str):
            raise WireError(f"an array of dtype {array.dtype} cannot be passed on")
        used += array.nbytes
        if used > MAX_BYTES:
            raise WireError(f"more than {MAX_BYTES // 2**20} MB of arrays")
        buffers.append(array.tobytes())
        return [array.dtype.str, list(array.shape)]

    def node(v: Any, depth: int) -> list:
        nonlocal items
        items += 1
        if items > MAX_ITEMS:
            raise WireError(f"more than {MAX_ITEMS} values")
        if depth > MAX_DEPTH:
            raise WireError(f"nested more than {MAX_DEPTH} deep")
        kind = type(v)
        if v is None:
            return ["none"]
        if kind is bool:
            return ["bool", v]
        if kind is int:
            if v.bit_length() > MAX_INT_BITS:
                raise WireError(f"an integer of more than {MAX_INT_BITS} bits")
            return ["int", format(v, "x")]
        if kind is float:
            return ["float", v.hex()]
        if kind is str:
            if len(v) > MAX_BYTES // 8:
                raise WireError(f"a text of more than {MAX_BYTES // 8} characters")
            return ["str", v]
        if kind is list:
            return ["list", [node(part, depth + 1) for part in v]]
        if isinstance(v, tuple):  # also what np.linalg.eigh returns
            return ["tuple", [node(part, depth + 1) for part in tuple.__iter__(v)]]
        if kind is dict:
            for key in v:
                if type(key) is not str:
                    raise WireError(f"a dict with a key of type {type(key).__name__}; keys must be str")
            return ["dict", [[key, node(part, depth + 1)] for key, part in v.items()]]
        if isinstance(v, np.generic):
            return ["scalar", *raw(np.asarray(v))]
        if isinstance(v, np.ndarray):
            if arrays is not None:
                arrays.append(v)
            return ["tensor" if isinstance(v, Tensor) else "array", *raw(np.asarray(v))]
        if is_tensor(v):
            if arrays is not None:
                arrays.append(v)
            try:
                return ["tensor", *raw(v.detach().cpu().resolve_conj().resolve_neg().numpy())]
            except (TypeError, RuntimeError):
                raise WireError(f"a tensor of dtype {v.dtype} on {v.device} cannot be passed on") from None
        if isinstance(v, np.random.Generator):
            state = v.bit_generator.state
            if state["bit_generator"] != "PCG64":
                raise WireError(f"a generator of kind {state['bit_generator']} cannot be passed on, only PCG64")
            numbers = (*state["state"].values(), state["has_uint32"], state["uinteger"])
            return ["generator", *(format(number, "x") for number in numbers)]
        if callable(v) and handle is not None:
            return ["callable", handle(v)]
        raise WireError(f"a value of type {kind.__name__} cannot be passed on")

    header = json.dumps(node(value, 0), separators=(",", ":")).encode("ascii")
    message = b"".join([_HEAD.pack(_MAGIC, len(header)), header, *buffers])
    if len(message) > MAX_BYTES:
        raise WireError(f"a message of more than {MAX_BYTES // 2**20} MB")
    return message


def decode(
    message: bytes,
    *,
    serve: Callable[[int], Any] | None = None,
    tensors: bool = False,
    arrays: list[Any] | None = None,
    text: int | None = None,
) -> Any:
    """The value that `message` carries; its arrays are fresh and writable.

    Args:
        message: what `encode` returned, or anything at all.
        serve: makes what stands for the callable of a given number; without it a callable is an error.
        tensors: give real torch tensors (imports torch when there is one) in place of `Tensor`.
        arrays: every array and tensor met is appended here, in order.
        text: how many characters all texts in it may have together; what is beyond is cut off. None is no limit.

    Raises:
        WireError: the bytes are not a message within the limits.
    """
    if len(message) > MAX_BYTES:
        raise WireError(f"a message of more than {MAX_BYTES // 2**20} MB")
    if len(message) < _HEAD.size:
        raise WireError("a message without a head")
    magic, size = _HEAD.unpack_from(message)
    if magic != _MAGIC or size > len(message) - _HEAD.size:
        raise WireError("not a message of this encoding")
    at = _HEAD.size + size
    items = 0
    room = sys.maxsize if text is None else text

    def cut(said: str) -> str:
        nonlocal room
        said = said[:room]
        room -= len(said)
        return said

    def raw(dtype_text: Any, shape: Any) -> np.ndarray:
        nonlocal at
        if not (isinstance(dtype_text, str) and _DTYPE.match(dtype_text)):
            raise WireError("an array of unknown dtype")
        try:
            dtype = np.dtype(dtype_text)
        except TypeError:
            raise WireError("an array of unknown dtype") from None
        if not (
            isinstance(shape, list)
            and len(shape) <= MAX_DEPTH
            and all(type(n) is int and 0 <= n <= MAX_BYTES for n in shape)
        ):
            raise WireError("an array of impossible shape")
        count = 1
        for n in shape:
            count *= n
        nbytes = count * dtype.itemsize
        if nbytes > len(message) - at:
            raise WireError("an array longer than its message")
        array = np.frombuffer(message, dtype, count, at).reshape(shape).copy()
        at += nbytes
        return array

    def value(node: Any, depth: int) -> Any:
        nonlocal items
        items += 1
        if items > MAX_ITEMS:
            raise WireError(f"more than {MAX_ITEMS} values")
        if depth > MAX_DEPTH:
            raise WireError(f"nested more than {MAX_DEPTH} deep")
        match node:
            case ["none"]:
                return None
            case ["bool", bool(b)]:
                return b
            case ["int", str(digits)] if len(digits) <= MAX_INT_BITS // 4 + 1:
                return int(digits, 16)
            case ["float", str(digits)] if len(digits) <= 64:
                return float.fromhex(digits)
            case ["str", str(said)]:
                return cut(said)
            case ["list", list(parts)]:
                return [value(part, depth + 1) for part in parts]
            case ["tuple", list(parts)]:
                return tuple(value(part, depth + 1) for part in parts)
            case ["dict", list(pairs)]:
                out = {}
                for pair in pairs:
                    match pair:
                        case [str(key), part]:
                            name = cut(key)
                            out[name] = value(part, depth + 1)
                        case _:
                            raise WireError("a dict that is not pairs")
                return out
            case ["generator", *numbers] if len(numbers) == 4 and all(
                isinstance(digits, str) and re.fullmatch("[0-9a-f]{1,32}", digits) for digits in numbers
            ):
                return _generator(*(int(digits, 16) for digits in numbers))
            case ["scalar", dtype, []]:
                return raw(dtype, [])[()]
            case ["array", dtype, shape]:
                array = raw(dtype, shape)
            case ["tensor", dtype, shape]:
                array = raw(dtype, shape)
                if tensors:
                    import torch

                    array = torch.from_numpy(array)
                else:
                    array = Tensor.of(array)
            case ["callable", int(number)] if serve is not None and not isinstance(number, bool):
                return serve(number)
            case _:
                raise WireError("a value of unknown kind")
        if arrays is not None:
            arrays.append(array)
        return array

    try:
        header = json.loads(message[_HEAD.size : at].decode("ascii"))
        result = value(header, 0)
    except WireError:
        raise
    except (ValueError, RecursionError, OverflowError) as error:
        raise WireError(f"not a message of this encoding ({type(error).__name__})") from None
    if at != len(message):
        raise WireError("bytes left over after the last array")
    return result


def _generator(state: int, inc: int, has_uint32: int, uinteger: int) -> np.random.Generator:
    bits = np.random.PCG64(state)  # so that what is spawned from it differs from state to state
    try:
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": state, "inc": inc},
            "has_uint32": has_uint32,
            "uinteger": uinteger,
        }
    except (ValueError, OverflowError, TypeError):
        raise WireError("a generator in an impossible state") from None
    return np.random.Generator(bits)
