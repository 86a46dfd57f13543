# ruff: noqa
# right: slices
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# right: filled in
def in_batches(u, sigma, x0, noise, size):
    n, out = len(noise), np.empty_like(x0)
    for a in range(0, len(x0), size):
        x, z = x0[a:a + size].copy(), noise[:, a:a + size]
        for i in range(n):
            x += u(x, i / n) / n + sigma * n**-0.5 * z[i]
        out[a:a + size] = x
    return out

# right: array_split indices
def in_batches(u, sigma, x0, noise, size):
    n, h, ends = len(noise), 1 / len(noise), []
    for part in np.split(np.arange(len(x0)), range(size, len(x0), size)):
        x = x0[part]
        for i, z in enumerate(noise[:, part]):
            x = x + h * u(x, i * h) + sigma * np.sqrt(h) * z
        ends.append(x)
    return np.vstack(ends)

# right: torch
def in_batches(u, sigma, x0, noise, size):
    import torch
    n, ends = len(noise), []
    for x, z in zip(torch.as_tensor(x0).split(size), torch.as_tensor(noise).split(size, dim=1)):
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * z[i]
        ends.append(x)
    return torch.cat(ends)

# wrong: the first noise for all | first one|raised
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, :len(x)]
        ends.append(x)
    return np.concatenate(ends)

# wrong: own noise | X_1
def in_batches(u, sigma, x0, noise, size):
    n, ends, rng = len(noise), [], np.random.default_rng(0)
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * rng.standard_normal(x.shape)
        ends.append(x)
    return np.concatenate(ends)

# wrong: noise ignored | the ODE
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, i / n) / n
        ends.append(x)
    return np.concatenate(ends)

# wrong: whole at once | at most
def in_batches(u, sigma, x0, noise, size):
    n, x = len(noise), x0
    for i in range(n):
        x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i]
    return x

