# ruff: noqa
# right: norm
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width)

# right: written out
def shell_fraction(z, std, width):
    n, d = z.shape
    r = (z**2).sum(1) ** 0.5
    return ((r >= std * d**0.5 - width) & (r <= std * d**0.5 + width)).sum() / n

# right: strict bounds
def shell_fraction(z, std, width):
    return float((abs(np.sqrt((z * z).sum(axis=-1)) - np.sqrt(std**2 * z.shape[1])) < width).mean())

# right: a loop
def shell_fraction(z, std, width):
    count = 0
    for point in z:
        if abs(np.linalg.norm(point) - std * len(point) ** 0.5) <= width:
            count += 1
    return count / len(z)

# right: torch
def shell_fraction(z, std, width):
    import torch
    x = torch.as_tensor(z)
    return ((x.norm(dim=1) - std * x.shape[1] ** 0.5).abs() <= width).double().mean()

# wrong: no std | only if s = 1
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - np.sqrt(z.shape[1])) <= width)

# wrong: d for root d | s√d
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * z.shape[1]) <= width)

# wrong: near the mode | near the origin
def shell_fraction(z, std, width):
    return np.mean(np.linalg.norm(z, axis=1) <= width)

# wrong: everything inside | both sides
def shell_fraction(z, std, width):
    return np.mean(np.linalg.norm(z, axis=1) <= std * np.sqrt(z.shape[1]) + width)

# wrong: everything outside | both sides
def shell_fraction(z, std, width):
    return np.mean(np.linalg.norm(z, axis=1) >= std * np.sqrt(z.shape[1]) - width)

# wrong: squared norm | squared
def shell_fraction(z, std, width):
    return np.mean(np.abs((z**2).sum(1) - std**2 * z.shape[1]) <= width)

# wrong: norm down the columns | columns|raised
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=0) - std * np.sqrt(z.shape[1])) <= width)

# wrong: norm of everything | share
def shell_fraction(z, std, width):
    return float(abs(np.linalg.norm(z) - std * np.sqrt(z.shape[1])) <= width)

# wrong: count | divide by n
def shell_fraction(z, std, width):
    return np.sum(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width)

# wrong: len(z) for d | n stands for d
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(len(z))) <= width)

# wrong: half the width | half
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width / 2)

# wrong: booleans | share is their mean
def shell_fraction(z, std, width):
    return np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width

# wrong: outside | not on the shell
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) > width)

# wrong: one-sided difference | both sides
def shell_fraction(z, std, width):
    return np.mean(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1]) <= width)

# wrong: measured radius | mean distance|s√d
def shell_fraction(z, std, width):
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(r - r.mean()) <= width)

# wrong: coordinates | single coordinates|another distance
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.abs(z) - std * np.sqrt(z.shape[1])) <= width)

# wrong: constant 1 | share
def shell_fraction(z, std, width):
    return 1.0

# wrong: torch, no std | only if s = 1
def shell_fraction(z, std, width):
    import torch
    x = torch.as_tensor(z)
    return ((x.norm(dim=1) - x.shape[1] ** 0.5).abs() <= width).float().mean()

# wrong: in place | `z` is the same
def shell_fraction(z, std, width):
    z /= std
    return np.mean(np.abs(std * np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width)

# right: loop
def shell_fraction(z, std, width):
    r = std * z.shape[1] ** 0.5
    return sum(abs(np.sqrt(np.dot(p, p)) - r) <= width for p in z) / len(z)

# right: einsum
def shell_fraction(z, std, width):
    n = np.sqrt(np.einsum("ij,ij->i", z, z))
    r = std * np.sqrt(z.shape[-1])
    return np.count_nonzero((n >= r - width) & (n <= r + width)) / n.size

# right: hypot reduce
def shell_fraction(z, std, width):
    return float((np.abs(np.hypot.reduce(z, axis=1) - std * np.sqrt(z.shape[1])) < width).mean())

# wrong: width in units of std | the width is multiplied by s
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width * std)

