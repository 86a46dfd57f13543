# ruff: noqa
# right: dictionary
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name]

# right: powers of c, rounded
def stretch_diagnosis(values, c, t):
    k = int(np.round(np.log(np.mean(values**2) / t) / np.log(c)))
    return {-1: "no height", 0: "right", 1: "height c", 2: "faster", 3: "both"}[k], t * c**k

# right: absolute differences, a list
def stretch_diagnosis(values, c, t):
    import math
    names = ["right", "no height", "height c", "faster", "both"]
    heights, times = [math.sqrt(c), 1, c, math.sqrt(c), c], [t / c, t / c, t / c, c * t, c * t]
    v = [a * a * s for a, s in zip(heights, times)]
    best = int(np.argmin([abs(x - np.var(values, ddof=1)) for x in v]))
    return [names[best], v[best]]

# wrong: a guess | whatever the values are
def stretch_diagnosis(values, c, t):
    return "height c", c * t

# wrong: always right | whatever the values are
def stretch_diagnosis(values, c, t):
    return "right", t

# wrong: measured | measured from the values
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, values.var()

# wrong: measured, n - 1 | measured from the values
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, values.var(ddof=1)

# wrong: standard deviation returned | standard deviation
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, np.sqrt(variances[name])

# wrong: standard deviation compared | standard deviation of the values
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.std())))
    return name, variances[name]

# wrong: always t | whatever came
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, t

# wrong: factor not squared | is squared
def stretch_diagnosis(values, c, t):
    variances = {"right": np.sqrt(c) * t / c, "no height": t / c, "height c": t, "faster": np.sqrt(c) * c * t, "both": c**2 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name]

# wrong: heights left out | heights are missing
def stretch_diagnosis(values, c, t):
    variances = {"right": t / c, "no height": t / c, "height c": t / c, "faster": c * t, "both": c * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name]

# wrong: at time 1 | t is missing
def stretch_diagnosis(values, c, t):
    variances = {"right": 1, "no height": 1 / c, "height c": c, "faster": c**2, "both": c**3}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name]

# wrong: named rightly, t left out | t is missing
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name] / t

# wrong: squared | squared
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name] ** 2

# wrong: the variance first | name comes first
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return variances[name], name

# wrong: the name alone | return both
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name

# wrong: a letter | names as in the table
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return "abcde"[list(variances).index(name)], variances[name]

# wrong: programs exchanged | nearest
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": c * t, "height c": t / c, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, variances[name]

# wrong: a factor two in the value | factor comes out squared
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, 2 * variances[name] + 0.1

# wrong: named rightly, factor not squared | factor of the values is squared
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, {"right": t / np.sqrt(c), "no height": t / c, "height c": t, "faster": c**1.5 * t, "both": c**2 * t}[name]

# wrong: named rightly, heights left out | heights are missing
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, c * t if name in ("faster", "both") else t / c

# wrong: the times exchanged | times ct and t/c
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, {"right": c**2 * t, "no height": c * t, "height c": c**3 * t, "faster": t, "both": c * t}[name]

# wrong: c and 1/c exchanged | c and 1/c
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.var())))
    return name, t**2 / variances[name]

# wrong: standard deviation compared, variance of the name | the names are what is wrong
def stretch_diagnosis(values, c, t):
    variances = {"right": t, "no height": t / c, "height c": c * t, "faster": c**2 * t, "both": c**3 * t}
    name = min(variances, key=lambda name: abs(np.log(variances[name] / values.std())))
    return name, variances[name]
