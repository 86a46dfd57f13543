"""Time the book's solvers and the grader side by side with their peers, and its pages: also in benchmarks/results.json.

Everything runs in one process and interleaved, round after round, so that a busy machine slows all alike; each number
is the median of the rounds. Ratios are against the book's own NumPy loop. Nothing here asserts a time.
"""

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

import grade
import numpy as np
import pages
import trainings

HERE = Path(__file__).parent
BATCH, D, STEPS = 10_000, 2, 1000


def install_peers() -> None:
    command = [sys.executable, "-m", "pip", "install", "-q", "-r", str(HERE / "requirements.txt")]
    if subprocess.call(command):
        sys.exit("error: the peers could not be installed; is there a network?")


def contenders() -> dict[str, dict[str, object]]:
    """Task → who → a function that does it once. All solve the same problem with the same number of steps."""
    import torch
    import torchdiffeq
    import torchsde

    from flowdiff import ode, sde

    x_numpy = np.ones((BATCH, D), np.float32)
    x_torch = torch.ones(BATCH, D)
    times = torch.linspace(0, 1, STEPS + 1)
    ends = times[[0, -1]]

    class Decay(torch.nn.Module):
        noise_type, sde_type = "diagonal", "ito"

        def forward(self, t, x):
            return -x

        f = forward

        def g(self, t, x):
            return torch.full_like(x, 0.5)

    decay = Decay()

    def u(x, t):
        return -x

    def append_and_stack():
        x, xs = x_numpy, [x_numpy]
        for i in range(STEPS):
            x = x + u(x, i / STEPS) / STEPS
            xs.append(x)
        return np.stack(xs)

    def peer_ode(t):
        with torch.no_grad():
            return torchdiffeq.odeint(decay, x_torch, t, method="euler", options={"step_size": 1 / STEPS})

    def peer_sde():
        with torch.no_grad():
            return torchsde.sdeint(decay, x_torch, ends, method="euler", dt=1 / STEPS)

    rng, generator = np.random.default_rng(0), torch.Generator().manual_seed(0)
    return {
        "linear ODE, last state": {
            "flowdiff, NumPy": lambda: ode.euler(u, x_numpy, STEPS),
            "flowdiff, torch": lambda: ode.euler(u, x_torch, STEPS),
            "torchdiffeq": lambda: peer_ode(ends),
        },
        "linear ODE, trajectory": {
            "flowdiff, NumPy": lambda: ode.euler(u, x_numpy, STEPS, trajectory=True),
            "flowdiff, torch": lambda: ode.euler(u, x_torch, STEPS, trajectory=True),
            "a list, stacked at the end": append_and_stack,
            "torchdiffeq": lambda: peer_ode(times),
        },
        "Ornstein–Uhlenbeck, last state": {
            "flowdiff, NumPy": lambda: sde.euler_maruyama(u, 0.5, x_numpy, STEPS, rng=rng),
            "flowdiff, torch": lambda: sde.euler_maruyama(u, 0.5, x_torch, STEPS, rng=generator),
            "torchsde": peer_sde,
        },
    }


def median_seconds(functions: dict[str, object], rounds: int) -> dict[str, float]:
    for function in functions.values():  # a first call pays for imports and memory
        function()
    taken = {name: [] for name in functions}
    for _ in range(rounds):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="how often each is timed, default 7")
    parser.add_argument("--notebooks", type=int, default=20, help="how many are graded both ways, default 20")
    parser.add_argument("--loads", type=int, default=3, help="how often each page is opened, default 3")
    arguments = parser.parse_args()
    install_peers()
    results = {}
    print(f"batch {BATCH} × {D}, {STEPS} steps, float32, median of {arguments.rounds} rounds\n")
    for task, functions in contenders().items():
        seconds = median_seconds(functions, arguments.rounds)
        own = seconds["flowdiff, NumPy"]
        results[task] = {name: {"seconds": s, "ratio": s / own} for name, s in seconds.items()}
        print(task)
        for name, s in seconds.items():
            print(f"  {name:28} {1000 * s:9.1f} ms   {s / own:6.2f} ×")
    machine = {"python": platform.python_version(), "machine": platform.machine(), "numpy": np.__version__}
    report = {"machine": machine, "batch": [BATCH, D], "steps": STEPS, "results": results}
    if arguments.notebooks:
        report["grading"] = grade.report(arguments.notebooks)
    if arguments.loads:
        report["pages"] = pages.report(arguments.loads)
    report["trainings"] = trainings.report()
    (HERE / "results.json").write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\nwritten to benchmarks/results.json")


if __name__ == "__main__":
    main()
