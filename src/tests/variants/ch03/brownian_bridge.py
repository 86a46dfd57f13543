# ruff: noqa
# right: a line
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))[:, None]
    return w - t * w[-1]

# right: outer product
def brownian_bridge(w):
    n = len(w) - 1
    return w - np.outer(np.arange(n + 1) / n, w[n])

# right: a loop
def brownian_bridge(w):
    n = len(w) - 1
    return np.array([w[k] - k / n * w[n] for k in range(n + 1)])

# right: torch
def brownian_bridge(w):
    import torch
    w = torch.as_tensor(w)
    return w - torch.linspace(0, 1, len(w), dtype=w.dtype)[:, None] * w[-1:]

# wrong: the whole end | at every time
def brownian_bridge(w):
    return w - w[-1]

# wrong: n + 1 steps | n \+ 1 steps
def brownian_bridge(w):
    return w - (np.arange(len(w)) / len(w))[:, None] * w[-1]

# wrong: damped | t W_t
def brownian_bridge(w):
    return w * (1 - np.linspace(0, 1, len(w)))[:, None]

# wrong: added | added
def brownian_bridge(w):
    return w + np.linspace(0, 1, len(w))[:, None] * w[-1]

# wrong: root t | √t
def brownian_bridge(w):
    return w - np.sqrt(np.linspace(0, 1, len(w)))[:, None] * w[-1]

# wrong: t W_t | t W_t
def brownian_bridge(w):
    return w - np.linspace(0, 1, len(w))[:, None] * w

# wrong: mean | mean over time
def brownian_bridge(w):
    return w - w.mean(0)

# wrong: the end cut | only the last
def brownian_bridge(w):
    w = w.copy()
    w[-1] = 0
    return w

# wrong: in place | same after the call
def brownian_bridge(w):
    w -= np.linspace(0, 1, len(w))[:, None] * w[-1].copy()
    return w

# wrong: the line | line alone
def brownian_bridge(w):
    return np.linspace(0, 1, len(w))[:, None] * w[-1]

# wrong: root damped | no bridge
def brownian_bridge(w):
    return w * np.sqrt(1 - np.linspace(0, 1, len(w)))[:, None]

# wrong: first path's end | first one
def brownian_bridge(w):
    return w - np.linspace(0, 1, len(w))[:, None] * w[-1, 0]

# wrong: linspace along the batch | raised|expected
def brownian_bridge(w):
    return w - np.linspace(0, 1, w.shape[1]) * w[-1]

# wrong: number of the step | number of the step
def brownian_bridge(w):
    return w - np.arange(len(w))[:, None] * w[-1]