# wrong: relative width | the width is divided by the radius: it is a
def shell_fraction(z, std, width):
    r = std * np.sqrt(z.shape[1])
    return np.mean(np.abs(np.linalg.norm(z, axis=1) / r - 1) <= width)

# wrong: 1-norm | the sum of absolute values is another distance
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.abs(z).sum(1) - std * np.sqrt(z.shape[1])) <= width)

# wrong: std**2 | the shell is at s²√d: its radius is s√d
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std**2 * np.sqrt(z.shape[1])) <= width)

# wrong: std under root | s stands under the root: the radius is s√d
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - np.sqrt(std * z.shape[1])) <= width)

# wrong: percent | the share is given in percent
def shell_fraction(z, std, width):
    return 100 * np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width)

# wrong: rms | the root mean square is compared with s: the
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.sqrt((z**2).mean(1)) - std) <= width)

# wrong: sqrt(d - 1) | the radius is s√\(d \- 1\) here: it is s√d
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1] - 1)) <= width)

# wrong: centred by mean | the mean of the points is taken off: the
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z - z.mean(0), axis=1) - std * np.sqrt(z.shape[1])) <= width)

# wrong: integer division | whole number
def shell_fraction(z, std, width):
    return np.sum(np.abs(np.linalg.norm(z, axis=1) - std * np.sqrt(z.shape[1])) <= width) // len(z)

# wrong: formula from the normal law | a point counts if its distance from the origin
def shell_fraction(z, std, width):
    from math import erf
    return erf(width / std)

# wrong: int division | no point counts at all: is the share
def shell_fraction(z, std, width):
    r = np.linalg.norm(z, axis=1)
    return np.sum(np.abs(r - std * np.sqrt(z.shape[1])) <= width) // len(z)

# wrong: std * d ** 1/2 precedence | d \*\* 1 / 2 is d/2|a point counts if its distance from the
def shell_fraction(z, std, width):
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(r - std * z.shape[1] ** 1 / 2) <= width)

# right: histogram
def shell_fraction(z, std, width):
    R = std * np.sqrt(z.shape[1])
    c, _ = np.histogram(np.linalg.norm(z, axis=1), [R - width, R + width])
    return c[0] / len(z)

# wrong: s measured | s is measured
def shell_fraction(z, std, width):
    return np.mean(np.abs(np.linalg.norm(z,axis=1)-z.std()*np.sqrt(z.shape[1]))<=width)

# wrong: the shell is taken at d: its radius is s√d | the shell is taken at d: its radius is s√d
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(r - d) <= width)

# wrong: the shell is taken at s²d: that is where the square of the distance lies | the shell is taken at s²d: that is where the square of the distance|the squared distance|the shell is|likely\s+
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(r - std**2 * d) <= width)

# wrong: the squared distance is compared with s√d | the squared distance is compared with s√d|the shell is
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(r**2 - std * np.sqrt(d)) <= width)

# wrong: the shell is twice as wide: width counts once on each side | the shell is twice as wide: width counts once on each side
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(r - std * np.sqrt(d)) <= 2 * width)

# wrong: the distance is the root mean square: the sum of the squares is meant | the distance is the root mean square: the sum of the squares is meant
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(np.sqrt((z**2).mean(axis=1)) - std * np.sqrt(d)) <= width)

# wrong: the largest coordinate is another distance | the largest coordinate is another distance
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs(np.abs(z).max(axis=1) - std * np.sqrt(d)) <= width)

# wrong: a sum without its root: squares of coordinates have to be rooted | a sum without its root: squares of coordinates have to be rooted
def shell_fraction(z, std, width):
    d = z.shape[1]
    r = np.linalg.norm(z, axis=1)
    return np.mean(np.abs((z**2).sum(axis=1) - np.sqrt(d)) <= width)
