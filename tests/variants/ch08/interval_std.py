# ruff: noqa
# right: as in the solution
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s * (ratio(t_off) / ratio(t_on)) ** (w - 1)

# right: three factors
def interval_std(s, S, w, t_on, t_off):
    def spread(t, std):
        return ((1 - t) ** 2 + t**2 * std**2) ** 0.5

    before = spread(t_on, s)
    inside = (spread(t_off, s) / spread(t_on, s)) ** w * (spread(t_off, S) / spread(t_on, S)) ** (1 - w)
    after = s / spread(t_off, s)
    return before * inside * after

# right: logarithms
def interval_std(s, S, w, t_on, t_off):
    def log_ratio(t):
        return 0.5 * np.log(((1 - t) ** 2 + (t * s) ** 2) / ((1 - t) ** 2 + (t * S) ** 2))

    return float(np.exp(np.log(s) + (w - 1) * (log_ratio(t_off) - log_ratio(t_on))))

# right: the rates, integrated
def interval_std(s, S, w, t_on, t_off):
    from scipy.integrate import quad
    def rate(t, std):
        return (t * std**2 - (1 - t)) / ((1 - t) ** 2 + (t * std) ** 2)
    extra, _ = quad(lambda t: rate(t, s) - rate(t, S), t_on, t_off, epsabs=1e-12, epsrel=1e-10)
    return s * np.exp((w - 1) * extra)

# wrong: no interval | the interval is not in it
def interval_std(s, S, w, t_on, t_off):
    return s**w * S ** (1 - w)

# wrong: to the end | guided to the end
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s * (ratio(1) / ratio(t_on)) ** (w - 1)

# wrong: from the beginning | guided from the beginning
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s * ratio(t_off) ** (w - 1)

# wrong: at t_off | standard deviation at t_off
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return np.hypot(1 - t_off, t_off * s) * (ratio(t_off) / ratio(t_on)) ** (w - 1)

# wrong: the class | without guidance
def interval_std(s, S, w, t_on, t_off):
    return s

# wrong: the factor alone | factor of the guidance alone
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return (ratio(t_off) / ratio(t_on)) ** (w - 1)

# wrong: the power w | the power is w - 1
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s * (ratio(t_off) / ratio(t_on)) ** w

# wrong: ratios exchanged | the power has the wrong sign
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s * (ratio(t_on) / ratio(t_off)) ** (w - 1)

# wrong: outside | wrong way round: it is guided inside
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s * (ratio(t_on) * ratio(1) / ratio(t_off)) ** (w - 1)

# wrong: variance | this is the variance
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    return s**2 * (ratio(t_off) / ratio(t_on)) ** (2 * w - 2)

# wrong: variance-preserving path | variance-preserving
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
        return np.hypot(b, a * s) / np.hypot(b, a * S)

    return s * (ratio(t_off) / ratio(t_on)) ** (w - 1)

# wrong: the class's spread only | that of all data belongs
def interval_std(s, S, w, t_on, t_off):
    def spread(t):
        return np.hypot(1 - t, t * s)

    return s * (spread(t_off) / spread(t_on)) ** (w - 1)

# wrong: by the length | length of the interval
def interval_std(s, S, w, t_on, t_off):
    return s * (s / S) ** ((t_off - t_on) * (w - 1))

# wrong: spreads added | the spreads are added
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return (1 - t + t * s) / (1 - t + t * S)

    return s * (ratio(t_off) / ratio(t_on)) ** (w - 1)

# wrong: an average over time | multiply the factors of the three parts
def interval_std(s, S, w, t_on, t_off):
    def ratio(t):
        return np.hypot(1 - t, t * s) / np.hypot(1 - t, t * S)

    inside = t_off - t_on
    return s * (1 - inside + inside * (ratio(t_off) / ratio(t_on)) ** (w - 1))
