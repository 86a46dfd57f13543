# ruff: noqa
# right: a table and a distance
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, *laws[name]

# right: first the variance, then the kurtosis
def noise_diagnosis(x, sigma, n):
    from scipy import stats
    ratio, k = np.var(x) / sigma**2, stats.kurtosis(x)
    if ratio < 1 / n + 0.1:
        return "no root", sigma**2 / n, 3.0
    if ratio < 1 - 1 / (2 * n):
        return "one short", sigma**2 * (n - 1) / n, 3.0
    excess = {"right": 0.0, "noise twice": 6 / n, "coin": -2 / n}
    name = min(excess, key=lambda key: abs(excess[key] - k))
    return [name, sigma**2, 3 + excess[name]]

# right: moments of a sum
def noise_diagnosis(x, sigma, n):
    def of_sum(steps, second, fourth):
        return steps * second, (steps * fourth + 3 * steps * (steps - 1) * second**2) / (steps * second) ** 2
    s = sigma**2 / n
    table = {"right": of_sum(n, s, 3 * s**2), "no root": of_sum(n, s / n, 3 * (s / n) ** 2), "one short": of_sum(n - 1, s, 3 * s**2),
             "noise twice": of_sum(n, s, 9 * s**2), "coin": of_sum(n, s, s**2)}
    k = (x**4).mean() / (x**2).mean() ** 2
    best = sorted(table, key=lambda key: 5 * abs(np.log(table[key][0] / (x**2).mean())) + abs(table[key][1] - k))[0]
    return (best,) + table[best]

# wrong: a guess | whatever came
def noise_diagnosis(x, sigma, n):
    return "right", sigma**2, 3.0

# wrong: by the variance alone | kurtosis is not looked at
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 0 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, *laws[name]

# wrong: excess compared | excess over 3 is compared
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2 - 3
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, *laws[name]

# wrong: standard deviation compared | standard deviation is compared
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.std(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, *laws[name]

# wrong: two names exchanged | nearest
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return {"no root": "one short", "one short": "no root"}.get(name, name), v, k

# wrong: variance measured | these are measured
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, x.var(), k

# wrong: standard deviation | standard deviations
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, np.sqrt(v), k

# wrong: sigma not squared | not squared
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v / sigma, k

# wrong: of one step | of one step
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v / n, k

# wrong: no root, added once | σ²h²
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v * h if name == "no root" else v, k

# wrong: no root, full variance | no longer σ²
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, sigma**2 if name == "no root" else v, k

# wrong: one short, full variance | before the time 1
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, sigma**2 if name == "one short" else v, k

# wrong: variance off by a constant | how many steps
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v + 0.1, k

# wrong: kurtosis measured | these are measured
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v, kurtosis

# wrong: excess | excess over 3
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v, k - 3

# wrong: kurtosis of one step | kurtosis of one step
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v, {"noise twice": 9, "coin": 1}.get(name, 3)

# wrong: kurtosis of a Gaussian | of a Gaussian
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v, 3

# wrong: kurtosis off by a constant | divided by n
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v, k + 0.1

# wrong: a pair | all three
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name, v

# wrong: the name last | name comes first
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return v, k, name

# wrong: other words | names as in the table
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + 1 * abs(laws[name][1] - kurtosis))
    v, k = laws[name]
    return name.replace("no ", "without "), v, k

# wrong: by the variance alone, the coin comes first | kurtosis is not looked at
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"coin": (v, 3 - 2 / n), "right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n)}
    name = min(laws, key=lambda name: abs(laws[name][0] - x.var()))
    return name, *laws[name]

# wrong: by the variance alone, noise twice comes first | kurtosis is not looked at
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"noise twice": (v, 3 + 6 / n), "right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "coin": (v, 3 - 2 / n)}
    name = min(laws, key=lambda name: abs(laws[name][0] - x.var()))
    return name, *laws[name]

# wrong: excess compared, by differences | excess over 3 is compared
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 3 + 6 / n), "coin": (v, 3 - 2 / n)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2 - 3
    name = min(laws, key=lambda name: abs(laws[name][0] - variance) + abs(laws[name][1] - kurtosis))
    return name, *laws[name]

# wrong: kurtosis of one step compared | compared with that of one step
def noise_diagnosis(x, sigma, n):
    v, h = sigma**2, 1 / n
    laws = {"right": (v, 3), "no root": (v * h, 3), "one short": (v * (1 - h), 3), "noise twice": (v, 9), "coin": (v, 1)}
    variance, kurtosis = x.var(), np.mean(x**4) / np.mean(x**2) ** 2
    name = min(laws, key=lambda name: 4 * abs(np.log(laws[name][0] / variance)) + abs(laws[name][1] - kurtosis))
    return name, *laws[name]
