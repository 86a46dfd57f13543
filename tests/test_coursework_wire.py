"""The plain encoding: what goes in comes out, what must not go in is named, and no bytes break the reader."""

import contextlib
import json
import math
import struct

import numpy as np
import pytest

from coursework.inside import wire

PLAIN = [
    None,
    True,
    0,
    -(2**70),
    1.5,
    -0.0,
    math.inf,
    -math.inf,
    "ψ_t(x₀)\n\ud800",
    [],
    [1, [2.0, "a"]],
    (1, (None,)),
    {"a": [1, {"b": ()}], "": False},
]


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_plain_values_come_back_as_they_were(value):
    back = wire.decode(wire.encode(value))
    assert back == value and type(back) is type(value)
    if isinstance(value, float):
        assert math.copysign(1, back) == math.copysign(1, value)


def test_a_named_tuple_is_a_tuple():
    back = wire.decode(wire.encode(np.linalg.eigh(np.diag([2.0, 3.0]))))
    assert type(back) is tuple and np.array_equal(back[0], [2.0, 3.0])


def test_nan_comes_back():
    assert math.isnan(wire.decode(wire.encode(math.nan)))


@pytest.mark.parametrize("dtype", ["?", "i1", "u2", "i8", "f2", "f4", "f8", ">f8", "c16"])
@pytest.mark.parametrize("shape", [(), (0, 3), (4,), (2, 3, 1)])
def test_arrays_keep_dtype_and_shape(dtype, shape):
    rng = np.random.default_rng(0)
    array = np.asarray(rng.normal(size=shape) * 3).astype(dtype)
    back = wire.decode(wire.encode({"x": [array]}))["x"][0]
    assert back.dtype == array.dtype and back.shape == array.shape and np.array_equal(back, array)
    assert back.flags.writeable


def test_views_and_fortran_order():
    array = np.arange(12.0).reshape(3, 4)
    for view in (array.T, array[::-2, 1:], np.asfortranarray(array), np.broadcast_to(array[0], (2, 4))):
        assert np.array_equal(wire.decode(wire.encode(view)), view)


def test_scalars_keep_their_dtype():
    for scalar in (np.float32(1.5), np.int64(-3), np.bool_(True), np.float64(math.inf)):
        back = wire.decode(wire.encode(scalar))
        assert type(back) is type(scalar) and back == scalar


def test_tensors_travel_as_arrays_that_remember():
    torch = pytest.importorskip("torch")
    tensor = torch.arange(6.0, requires_grad=True).reshape(2, 3)
    message = wire.encode(tensor)
    assert isinstance(wire.decode(message), wire.Tensor)
    back = wire.decode(message, tensors=True)
    assert isinstance(back, torch.Tensor) and back.dtype == torch.float32 and torch.equal(back, tensor)
    again = wire.decode(wire.encode(wire.decode(message)), tensors=True)
    assert torch.equal(again, tensor)


def test_a_tensor_without_numpy_dtype_is_named():
    torch = pytest.importorskip("torch")
    with pytest.raises(wire.WireError, match="bfloat16"):
        wire.encode(torch.ones(2, dtype=torch.bfloat16))


def test_callables_become_handles():
    functions = []

    def handle(function):
        functions.append(function)
        return len(functions) - 1

    message = wire.encode([math.sin, math.cos], handle=handle)
    assert wire.decode(message, serve=lambda number: functions[number]) == [math.sin, math.cos]
    with pytest.raises(wire.WireError, match="builtin_function"):
        wire.encode(math.sin)
    with pytest.raises(wire.WireError):
        wire.decode(message)


class Liar(float):
    """Pretends to be a float."""


