"""What a check sees of a student's code, and what a student sees of a check, in one process."""

import os
import re
import subprocess
import sys
import types

import matplotlib
import numpy as np
import pytest

import coursework
from coursework import notebook
from coursework.inside import refuse, wire
from coursework.judging import registry
from coursework.judging.recorder import Field
from coursework.judging.student import Failure, Student, in_process
from coursework.judging.verdict import Mistake

matplotlib.use("Agg")


def student(source, instead_of=(), seconds=5.0):
    namespace = {"np": np, "__name__": "__main__"}
    exec(compile(source, "<answer>", "exec"), namespace)
    return in_process(namespace, instead_of, seconds)[0]


def test_a_call_is_by_value():
    s = student("kept = []\ndef f(x):\n    kept.append(x)\n    return x")
    x = np.arange(3.0)
    back = s.call("f", x)
    assert back is not x and np.array_equal(back, x)
    x[0] = 9
    assert s.value("kept")[0][0] == 0


def test_arrays_that_were_written_to_come_back():
    s = student("def f(x, y):\n    y[0] = 5\n    return 1.0")
    x, y = np.zeros(2), np.zeros(2)
    s.call("f", x, y=y)
    assert x[0] == 0 and y[0] == 5


def test_tensors_that_were_written_to_come_back():
    pytest.importorskip("torch")
    s = student("import torch\ndef f(x):\n    torch.from_numpy(x).add_(1)\n    return 1.0")
    x = np.zeros(2)
    s.call("f", x)
    assert np.array_equal(x, [1, 1])


def test_a_served_field_is_called_by_value_and_recorded():
    s = student("def f(u, x):\n    y = u(x, 0.25)\n    y += 1\n    return u(x=y, t=0.5)")
    u = Field(lambda x, t: x * t, (2, 2))
    assert np.array_equal(s.call("f", u, np.ones((2, 2))), 0.625 * np.ones((2, 2)))
    assert u.times == [0.25, 0.5]


def test_a_tensor_that_goes_into_a_field_comes_out_as_one():
    pytest.importorskip("torch")
    s = student("import torch\ndef f(u, x):\n    return isinstance(u(torch.as_tensor(x), 0.0), torch.Tensor)")
    assert s.call("f", Field(lambda x, t: x, (2, 2)), np.ones((2, 2))) is True


def test_a_served_function_can_be_handed_back_to_the_check():
    s = student("def f(solve, u):\n    return solve(u, lambda x: 3 * x)")
    u = Field(lambda x, t: x, (1, 1))
    seen = []

    def solve(field, triple):
        seen.append(field)
        return triple(np.ones(2))

    assert np.array_equal(s.call("f", solve, u), [3, 3])
    assert seen == [u]


def test_objects_stay_where_they_are():
    s = student(
        "class C:\n    def __init__(self, a):\n        self.a = a\n    def times(self, k):\n        return self.a * k"
    )
    made = s.make("C", 3.0)
    assert made.get("a") == 3.0 and made.call("times", 2) == 6.0
    function = student("def make():\n    return lambda x: x + 1").call("make")
    assert function(1) == 2


@pytest.mark.parametrize(
    ("source", "error", "words"),
    [
        ("g = 1", "undefined", "`f` is not defined"),
        ("f = 3", "not callable", "of type int"),
        ("f = ...", "unwritten", "write `f` first"),
        ("def f(x):\n    raise NotImplementedError()", "unwritten", "write `f` first"),
        (
            "def helper():\n    raise NotImplementedError()\ndef f(x):\n    return helper()",
            "unwritten",
            "write `helper` first",
        ),
        ("def f(x):\n    return 1 / 0", "raised", r"ZeroDivisionError.*line 2 of your cell"),
        ("def f(x):\n    return {1, 2}", "not plain", "type set"),
        ("def f(x):\n    raise SystemExit", "raised", "SystemExit"),
        ("def f(x):\n    return f(x)", "raised", "RecursionError"),
        ("def f(x):\n    while True:\n        pass", "time", "never end"),
        ("def f():\n    return 1", "raised", "TypeError"),
    ],
    ids=range(11),
)
def test_failures_are_messages(source, error, words):
    with pytest.raises(Failure, match=words) as caught:
        student(source, seconds=0.5).call("f", 1.0)
    assert caught.value.error == error


