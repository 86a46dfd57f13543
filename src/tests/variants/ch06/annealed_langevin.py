# ruff: noqa
# right: two loops
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * z
    return x

# right: indices
def annealed_langevin(score, x0, levels, sizes, noise):
    L, steps = noise.shape[:2]
    x = x0.copy()
    for k in range(L):
        for i in range(steps):
            x += 0.5 * sizes[k] * score(x, levels[k]) + sizes[k] ** 0.5 * noise[k, i]
    return x

# right: one flat loop
def annealed_langevin(score, x0, levels, sizes, noise):
    steps = noise.shape[1]
    x = np.array(x0)
    for j in range(len(levels) * steps):
        k, i = divmod(j, steps)
        x = x + sizes[k] * score(x, levels[k]) / 2 + np.sqrt(sizes[k]) * noise[k, i]
    return x

# right: torch, while
def annealed_langevin(score, x0, levels, sizes, noise):
    import torch
    x, noise = torch.as_tensor(x0), torch.as_tensor(noise)
    k = 0
    while k < len(levels):
        r = float(sizes[k])
        for z in noise[k]:
            x = x + r / 2 * score(x, float(levels[k])) + r**0.5 * z
        k += 1
    return x

# wrong: no half | ½
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size * score(x, float(t)) + np.sqrt(size) * z
    return x

# wrong: other convention | twice what it should be
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size * score(x, float(t)) + np.sqrt(2 * size) * z
    return x

# wrong: half and root two | √\(2 size\)
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(2 * size) * z
    return x

# wrong: size for its root | not by its root
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, float(t)) + size * z
    return x

# wrong: no noise | not used
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, float(t))
    return x

# wrong: downhill | uphill
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x - size / 2 * score(x, float(t)) + np.sqrt(size) * z
    return x

# wrong: starts again | from x0 again
def annealed_langevin(score, x0, levels, sizes, noise):
    for t, size, draws in zip(levels, sizes, noise):
        x = x0
        for z in draws:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * z
    return x

# wrong: score at x0 | by hand|x0
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x0, float(t)) + np.sqrt(size) * z
    return x

# wrong: last level's score | last level
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, float(levels[-1])) + np.sqrt(size) * z
    return x

# wrong: score of the data | t = 1
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, 1.0) + np.sqrt(size) * z
    return x

# wrong: reversed | reverse
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels[::-1], sizes[::-1], noise):
        for z in draws:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * z
    return x

# wrong: one step a level | one step
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * draws[0]
    return x

# wrong: first size | first size
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, draws in zip(levels, noise):
        for z in draws:
            x = x + sizes[0] / 2 * score(x, float(t)) + np.sqrt(sizes[0]) * z
    return x

# wrong: same noise | first level
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size in zip(levels, sizes):
        for z in noise[0]:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * z
    return x

# wrong: own noise | by hand
def annealed_langevin(score, x0, levels, sizes, noise):
    rng, x = np.random.default_rng(0), x0
    for t, size, draws in zip(levels, sizes, noise):
        for _ in draws:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * rng.standard_normal(x.shape)
    return x

# wrong: all states | only the last
def annealed_langevin(score, x0, levels, sizes, noise):
    x, states = x0, []
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(x, float(t)) + np.sqrt(size) * z
        states.append(x)
    return np.stack(states)

# wrong: in place | same after the call
def annealed_langevin(score, x0, levels, sizes, noise):
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x0 += size / 2 * score(x0, float(t)) + np.sqrt(size) * z
    return x0

# wrong: swapped | swapped
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + size / 2 * score(float(t), x) + np.sqrt(size) * z
    return x

# wrong: root of the size at the score | root of the size
def annealed_langevin(score, x0, levels, sizes, noise):
    x = x0
    for t, size, draws in zip(levels, sizes, noise):
        for z in draws:
            x = x + np.sqrt(size) / 2 * score(x, float(t)) + np.sqrt(size) * z
    return x
