# ruff: noqa
# right: line and stretched bridge
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# right: weights of both ends, harmonic sum
def pinned_forecast(sigma, a, b, t1, t):
    # as two measurements of one place, each with its own variance
    from_start, from_end = sigma**2 * t, sigma**2 * (t1 - t)
    variance = 1 / (1 / from_start + 1 / from_end)
    return variance * (a / from_start + b / from_end), variance**0.5

# right: an array, by the share of the time
def pinned_forecast(sigma, a, b, t1, t):
    s = t / t1
    return np.array([(1 - s) * a + s * b, np.sqrt(t1) * sigma * np.sqrt(s * (1 - s))])

# wrong: the start | end is known too
def pinned_forecast(sigma, a, b, t1, t):
    mean = a
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: the end | start is known too
def pinned_forecast(sigma, a, b, t1, t):
    mean = b
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: half way | half way only
def pinned_forecast(sigma, a, b, t1, t):
    mean = (a + b) / 2
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: ends exchanged | ends are exchanged
def pinned_forecast(sigma, a, b, t1, t):
    mean = b + (a - b) * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: reaches b at 1 | not at 1
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: start not taken off | way is b - a
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + b * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: start forgotten | start is forgotten
def pinned_forecast(sigma, a, b, t1, t):
    mean = (b - a) * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: mean of the chapter's bridge | has other ends
def pinned_forecast(sigma, a, b, t1, t):
    mean = 0.0
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: a constant is added to the mean | straight line
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1 + 0.1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: variance | this is the variance
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma**2 * t * (t1 - t) / t1
    return mean, std

# wrong: free path | end is not known
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t)
    return mean, std

# wrong: backwards from the end | start is not known
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t1 - t)
    return mean, std

# wrong: no sigma | σ is missing
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: sigma squared | σ is squared
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma**2 * np.sqrt(t * (t1 - t) / t1)
    return mean, std

# wrong: sigma under the root | under the root
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = np.sqrt(sigma * t * (t1 - t) / t1)
    return mean, std

# wrong: length 1 | lasts t1
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t * (1 - t))
    return mean, std

# wrong: not stretched in height | so in height
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t / t1 * (1 - t / t1))
    return mean, std

# wrong: stretched too high | not t1 times
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * t1 * np.sqrt(t / t1 * (1 - t / t1))
    return mean, std

# wrong: a constant is added to the spread | largest half way
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1) + 0.1
    return mean, std

# wrong: one value | return both
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return mean

# wrong: in the other order | mean
def pinned_forecast(sigma, a, b, t1, t):
    mean = a + (b - a) * t / t1
    std = sigma * np.sqrt(t * (t1 - t) / t1)
    return std, mean