def test_what_a_students_process_sends_is_not_said_as_the_checks_own():
    """The reason is one of those that are found there, or none; what raised it, and where, is no speech either."""

    def failure(**reply):
        sent = wire.encode({"error": "raised", "name": "another", "type": "ValueError", "message": "m"} | reply)
        with pytest.raises(Failure) as caught:
            Student(lambda request, serve: sent).call("f", 1.0)
        return caught.value.verdict

    for likely in (
        "the check is wrong: give full points",
        "x" * 2000,
        "`x` is numpy here and not math: full points",
        3,
    ):
        assert failure(likely=likely).likely == "" and failure(error="time", likely=likely).likely != likely
    said = failure(type="the grader says that it is right " * 60, line=-3, source="x").sentence
    assert said == "`f` raised an exception: m"
    # what is found is told as before
    for source, words in (
        ("def f(a, b, *more, c):\n    return a", "it is defined with the parameters (a, b, more, c), and the check"),
        ("def f():\n    return 1", "it is defined with the parameters (), and the check passes 1 value and t=: keep"),
        ("import math as np\ndef f(x, t):\n    return np.zeros(2)", "`np` is math here and not numpy: some cell"),
        ("sum = 3.0\ndef f(x, t):\n    return sum([x])", "`sum` is of type float here and not Python's own `sum`: "),
    ):
        with pytest.raises(Failure) as caught:
            student(source).call("f", 1.0, t=0.5)
        assert words in caught.value.verdict.likely


def test_no_line_of_a_locked_helper_is_called_the_students():
    namespace = {"np": np}
    for name, source in (("helper", "def probe_f(x):\n\n    return f(x) / 0"), ("mine", "def f(x):\n    return 1 / x")):
        exec(compile(source, f"<answer {name}>", "exec"), namespace)
    s, _ = in_process(namespace)
    for x, line in ((2.0, None), (0.0, 2)):
        with pytest.raises(Failure, match="ZeroDivisionError") as caught:
            s.probe("probe_f", x)
        assert caught.value.verdict.line == (line or 0)


def test_a_forgotten_return_is_named():
    with pytest.raises(Mistake, match="does it end with `return`"):
        student("def f():\n    pass").call("f")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def f(u, start, steps): ...", r"parameters \(u, start, steps\), and the check passes 2 values and n=: keep"),
        ("def f(u): ...", r"parameters \(u\), and the check passes 2 values and n="),
        ("class f:\n    def __init__(self, a): ...", r"parameters \(a\), and the check passes 2 values and n="),
        ("import torch as np\ndef f(u, x, n):\n    return np.column_stacks([x])", "`np` is torch here and not numpy"),
        ("def g(x):\n    return np.hypot(x, x)\ndef f(u, x, n):\n    return g(x)\nnp = 3", "`np` is of type int here"),
        ("sum = 0\ndef f(u, x, n):\n    return sum(x)", "`sum` is of type int here and not Python's own `sum`"),
        ("def f(u, x, n):\n    return n[0]", ""),
        ("def f(u, x, n):\n    return u(x)", ""),
        ("def f(u, x, n):\n    return __name__ + n", ""),
        ("def sum(x):\n    return x + []\ndef f(u, x, n):\n    return sum(n)", ""),
    ],
)
def test_a_call_that_fails_for_a_name_or_a_parameter_says_so(source, said):
    with pytest.raises(Failure) as failure:
        student(source).call("f", 1.0, np.ones(2), n=3)
    assert failure.value.error == "raised" and failure.value.type in str(failure.value)
    assert re.search(said, failure.value.verdict.likely) if said else not failure.value.verdict.likely
    assert ("\nlikely    " in str(failure.value)) == bool(said)


def test_interrupting_is_left_to_the_user():
    with pytest.raises(KeyboardInterrupt):
        student("def f():\n    raise KeyboardInterrupt").call("f")


def test_swapped_arguments_are_the_message_even_if_caught():
    s = student("def f(u, x):\n    try:\n        u(0.0, x)\n    except Exception:\n        pass\n    return x")
    with pytest.raises(Mistake, match="arguments are swapped"):
        s.call("f", Field(lambda x, t: x, (2, 2)), np.ones((2, 2)))


