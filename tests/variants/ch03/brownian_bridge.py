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

# right: outer
def brownian_bridge(w):
    return w - np.outer(np.linspace(0, 1, w.shape[0]), w[-1])

# right: from increments
def brownian_bridge(w):
    dw = np.diff(w, axis=0)
    return np.concatenate([w[:1], np.cumsum(dw - dw.mean(0), axis=0)])

# wrong: mean increment of all paths | mean end of the batch
def brownian_bridge(w):
    dw = np.diff(w, axis=0)
    return np.concatenate([w[:1], np.cumsum(dw - dw.mean(), axis=0)])

# wrong: (1 - t) W | this is W_t \- t W_t: the line goes to the end
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))[:, None]
    return (1 - t) * w

# wrong: t squared | t² for t
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))[:, None]
    return w - t**2 * w[-1]

# wrong: 1 - t | runs backwards
def brownian_bridge(w):
    t = np.linspace(1, 0, len(w))[:, None]
    return w - t * w[-1]

# wrong: endpoint false | t is counted with n \+ 1 steps: the last time is
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w), endpoint=False)[:, None]
    return w - t * w[-1]

# wrong: scaled | it must be 0 at the first and at the last time
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))[:, None]
    return (w - t * w[-1]) / np.sqrt(np.maximum(t * (1 - t), 1e-9))

# wrong: running | this is W_t \- t W_t: the line goes to the end
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))[:, None]
    return w - t * w

# wrong: absolute end | no absolute value
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))[:, None]
    return w - t * np.abs(w[-1])

# wrong: last row set to zero only | one time is missing: the bridge has as many as w
def brownian_bridge(w):
    b = w - w[-1] * np.linspace(0, 1, len(w))[:, None]
    return b[:-1]

# wrong: t without its second axis | needs a second axis
def brownian_bridge(w):
    t = np.linspace(0, 1, len(w))
    return w - t * w[-1]

# wrong: written into w | it changed from \[(?!0, 0, 0\])
def brownian_bridge(w):
    w -= np.linspace(0, 1, len(w))[:, None] * w[-1]
    return w

# wrong: times by np.arange | rounding.*one time too many
def brownian_bridge(w):
    n = len(w) - 1
    h = 1 / n
    t = np.arange(0, 1 + h, h)[:, None]
    return w - t * w[-1]

# wrong: times by while | rounding.*one time too few
def brownian_bridge(w):
    h = 1 / (len(w) - 1)
    out, t = [], 0.0
    while t <= 1:
        out.append(w[len(out)] - t * w[-1]); t += h
    return np.stack(out)

# wrong: n times | as many times as rows
def brownian_bridge(w):
    n = len(w) - 1
    h = 1 / n
    t = np.linspace(0, 1, n)[:, None]
    return w - t * w[-1]

# wrong: the last time left out | last time is left out
def brownian_bridge(w):
    out = w.copy()
    for i in range(len(w) - 1):
        out[i] = w[i] - i / (len(w) - 1) * w[-1]
    return out

# right: times by np.arange, up to half a step beyond the end
def brownian_bridge(w):
    h = 1 / (len(w) - 1)
    return w - np.outer(np.arange(0, 1 + h / 2, h), w[-1])

# wrong: t is counted from one step: the first time is 0 | t is counted from one step: the first time is 0
def brownian_bridge(w):
    n = len(w) - 1
    t = np.linspace(0, 1, n + 1)[:, None]
    return w - (t + 1 / n) * w[-1]

# wrong: t is counted from one step, and with n + 1 | t is counted from one step, and with n \+ 1
def brownian_bridge(w):
    n = len(w) - 1
    t = np.linspace(0, 1, n + 1)[:, None]
    return w - np.arange(1, n + 2)[:, None] / (n + 1) * w[-1]

# wrong: this is t (1 - t) W_t | this is t \(1 - t\) W_t
def brownian_bridge(w):
    n = len(w) - 1
    t = np.linspace(0, 1, n + 1)[:, None]
    return t * (1 - t) * w

# wrong: the line goes to the next to last value | the line goes to the next to last value
def brownian_bridge(w):
    n = len(w) - 1
    t = np.linspace(0, 1, n + 1)[:, None]
    return w - t * w[-2]

# wrong: t (1 - t) W_1 is taken off: take off t W_1 | t \(1 - t\) W_1 is taken off: take off t W_1
def brownian_bridge(w):
    n = len(w) - 1
    t = np.linspace(0, 1, n + 1)[:, None]
    return w - t * (1 - t) * w[-1]

# wrong: the largest value is taken for the end | the largest value is taken for the end|likely\s+
def brownian_bridge(w):
    n = len(w) - 1
    t = np.linspace(0, 1, n + 1)[:, None]
    return w - t * w.max(0)

# wrong: the first time is h: it is 0 | the first time is h: it is 0
def brownian_bridge(w):
    n = len(w) - 1
    return w - np.linspace(1 / n, 1, n + 1)[:, None] * w[-1]

# wrong: the last path of the batch is taken for the end of each | the last path of the batch is taken for the end of each
def brownian_bridge(w):
    return w - np.linspace(0, 1, len(w))[:, None] * w[-1, -1]
