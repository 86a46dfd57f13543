"""What the checks see of noise: only a normal one passes, wherever the course asks for one."""

import re

import classroom
import numpy as np
import pytest

from coursework.judging import noise, registry
from coursework.judging.masters import masters
from coursework.judging.verdict import Mistake

NORMAL = "rng.standard_normal("
ASKED = [
    (name, answer)
    for name in masters()
    for answer, source in classroom.solution(name).items()
    if NORMAL in source and not re.search("generator|torch", source)
]
OTHER = {
    "three points, with the kurtosis of a normal": lambda rng, shape: (
        np.sqrt(3) * rng.choice([-1, 0, 1], p=[1 / 6, 2 / 3, 1 / 6], size=shape)
    ),
    "three points, blurred by rounding": lambda rng, shape: (
        np.sqrt(3) * rng.choice([-1, 0, 1], p=[1 / 6, 2 / 3, 1 / 6], size=shape) + 1e-9 * rng.random(shape)
    ),
    "uniform": lambda rng, shape: rng.uniform(-np.sqrt(3), np.sqrt(3), shape),
    "the difference of two uniform numbers": lambda rng, shape: np.sqrt(6) * (rng.random(shape) - rng.random(shape)),
}


@pytest.mark.parametrize("kind", sorted(OTHER))
@pytest.mark.parametrize(("name", "answer"), ASKED, ids=[answer.removeprefix("answer-") for _, answer in ASKED])
def test_no_other_noise_than_normal_passes(name, answer, kind):
    """Around the right answer: noise of the same mean and variance."""
    question, source = answer.removeprefix("answer-"), classroom.solution(name)[answer]
    checks = [check.name for check in registry.all_checks().values() if check.question == question]
    for seed in range(3):
        namespace = {"np": np, "other_noise": OTHER[kind], "__name__": "__main__"}
        exec(source.replace(NORMAL, "other_noise(rng, "), namespace)
        assert not all(registry.judge_here(check, namespace, seed).passed for check in checks), seed


def test_right_noise_is_normal():
    """Of a thousand samples of each size none is refused."""
    rng = np.random.default_rng(0)
    for size in (200, 3000):
        for _ in range(1000):
            noise.expect_normal_values(rng.standard_normal(size), "noise")


@pytest.mark.parametrize("kind", sorted(OTHER))
def test_what_the_fourth_moment_and_the_distribution_see(kind):
    z = OTHER[kind](np.random.default_rng(0), (4000, 3))
    for expect in (noise.expect_normal_shape, noise.expect_standard_normal):
        with pytest.raises(Mistake):
            expect(z, "noise")


def test_nan_is_no_noise():
    z = np.random.default_rng(0).standard_normal((500, 2))
    z[3] = np.nan
    with pytest.raises(Mistake, match=r"got +nan"):
        noise.expect_standard_normal(z, "noise")