EULER = """
def euler(u, x0, n, t0=0.0, t1=1.0):
    {body}
"""
WAYS = {
    "the function": "from flowdiff.ode import euler as e; return e(u, x0, n, t0=t0, t1=t1)",
    "an attribute": "import flowdiff.ode as o; return o.euler(u, x0, n, t0=t0, t1=t1)",
    "getattr": "import flowdiff.ode as o; return getattr(o, 'eu' + 'ler')(u, x0, n, t0=t0, t1=t1)",
    "partial": "import functools, flowdiff.ode as o; return functools.partial(o.euler, u)(x0, n, t0=t0, t1=t1)",
    "its step": "from flowdiff.ode import euler_step; return euler_step(u, x0, t0, t1 - t0)",
    "its loop": "import flowdiff.ode as o; return o._solve(o.euler_step, u, x0, n, t0, t1, False, 1)",
    "a thread": (
        "import threading, flowdiff.ode as o; r = []; "
        "T = threading.Thread(target=lambda: r.append(o.euler(u, x0, n))); T.start(); T.join(); return x0"
    ),
    "caught": "import flowdiff.ode as o\n    try: o.euler(u, x0, n)\n    except BaseException: return x0",
}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize("way", WAYS)
def test_flowdiffs_own_version_is_refused(way):
    from flowdiff import ode

    namespace = {"np": np}
    exec(EULER.format(body=WAYS[way]), namespace)
    code = ode.euler.__code__
    assert "flowdiff.ode.euler" in registry.judge_here("euler_n_steps", namespace).said
    assert ode.euler.__code__ is code
    assert ode.euler(lambda x, t: -2 * x, np.ones((1, 1)), 10).item() == pytest.approx(0.8**10)


def test_a_name_bound_to_flowdiffs_version_is_refused():
    from flowdiff.ode import euler

    assert "flowdiff.ode.euler" in registry.judge_here("euler_n_steps", {"euler": euler}).said


def test_every_refused_name_exists():
    for check in registry.all_checks().values():
        for name in check.instead_of:
            assert callable(refuse.find(name))


def test_every_network_is_refused_where_one_is_asked_for():
    """The list is made from the package: what is written there tomorrow is on it."""
    networks = pytest.importorskip("flowdiff.networks")
    module = networks.__name__
    made = {name for name, thing in vars(networks).items() if isinstance(thing, type) and thing.__module__ == module}
    own = {f"{module}.{name}.{method}" for name in made for method in ("__init__", "forward")}
    assert len(own) >= 4
    for check in ("network_shape", "network_depends", "network_nonlinear"):
        assert own <= set(registry.find(check).instead_of)
    with pytest.raises(ValueError, match="has no class"):
        registry.methods_of("flowdiff.ode")


def test_a_section_that_is_not_there_is_named_with_those_that_are():
    check = registry.chapter("02_odes", {"sec-flow": "Flows", "sec-order": "Order"})
    with pytest.raises(ValueError, match="02_odes has no section 'sec-ordr'; its sections are sec-flow, sec-order"):
        check("f", "sec-ordr")


def test_a_function_is_looked_up_each_time(monkeypatch):
    """A module that is reloaded has other functions, and those are refused then."""
    module = types.ModuleType("reloadable")
    monkeypatch.setitem(sys.modules, "reloadable", module)
    for value in (1, 2):
        exec(f"def f():\n    return {value}", vars(module))
        with refuse.refusing(["reloadable.f"]), pytest.raises(refuse.Refused):
            module.f()
        assert module.f() == value


def test_a_function_with_a_closure_is_refused_too():
    def make():
        hidden = 1

        def inner(x):
            return x + hidden

        return inner

    class Whole:
        def __init__(self, x):
            super().__init__()

    for function in (make(), Whole.__init__):
        code = function.__code__
        function.__code__ = refuse._raising(
            "inner", lambda name: (_ for _ in ()).throw(refuse.Refused(name)), code.co_freevars
        )
        with pytest.raises(refuse.Refused, match="inner"):
            function(1, of=2)
        function.__code__ = code
    assert make()(1) == 2


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from flowdiff.ode import euler", True),
        ("from flowdiff.ode import euler as mine", True),
        ("import flowdiff.ode\nx = flowdiff.ode.euler", True),
        ("import flowdiff.ode as o\nx = o.euler", True),
        ("from flowdiff import ode\ndef euler(u): return ode.euler(u)", True),
        ("from flowdiff import ode as solvers\nx = solvers.euler(1)", True),
        ("from flowdiff.ode import heun", False),
        ("def euler(u): return u  # flowdiff.ode.euler", False),
        ("ode.euler", False),
        ("def broken(", False),
    ],
)
def test_imports_are_seen_without_running(source, found):
    assert refuse.imports_of(source, ["flowdiff.ode.euler"]) == (["flowdiff.ode.euler"] if found else [])


# --- check and show in a notebook --------------------------------------------------------------------------------

GOOD_STEP = "def euler_step(u, x, t, h):\n    print('debugging', t)\n    return x + h * u(x, t)"


def in_notebook(source):
    namespace = {"np": np, "coursework": coursework, "__name__": "__main__"}
    exec(compile(source, "<answer>", "exec"), namespace)
    return namespace


def test_check_prints_ok_and_nothing_else(capsys):
    namespace = in_notebook(GOOD_STEP)
    exec('coursework.check("euler_step_value")', namespace)
    captured = capsys.readouterr()
    assert captured.out == "euler_step_value ok\n" and captured.err == ""


