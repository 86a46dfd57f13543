# ruff: noqa
# right: stationary variances
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, variances[name]

# right: limits and their factors
def langevin_diagnosis(x, std, sigma, h):
    q = sigma**2 * h / std**2 / 4
    table = [("right", std**2, q), ("no half", std**2 / 2, 2 * q), ("no square", std**2 * sigma, q / sigma), ("no root", std**2 * h, q), ("no sigma", std**2 / sigma**2, q)]
    v = np.array([limit / (1 - correction) for _, limit, correction in table])
    best = np.argmin(abs(np.log(v) - np.log((x**2).mean())))
    return table[best][0], float(v[best])

# right: the recursion, run
def langevin_diagnosis(x, std, sigma, h):
    def settled(pull, noise):
        v = 0.0
        for _ in range(3000):
            v = (1 - pull / std**2 * h) ** 2 * v + noise**2
        return v
    v = {"right": settled(sigma**2 / 2, sigma * h**0.5), "no half": settled(sigma**2, sigma * h**0.5), "no square": settled(sigma / 2, sigma * h**0.5),
         "no root": settled(sigma**2 / 2, sigma * h), "no sigma": settled(sigma**2 / 2, h**0.5)}
    best = min(v, key=lambda k: abs(v[k] - x.var(axis=0).mean()))
    return best, v[best]

# wrong: a guess | whatever the values are
def langevin_diagnosis(x, std, sigma, h):
    return "no half", std**2 / 2 / (1 - sigma**2 * h / (2 * std**2))

# wrong: always right | whatever the values are
def langevin_diagnosis(x, std, sigma, h):
    return "right", std**2

# wrong: limit | limit
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (2 * b) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, variances[name]

# wrong: named rightly, the limit returned | limit
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, (lambda b, r: r**2 / (2 * b))(*lines[name])

# wrong: measured | measured from the points
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, x.var()

# wrong: measured in one coordinate | one coordinate
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, x[:, 0].var()

# wrong: target | of the target
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, std**2

# wrong: standard deviation | standard deviation
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, np.sqrt(variances[name])

# wrong: standard deviation compared | standard deviation of the points
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.std())))
    return name, variances[name]

# wrong: summed | summed over the coordinates
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, x.shape[1] * variances[name]

# wrong: of the right line | what the right line settles in
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, variances["right"]

# wrong: one step | after one step
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, (lambda b, r: r**2)(*lines[name])

# wrong: a not squared | a is not squared
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, (lambda b, r: r**2 / b)(*lines[name])

# wrong: r not squared | r is not squared
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, (lambda b, r: r / (1 - (1 - b) ** 2))(*lines[name])

# wrong: plus a squared | sign before
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, (lambda b, r: r**2 / (1 + (1 - b) ** 2))(*lines[name])

# wrong: swapped pair | name comes first
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return variances[name], name

# wrong: the name alone | return both
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name

# wrong: other words | names as in the table
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name.replace("no ", "without "), variances[name]

# wrong: two names exchanged | nearest
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return {"no root": "no sigma", "no sigma": "no root"}.get(name, name), variances[name]

# wrong: off by a constant | which v solves
def langevin_diagnosis(x, std, sigma, h):
    pull, noise = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (pull, noise), "no half": (2 * pull, noise), "no square": (pull / sigma, noise), "no root": (pull, sigma * h), "no sigma": (pull, np.sqrt(h))}
    variances = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / x.var())))
    return name, variances[name] + 0.05

# wrong: one line is wrong | settles in
def langevin_diagnosis(x, std, sigma, h):
    b, r = sigma**2 * h / (2 * std**2), sigma * np.sqrt(h)
    lines = {"right": (b, r), "no half": (2 * b, r), "no square": (b / sigma, r), "no root": (b, 1.1 * sigma * h), "no sigma": (b, np.sqrt(h))}
    v = {name: r**2 / (1 - (1 - b) ** 2) for name, (b, r) in lines.items()}
    name = min(v, key=lambda name: abs(np.log(v[name] / x.var())))
    return name, v[name]