@pytest.mark.parametrize(
    ("value", "named"),
    [
        ({1, 2}, "set"),
        (object(), "object"),
        (b"bytes", "bytes"),
        (1j, "complex"),
        (Liar(1.0), "Liar"),
        (range(3), "range"),
        ((n for n in ()), "generator"),
        (np.array([object()]), "dtype object"),
        (np.array(["a"]), "dtype <U1"),
        (np.datetime64("2020-01-01"), "datetime64"),
        (np.zeros(2, [("a", "f8")]), "dtype"),
        ({1: 2}, "int"),
        (2**5000, "4096 bits"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_does_not_travel_is_named(value, named):
    with pytest.raises(wire.WireError, match=named):
        wire.encode([value])


def test_depth_count_and_size_are_limited(monkeypatch):
    deep = []
    for _ in range(100):
        deep = [deep]
    with pytest.raises(wire.WireError, match="nested"):
        wire.encode(deep)
    cyclic = []
    cyclic.append(cyclic)
    with pytest.raises(wire.WireError, match="nested"):
        wire.encode(cyclic)
    with pytest.raises(wire.WireError, match="values"):
        wire.encode([0] * (wire.MAX_ITEMS + 1))
    monkeypatch.setattr(wire, "MAX_BYTES", 1000)
    with pytest.raises(wire.WireError, match="MB"):
        wire.encode(np.zeros(200))
    with pytest.raises(wire.WireError, match="MB"):
        wire.decode(bytes(1001))


def _message(header, buffers=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<4sQ", b"cw01", len(text)) + text + buffers


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"cw01",
        b"XXXX" + bytes(8),
        struct.pack("<4sQ", b"cw01", 2**60),
        _message(b"[" * 100_000),
        _message(b"\xff"),
        _message(["int", "9" * 2000]),
        _message(["float", "not"]),
        _message(["unknown"]),
        _message(["bool", 1]),
        _message(["dict", [[1, ["none"]]]]),
        _message(["array", "|O", [1]], bytes(8)),
        _message(["array", "<f8", [2]], bytes(8)),
        _message(["array", "<f8", [-1]]),
        _message(["array", "<f8", [2**40, 2**40]]),
        _message(["array", "<f8", ["1"]], bytes(8)),
        _message(["array", "<i16", [1]], bytes(16)),
        _message(["none"], b"left over"),
        _message(["callable", 0]),
        _message(["list", [["none"]] * 3 + ["none"]]),
        _message(None),
    ],
    ids=range(21),
)
def test_bytes_that_are_no_message_are_refused(message):
    with pytest.raises(wire.WireError):
        wire.decode(message)


def test_random_damage_never_raises_anything_else():
    rng = np.random.default_rng(1)
    good = wire.encode({"x": np.arange(3.0), "y": [1, "a", None, 2.5]})
    for _ in range(2000):
        damaged = bytearray(good)
        for place in rng.integers(0, len(good), 3):
            damaged[place] = rng.integers(256)
        with contextlib.suppress(wire.WireError):
            wire.decode(bytes(damaged))


def test_a_random_generator_crosses_by_its_state():
    rng = np.random.default_rng(3)
    rng.integers(7, dtype=np.uint32)  # half of a draw is kept for the next one
    sent = wire.encode({"rng": rng})
    first, second = (wire.decode(sent)["rng"] for _ in range(2))
    drawn = first.integers(7, dtype=np.uint32), *first.standard_normal(5)
    assert drawn == (rng.integers(7, dtype=np.uint32), *rng.standard_normal(5))
    assert second.integers(7, dtype=np.uint32) == drawn[0]  # by value: the copies do not move each other
    children = [wire.decode(wire.encode(np.random.default_rng(k))).spawn(1)[0].random() for k in (1, 2)]
    assert children[0] != children[1]


def test_texts_can_be_cut():
    """All texts of a message together, keys too; numbers and arrays stay whole."""
    message = wire.encode({"a": "x" * 100, "b" * 100: ["y" * 100, 7, np.arange(1000)]})
    found = wire.decode(message, text=120)
    assert found.keys() == {"a", "b" * 19} and found["a"] == "x" * 100
    cut, number, array = found["b" * 19]
    assert (cut, number) == ("", 7) and array.shape == (1000,)
    assert wire.decode(message)["b" * 100][0] == "y" * 100


@pytest.mark.parametrize("bits", [np.random.MT19937, np.random.Philox])
def test_generators_of_other_kinds_are_refused_by_name(bits):
    with pytest.raises(wire.WireError, match=f"{bits.__name__} cannot be passed on"):
        wire.encode(np.random.Generator(bits(0)))


@pytest.mark.parametrize(
    "numbers", [["0"] * 3, ["g", "1", "0", "0"], ["f" * 33, "1", "0", "0"], ["1", "1", "0", "f" * 9]]
)
def test_a_generator_in_an_impossible_state_is_a_wire_error(numbers):
    head = json.dumps(["generator", *numbers]).encode()
    with pytest.raises(wire.WireError):
        wire.decode(struct.pack("<4sQ", b"cw01", len(head)) + head)