# wrong: last batch lost | last points
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for k in range(len(x0) // size or 1):
        part = slice(k * size, (k + 1) * size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: only the last batch | only one batch|shape
def in_batches(u, sigma, x0, noise, size):
    n = len(noise)
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
    return x

# wrong: a list | put together
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return ends

# wrong: stacked | stacked|raised
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.stack(ends)

# wrong: noise cut along time | raised|X_1|noise
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x, z = x0[part], noise[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * z[i % len(z)][:len(x)]
        ends.append(x)
    return np.concatenate(ends)

# wrong: noise times h | by h, not
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma / n * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: noise without root h | not multiplied
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: size as the number of batches | at most|calls|shape|raised
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for part in np.array_split(np.arange(len(x0)), size):
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: points one by one | point by point
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for k in range(len(x0)):
        x = x0[k:k + 1]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, k]
        ends.append(x)
    return np.concatenate(ends)

# wrong: in place | `x0` is the same
def in_batches(u, sigma, x0, noise, size):
    n = len(noise)
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        for i in range(n):
            x0[part] += u(x0[part], i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
    return x0

# wrong: reversed batches | another order
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.insert(0, x)
    return np.concatenate(ends)

# wrong: t runs on from batch to batch | X_1
def in_batches(u, sigma, x0, noise, size):
    n, ends, t = len(noise), [], 0.0
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, t) / n + sigma * np.sqrt(1 / n) * noise[i, part]
            t += 1 / n
        ends.append(x)
    return np.concatenate(ends)

# wrong: torch, randn | X_1
def in_batches(u, sigma, x0, noise, size):
    import torch
    n, ends = len(noise), []
    for x in torch.as_tensor(x0).split(size):
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * torch.randn_like(x)
        ends.append(x)
    return torch.cat(ends)

# right: array_split by index
def in_batches(u, sigma, x0, noise, size):
    n, out = len(noise), np.empty_like(x0)
    for a in range(0, len(x0), size):
        x = x0[a:a + size].copy()
        for k in range(n):
            x += u(x, k / n) / n + sigma / np.sqrt(n) * noise[k, a:a + size]
        out[a:a + size] = x
    return out

# right: recursion
def in_batches(u, sigma, x0, noise, size):
    if len(x0) > size:
        return np.concatenate([in_batches(u, sigma, x0[:size], noise[:, :size], size), in_batches(u, sigma, x0[size:], noise[:, size:], size)])
    n, x = len(noise), x0
    for k, z in enumerate(noise):
        x = x + u(x, k / n) / n + sigma * (1 / n) ** 0.5 * z
    return x

# wrong: array_split into size parts | the point of batches is memory: cut before you
def in_batches(u, sigma, x0, noise, size):
    n, out, a = len(noise), [], 0
    for part in np.array_split(x0, size):
        x = part
        for k in range(n):
            x = x + u(x, k / n) / n + sigma / np.sqrt(n) * noise[k, a:a + len(part)]
        out.append(x)
        a += len(part)
    return np.concatenate(out)

# wrong: strided batches | point i of step k needs noise\[k, i\], whichever
def in_batches(u, sigma, x0, noise, size):
    n, out, m = len(noise), [], -(-len(x0) // size)
    for a in range(m):
        x = x0[a::m]
        for k in range(n):
            x = x + u(x, k / n) / n + sigma / np.sqrt(n) * noise[k, a::m]
        out.append(x)
    return np.concatenate(out)

# wrong: h from the batch size | point i of step k needs noise\[k, i\], whichever
def in_batches(u, sigma, x0, noise, size):
    n, out = len(noise), []
    for a in range(0, len(x0), size):
        x = x0[a:a + size]
        for k in range(n):
            x = x + u(x, k / n) / size + sigma / np.sqrt(size) * noise[k, a:a + size]
        out.append(x)
    return np.concatenate(out)

# wrong: last batch padded by wrap | points come out that did not go in: the last
def in_batches(u, sigma, x0, noise, size):
    n, out = len(noise), []
    for a in range(0, len(x0), size):
        i = np.arange(a, a + size) % len(x0)
        x = x0[i]
        for k in range(n):
            x = x + u(x, k / n) / n + sigma / np.sqrt(n) * noise[k, i]
        out.append(x)
    return np.concatenate(out)

# wrong: noise reversed within the batch | point i of step k needs noise\[k, i\], whichever
def in_batches(u, sigma, x0, noise, size):
    n, out = len(noise), []
    for a in range(0, len(x0), size):
        x = x0[a:a + size]
        for k in range(n):
            x = x + u(x, k / n) / n + sigma / np.sqrt(n) * noise[k, a:a + size][::-1]
        out.append(x)
    return np.concatenate(out)

# wrong: sigma times n | point i of step k needs noise\[k, i\], whichever
def in_batches(u, sigma, x0, noise, size):
    n, out = len(noise), []
    for a in range(0, len(x0), size):
        x = x0[a:a + size]
        for k in range(n):
            x = x + u(x, k / n) / n + sigma * noise[k, a:a + size] * np.sqrt(n)
        out.append(x)
    return np.concatenate(out)

# wrong: t carries on | point i of step k needs noise\[k, i\],
def in_batches(u, sigma, x0, noise, size):
    n, ends, t = len(noise), [], 0.0
    for b in range(0, len(x0), size):
        x = x0[b:b + size]
        for i in range(n):
            x = x + u(x, t) / n + sigma * n**-0.5 * noise[i, b:b + size]
            t += 1 / n
        ends.append(x)
    return np.concatenate(ends)

# wrong: x carries on | do both hold the same points|point i of step k needs noise\[k, i\],
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    x = x0[:size]
    for b in range(0, len(x0), size):
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * noise[i, b:b + size][:len(x)]
        ends.append(x)
    return np.concatenate(ends)[:len(x0)]

# wrong: overlapping | calls of u
def in_batches(u, sigma, x0, noise, size):
    n = len(noise)
    out = np.empty_like(x0)
    for b in range(0, len(x0), max(size - 1, 1)):
        x = x0[b:b + size]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * noise[i, b:b + size]
        out[b:b + size] = x
    return out

# wrong: last batch wraps negative | point i of step k needs noise\[k, i\],
def in_batches(u, sigma, x0, noise, size):
    n = len(noise)
    out = np.empty_like(x0)
    for b in range(0, len(x0), size):
        sl = slice(max(min(b, len(x0) - size), 0), b + size)
        x = x0[sl]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * noise[i, :len(x)]
        out[sl] = x
    return out

# right: while
def in_batches(u, sigma, x0, noise, size):
    n, rest, z, ends = len(noise), x0, noise, []
    while len(rest):
        x, rest = rest[:size], rest[size:]
        w, z = z[:, :size], z[:, size:]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * n**-0.5 * w[i]
        ends.extend(x)
    return np.array(ends)

# wrong: times to 0.999 | times run from 0 to 0\.999
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    ts = np.linspace(0, 0.999, n + 1)
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            h = ts[i + 1] - ts[i]
            x = x + h * u(x, ts[i]) + sigma * np.sqrt(h) * noise[i, start:start + size]
        ends.append(x)
    return np.concatenate(ends)

# wrong: linspace of n points | no step starts
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    ts = np.linspace(0, 1, n)
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, ts[i]) / n + sigma * np.sqrt(1 / n) * noise[i, start:start + size]
        ends.append(x)
    return np.concatenate(ends)

# wrong: rounded times: arange | [Rr]ounding does that
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    h = 1 / n
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i, t in enumerate(np.arange(0, 1, h)):
            x = x + h * u(x, t) + sigma * np.sqrt(h) * noise[i, start:start + size]
        ends.append(x)
    return np.concatenate(ends)

# wrong: rounded times: while t < 1 | [Rr]ounding does that
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    h = 1 / n
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        t, i = 0, 0
        while t < 1:
            x = x + h * u(x, t) + sigma * np.sqrt(h) * noise[i, start:start + size]
            t += h; i += 1
        ends.append(x)
    return np.concatenate(ends)

# wrong: rounded times: while t + h <= 1 | rounding makes the loop take one step too few
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    h = 1 / n
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        t, i = 0, 0
        while t + h <= 1:
            x = x + h * u(x, t) + sigma * np.sqrt(h) * noise[i, start:start + size]
            t += h; i += 1
        ends.append(x)
    return np.concatenate(ends)

# wrong: the step from the time, cut by int | int\(\) cuts a rounded number
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    h = 1 / n
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for k in range(n):
            t = k * h
            x = x + h * u(x, t) + sigma * np.sqrt(h) * noise[int(t * n), start:start + size]
        ends.append(x)
    return np.concatenate(ends)

# wrong: number of points for steps | number is len
def in_batches(u, sigma, x0, noise, size):
    n, ends = noise.shape[1], []
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, start:start + size]
        ends.append(x)
    return np.concatenate(ends)

# wrong: axes of noise exchanged | axes of noise are exchanged
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[start:start + size, i]
        ends.append(x)
    return np.concatenate(ends)

# wrong: one empty batch | without points
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for b in range(len(x0) // size + 1):
        part = slice(b * size, (b + 1) * size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: noise with the root of 1 / batch | root of 1 / batch
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        x = x0[start:start + size]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / len(x0)) * noise[i, start:start + size]
        ends.append(x)
    return np.concatenate(ends)

# right: one step of all batches after the other, float32
def in_batches(u, sigma, x0, noise, size):
    n, x = len(noise), x0.astype(np.float32)
    for i, t in enumerate(np.linspace(0, 1, n + 1)[:-1]):
        for start in range(0, len(x0), size):
            p = slice(start, start + size)
            x[p] = x[p] + u(x[p], t) / n + sigma * np.sqrt(1 / n) * noise[i, p]
    return x

# wrong: σ is missing | σ is missing
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: σ is squared | σ is squared
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma**2 * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: the noise of the first step is used in all steps | the noise of the first step is used in all steps
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[0, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: the steps' noise comes in reverse order | the steps' noise comes in reverse order
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[n - 1 - i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: the noise is subtracted | the noise is subtracted
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * -noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: h is 1 over the number of points here: n, the number of steps, is len(noise) | h is 1 over the number of points here: n, the number of steps, is
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x, h = x0[part], 1 / len(x0)
        for i in range(n):
            x = x + u(x, i * h) * h + sigma * np.sqrt(h) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: h is 1 / size here: n, the number of steps, is len(noise) | h is 1 / size here: n, the number of steps, is len\(noise\)
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x, h = x0[part], 1 / size
        for i in range(n):
            x = x + u(x, i * h) * h + sigma * np.sqrt(h) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: u is asked at the end of each step | u is asked at the end of each step
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, (i + 1) / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: t never advances | t never advances
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, 0.0) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: u is asked with the number of the step where its time is meant | u is asked with the number of the step where its time is meant
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, float(i)) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: time runs backwards from 1 | time runs backwards from 1
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, 1 - i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: the points come out in another order: is the last batch first? | the points come out in another order: is the last batch first\?
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)[::-1]

# wrong: only one batch came: put all of them together | only one batch came: put all of them together
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return ends[0]

# wrong: all numbers in one row: join along axis 0 | all numbers in one row: join along axis 0
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate([end.ravel() for end in ends])

# wrong: the batches are stacked: put them one after the other | the batches are stacked: put them one after the other
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.stack([end for end in ends if len(end) == size] or ends)

# wrong: one step too few | one step too few
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n - 1):
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)

# wrong: the whole trajectory came: only the end is asked for | the whole trajectory came: only the end is asked for
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        xs = [x0[part]]
        for i in range(n):
            x = xs[-1]
            xs.append(x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part])
        ends.append(np.stack(xs))
    return np.concatenate(ends, axis=1)

# wrong: u is asked twice in each step: keep its value in a variable | u is asked twice in each step: keep its value in a variable
def in_batches(u, sigma, x0, noise, size):
    n, ends = len(noise), []
    for start in range(0, len(x0), size):
        part = slice(start, start + size)
        x = x0[part]
        for i in range(n):
            drift = u(x, i / n)
            x = x + u(x, i / n) / n + sigma * np.sqrt(1 / n) * noise[i, part]
        ends.append(x)
    return np.concatenate(ends)
