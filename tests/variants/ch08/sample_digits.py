# ruff: noqa
# right: two calls
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# right: one call of double size
def sample_digits(u, y, any_label, w, noise, n):
    x = noise.copy()
    h = 1 / n
    both = np.concatenate([y, np.full(len(y), any_label)])
    for t in np.arange(n) / n:
        given, free = np.split(u(np.concatenate([x, x]), t, both), 2)
        x += h * ((1 - w) * free + w * given)
    return x

# right: linspace
def sample_digits(u, y, any_label, w, noise, n):
    x = np.array(noise)
    times = np.linspace(0, 1, n + 1)
    for t, later in zip(times[:-1], times[1:]):
        x = x + (later - t) * (w * u(x, t, y) - (w - 1) * u(x, t, 0 * y + any_label))
    return x

# right: column of times
def sample_digits(u, y, any_label, w, noise, n):
    x, t = noise, np.zeros((len(noise), 1))
    for _ in range(n):
        free = u(x, t, np.array([any_label] * len(x)))
        x = x + (free + w * (u(x, t, y) - free)) / n
        t = t + 1 / n
    return x

# right: a list of states
def sample_digits(u, y, any_label, w, noise, n):
    states = [noise]
    def velocity(x, t):
        return (1 - w) * u(x, t, np.repeat(any_label, len(x))) + w * u(x, t, y)
    for k in range(n):
        states.append(states[-1] + velocity(states[-1], k / n) / n)
    return states[-1]

# right: torch
def sample_digits(u, y, any_label, w, noise, n):
    import torch
    x, labels = torch.as_tensor(noise).clone(), torch.as_tensor(y)
    for k in range(n):
        free = u(x, k / n, torch.full_like(labels, any_label))
        x = x + torch.lerp(free, u(x, k / n, labels), w) / n
    return x.numpy()

# right: only what is needed is asked
def sample_digits(u, y, any_label, w, noise, n):
    x = noise
    for k in range(n):
        v = 0
        if w != 0:
            v = v + w * u(x, k / n, y)
        if w != 1:
            v = v + (1 - w) * u(x, k / n, np.full_like(y, any_label))
        x = x + v / n
    return x

# wrong: exchanged | exchanged
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (given + w * (free - given)) / n
    return x

# wrong: 1 + w | 1 \+ w stands
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + ((1 + w) * given - w * free) / n
    return x

# wrong: w - 1 | w - 1 stands
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + ((w - 1) * given + (2 - w) * free) / n
    return x

# wrong: class alone | class alone
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (given) / n
    return x

# wrong: all alone | all alone
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free) / n
    return x

# wrong: plain sum | do not sum to 1
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * given) / n
    return x

# wrong: class times w | all is missing
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (w * given) / n
    return x

# wrong: difference alone | difference alone
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (w * (given - free)) / n
    return x

# wrong: label 0 | label 0 is taken
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.zeros_like(y)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: largest label | largest label
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, 4)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: one less | one less than
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label - 1)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: first label | first label
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, np.full_like(y, y[0])), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: ends | ends of the steps
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = (k + 1) / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: middles | middle of the steps
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = (k + 0.5) / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: time never advanced | t is 0 in every
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = 0.0
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: number of the step | number of the step
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = float(k)
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: backwards in time | runs backwards
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = 1 - k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: subtracted | is subtracted
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x - (free + w * (given - free)) / n
    return x

# wrong: no step size | not multiplied by the step
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + free + w * (given - free)
    return x

# wrong: one step missing | one step is missing
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(1, n):
        t = (k - 1) / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: one step too many | one step too many
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n + 1):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: both ends | with both ends, as
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for t in np.linspace(0, 1, n):
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: n - 1 steps | make n - 1 steps
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    times = np.linspace(0, 1, n)
    for t, later in zip(times[:-1], times[1:]):
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) * (later - t)
    return x

# wrong: midpoint | midpoint rule or of Heun
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        half = x + (free + w * (given - free)) / (2 * n)
        t = t + 0.5 / n
        given, free = u(half, t, y), u(half, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: heun | midpoint rule or of Heun
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        first = free + w * (given - free)
        ahead, t = x + first / n, (k + 1) / n
        given, free = u(ahead, t, y), u(ahead, t, free_labels)
        x = x + (first + free + w * (given - free)) / (2 * n)
    return x

# wrong: clipped | cut to
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return np.clip(x, -1, 1)

# wrong: starts at 0 | start at 0
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = np.zeros_like(noise), np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: never written | this is the noise
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        step = x + (free + w * (given - free)) / n
    return x

# wrong: in place | noise. is the same
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x += (free + w * (given - free)) / n
    return x

# wrong: the whole way | the whole way
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    way = [x]
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
        way.append(x)
    return np.stack(way)

# wrong: the whole way without the start | the whole way
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    way = []
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
        way.append(x)
    return np.stack(way)

# wrong: labels hidden | labels hidden here
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    rng = np.random.default_rng(0)
    for k in range(n):
        t = k / n
        given, free = u(x, t, np.where(rng.random(len(y)) < 0.3, any_label, y)), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: new noise in each step | labels hidden here|which
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n + 0.1 * np.random.default_rng(k).standard_normal(x.shape)
    return x

# wrong: any as a number | one label for each
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.array([any_label])
    for k in range(n):
        t = k / n
        given, free = u(x, t, y), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: swapped arguments | time comes before|x of shape|what is passed
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    for k in range(n):
        t = k / n
        given, free = u(x, y, t), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    return x

# wrong: labels written | y. is the same
def sample_digits(u, y, any_label, w, noise, n):
    x, free_labels = noise, np.full_like(y, any_label)
    asked = y.copy()
    for k in range(n):
        t = k / n
        given, free = u(x, t, asked), u(x, t, free_labels)
        x = x + (free + w * (given - free)) / n
    y[:] = any_label
    return x