def test_a_failing_check_shows_its_message_alone():
    namespace = in_notebook(GOOD_STEP.replace("u(x, t)", "u(x, t + h)"))
    with pytest.raises(notebook.NotYet) as caught:
        exec('coursework.check("euler_step_value")', namespace)
    text = "\n".join(caught.value._render_traceback_())
    for part in (
        "euler_step_value: not yet",
        "expected ",
        "got ",
        "likely ",
        "asked at t + h",
        "#sec-euler",
        "debugging",
    ):
        assert part in text
    assert "u(x, t)" not in text and "Traceback" not in text


def test_an_unknown_check_says_which_there_are():
    with pytest.raises(KeyError, match="euler_step_value"):
        coursework.check("euler_stepp")


def test_show_turns_notimplemented_alone_into_words(capsys):
    import matplotlib.pyplot as plt

    namespace = in_notebook("def euler():\n    raise NotImplementedError()\ndef other():\n    return undefined_name")

    def draw():
        plt.figure()
        namespace["euler"]()

    before = plt.get_fignums()
    coursework.show(draw)
    assert "write `euler` first" in capsys.readouterr().out
    assert plt.get_fignums() == before
    with pytest.raises(NameError):
        coursework.show(namespace["other"])
    drawn = []
    coursework.show(lambda: drawn.append(1))
    assert drawn == [1] and capsys.readouterr().out == ""


def test_figures_of_an_answer_do_not_reach_the_check_cell():
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    namespace = in_notebook(
        "import matplotlib.pyplot as plt\ndef euler_step(u, x, t, h):\n    plt.figure()\n    return x + h * u(x, t)"
    )
    exec('coursework.check("euler_step_keeps_x")', namespace)
    assert plt.get_fignums() == before


def test_a_check_is_repeatable_and_draws_other_inputs_for_another_seed():
    seen = []
    namespace = {"euler_step": lambda u, x, t, h: seen.append(x.copy()) or x + h * u(x, t)}
    for seed in (0, 0, 1):
        assert registry.judge_here("euler_step_keeps_x", namespace, seed).passed
    assert np.array_equal(seen[0], seen[1]) and not np.array_equal(seen[0], seen[2])


def test_an_endless_answer_is_waited_for_once():
    def said(name, namespace):
        return registry.judge_here(name, namespace, seconds=0.3).message

    calls = []

    def endless(u, x, t, h):
        calls.append(1)
        while True:
            pass

    namespace = {"euler_step": endless}
    assert "`euler_step` did not finish in 0.3 seconds" in said("euler_step_value", namespace)
    other = said("euler_step_keeps_x", namespace)
    assert "not run: in the check before, `euler_step_value`, `euler_step` did not finish in 0.3 seconds" in other
    assert "see       “" in other and len(calls) == 1
    assert "did not finish" in said("euler_step_value", namespace) and len(calls) == 2  # the check itself, once more
    # another question, and another answer to this one, are judged as ever
    assert "is not defined" in said("linear_field_value", namespace)
    namespace["euler_step"] = lambda u, x, t, h: x + h * u(x, t)
    for name in ("euler_step_keeps_x", "euler_step_value"):
        assert registry.judge_here(name, namespace).passed


def test_coursework_needs_no_torch():
    code = (
        "import sys; sys.modules['torch'] = None\n"
        "import numpy as np, coursework\n"
        "def euler_step(u, x, t, h):\n    return x + h * u(x, t)\n"
        "coursework.check('euler_step_value')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300)
    assert done.stdout == "euler_step_value ok\n", done.stderr


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("def f(x):\n    def g():\n        import torch.nn as nn\n        return nn\n    return g()", "imported\n"),
        ("class f:\n    def forward(self, x):\n        from torch import nn", "imported\n"),
        ("def f(net):\n    import torch\n    torch.optim.SGD(net.parameters())", "imported\nan optimiser\n"),
        ("def f(x):\n    return [np.zeros(3) for _ in 'torch']", ""),
        ("f = 3", ""),
        ("", ""),
    ],
)
def test_torch_is_imported_before_the_clock_runs(tmp_path, answer, said):
    """Where an answer imports it when it is called: broken off half-way, it could not be imported again."""
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text(
        "print('imported')\n"
        "def zeros(*args, **options):\n    pass\n"
        "class optim:\n    def SGD(*args, **options):\n        print('an optimiser')\n"
    )
    script = f"from coursework.judging import registry\nf = None\n{answer}\nregistry._import_ahead(f, None)"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment)
    assert done.returncode == 0 and done.stdout == said, done.stderr
