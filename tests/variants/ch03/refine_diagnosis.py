# ruff: noqa
# right: table
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name]

# right: absolute differences, a list
def refine_diagnosis(fine, h):
    dw = fine[1:] - fine[:-1]
    q = 2 * (dw * dw).mean() / h
    table = [("right", 1), ("no noise", 1 / 2), ("half a step", 3 / 2), ("left end", 2), ("no root", 1 / 2 + h / 2)]
    return list(min(table, key=lambda row: abs(row[1] - q)))

# right: from the noise of the midpoints
def refine_diagnosis(fine, h):
    old, middle = fine[::2], fine[1::2]
    noise = (middle - (old[1:] + old[:-1]) / 2).var()
    # from the left end the middle does not know the right one
    if abs(np.corrcoef((middle - old[:-1]).ravel(), (old[1:] - old[:-1]).ravel())[0, 1]) < 0.1:
        return "left end", 2.0
    sizes = {"right": h / 4, "no noise": 0, "half a step": h / 2, "no root": h * h / 4}
    name = min(sizes, key=lambda k: abs(sizes[k] - noise))
    return name, (h / 2 + 2 * sizes[name]) / h

# wrong: a guess | whatever came
def refine_diagnosis(fine, h):
    return "right", 1.0

# wrong: not divided by the time | divided by the time
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean()
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name]

# wrong: steps of h | not 2n h
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name]

# wrong: squares of the values | squares of the values
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (fine**2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name]

# wrong: two names exchanged | nearest
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return {"right": "half a step", "half a step": "right"}.get(name, name), ratios[name]

# wrong: measured | without an error
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, measured

# wrong: always 1 | what the right program has
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, 1.0

# wrong: noise once | counts twice
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name] - noise

# wrong: one half | add both
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, noise if name == 'left end' else 1 / 4 + noise

# wrong: noise alone | half of h remains
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, 2 * noise

# wrong: no noise at all | old path alone
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, 1.0 if name == 'left end' else 0.5

# wrong: of one step | divide it by h
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name] * h

# wrong: no root taken for h/2 | standard deviation here
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, 1.5 if name == 'no root' else ratios[name]

# wrong: left end like the others | make up for the first
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, 1.5 if name == 'left end' else ratios[name]

# wrong: a constant is added | which mean
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name, ratios[name] + 0.1

# wrong: swapped pair | name comes first
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return ratios[name], name

# wrong: the name alone | return both
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name

# wrong: other words | names as in the table
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    noise = {'right': 1 / 4, 'no noise': 0.0, 'half a step': 1 / 2, 'left end': 1 / 2, 'no root': h / 4}[name]
    return name.replace("no ", "without "), ratios[name]

# wrong: not divided by the time, differences | not divided by the time
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean()
    name = min(ratios, key=lambda name: abs(ratios[name] - measured))
    return name, ratios[name]

# wrong: squares of the values, differences | squares of the values
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (fine**2).sum(axis=0).mean() / ((len(fine) - 1) * h / 2)
    name = min(ratios, key=lambda name: abs(ratios[name] - measured))
    return name, ratios[name]

# wrong: divided by h alone | not divided by the time n h
def refine_diagnosis(fine, h):
    ratios = {"right": 1.0, "no noise": 0.5, "half a step": 1.5, "left end": 2.0, "no root": (1 + h) / 2}
    measured = (np.diff(fine, axis=0) ** 2).sum(axis=0).mean() / h
    name = min(ratios, key=lambda name: abs(np.log(ratios[name] / measured)))
    return name, ratios[name]
