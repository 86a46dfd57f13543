# ruff: noqa
# right: formula
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape)

# right: rng.normal with mean and scale
def sample_conditional_path(z, t, alpha, beta, rng):
    return rng.normal(alpha(t) * z, beta(t) * np.ones_like(z))

# right: minus is as good
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z - beta(t) * rng.standard_normal(z.shape)

# right: row by row
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b = np.broadcast_to(alpha(t), (len(z), 1)), np.broadcast_to(beta(t), (len(z), 1))
    return np.array([a[i] * z[i] + b[i] * rng.normal(size=z.shape[1]) for i in range(len(z))])

# right: float32
def sample_conditional_path(z, t, alpha, beta, rng):
    return (alpha(t) * z + beta(t) * rng.standard_normal(z.shape, dtype=np.float32)).astype(np.float32)

# wrong: beta squared | β², its variance
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) ** 2 * rng.standard_normal(z.shape)

# wrong: root of beta | √β
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + np.sqrt(beta(t)) * rng.standard_normal(z.shape)

# wrong: exchanged | exchanged
def sample_conditional_path(z, t, alpha, beta, rng):
    return beta(t) * z + alpha(t) * rng.standard_normal(z.shape)

# wrong: straight path | straight path
def sample_conditional_path(z, t, alpha, beta, rng):
    return t * z + (1 - t) * rng.standard_normal(z.shape)

# wrong: one noise for the batch | again and again
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape[1])

# wrong: one noise number for a row | share one number
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.standard_normal((len(z), 1))

# wrong: no noise | without|noise in it
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z

# wrong: one number | again and again|share
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.standard_normal()

# wrong: uniform | uniform
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.random(z.shape)

# wrong: uniform of variance one | kurtosis
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.uniform(-np.sqrt(3), np.sqrt(3), z.shape)

# wrong: coin | kurtosis|again and again
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.choice([-1.0, 1.0], z.shape)

# wrong: global noise | same numbers twice
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * np.random.standard_normal(z.shape)

# wrong: fixed seed | same numbers
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * np.random.default_rng(0).standard_normal(z.shape)

# wrong: beta added | added
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) + rng.standard_normal(z.shape)

# wrong: noise unscaled | not multiplied by β
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + rng.standard_normal(z.shape)

# wrong: z unscaled | not multiplied by α
def sample_conditional_path(z, t, alpha, beta, rng):
    return z + beta(t) * rng.standard_normal(z.shape)

# wrong: first time for all | first time
def sample_conditional_path(z, t, alpha, beta, rng):
    t = np.ravel(t)[0]
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape)

# wrong: mean time for all | mean time
def sample_conditional_path(z, t, alpha, beta, rng):
    t = np.mean(t)
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape)

# wrong: one minus alpha | 1 - α
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + (1 - alpha(t)) * rng.standard_normal(z.shape)

# wrong: backwards | 1 - t
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(1 - t) * z + beta(1 - t) * rng.standard_normal(z.shape)

# wrong: writes into z | same after the call
def sample_conditional_path(z, t, alpha, beta, rng):
    z *= alpha(t)
    z += beta(t) * rng.standard_normal(z.shape)
    return z

# wrong: mean of the batch | averaged
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z.mean(0) + beta(t) * rng.standard_normal(z.shape)

# wrong: alpha of z | depends on t only
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(z) * t + beta(z) * rng.standard_normal(z.shape)

# right: Box and Muller
def sample_conditional_path(z, t, alpha, beta, rng):
    p, q = rng.random(z.shape), rng.random(z.shape)
    return alpha(t) * z + beta(t) * np.sqrt(-2 * np.log(1 - p)) * np.cos(2 * np.pi * q)

# wrong: three uniform numbers | kurtosis
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * (rng.random((3, *z.shape)).sum(0) - 1.5) * 2

# wrong: Laplace | kurtosis
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.laplace(scale=1 / np.sqrt(2), size=z.shape)

# wrong: half of the noise used twice | again and again
def sample_conditional_path(z, t, alpha, beta, rng):
    h = rng.standard_normal((len(z) // 2, z.shape[1]))
    return alpha(t) * z + beta(t) * np.concatenate([h, h])[np.arange(len(z)) % (2 * max(1, len(h)))]

# wrong: alpha around both | α belongs to z alone
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * (z + beta(t) * rng.standard_normal(z.shape))

# wrong: absolute noise | never negative
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * np.abs(rng.standard_normal(z.shape))

# wrong: mean beta | mean of the β
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + np.mean(beta(t)) * rng.standard_normal(z.shape)

# wrong: beta backwards | beta is asked at 1 - t
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(1 - t) * rng.standard_normal(z.shape)

# right: einsum and a diagonal matrix
def sample_conditional_path(z, t, alpha, beta, rng):
    t = np.broadcast_to(np.asarray(t, float), (len(z), 1))
    eps = rng.standard_normal(z.shape)
    a, b = np.ravel(alpha(t)), np.ravel(beta(t))
    return np.einsum("b,bd->bd", a, z) + np.einsum("b,bd->bd", b, eps)

# right: noise drawn transposed
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.normal(size=z.shape[::-1]).T

# right: multivariate normal
def sample_conditional_path(z, t, alpha, beta, rng):
    batch, d = z.shape
    return alpha(t) * z + beta(t) * rng.multivariate_normal(np.zeros(d), np.eye(d), size=batch)

# wrong: Student's t | kurtosis|noise as it should be
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.standard_t(5, z.shape) / np.sqrt(5 / 3)

# wrong: sorted noise | correlation
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * np.sort(rng.standard_normal(z.shape), axis=0)

# wrong: seeded by shape | fixed seed
def sample_conditional_path(z, t, alpha, beta, rng):
    rng = np.random.default_rng(len(z))
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape)

# wrong: a float reshaped | here t is a float
def sample_conditional_path(z, t, alpha, beta, rng):
    t = t.reshape(-1, 1)
    return alpha(t) * z + beta(t) * rng.standard_normal(z.shape)

# wrong: one more axis for a column | every time meets every point
def sample_conditional_path(z, t, alpha, beta, rng):
    return np.atleast_1d(alpha(t))[:, None] * z + np.atleast_1d(beta(t))[:, None] * rng.standard_normal(z.shape)

# wrong: a column made a float | here t is a column
def sample_conditional_path(z, t, alpha, beta, rng):
    return float(alpha(t)) * z + float(beta(t)) * rng.standard_normal(z.shape)

# wrong: a flat column | here t is a column
def sample_conditional_path(z, t, alpha, beta, rng):
    return np.ravel(alpha(t)) * z + np.ravel(beta(t)) * rng.standard_normal(z.shape)

# wrong: mean of the data taken off | mean of the data is taken off
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * (z - z.mean(0)) + beta(t) * rng.standard_normal(z.shape)

# wrong: root of 1 - alpha | √\(1 - α\): use beta
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + np.sqrt(1 - alpha(t)) * rng.standard_normal(z.shape)

# wrong: z is multiplied by α² | z is multiplied by α²
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return a**2 * z + b * eps

# wrong: neither z nor the noise is multiplied | neither z nor the noise is multiplied
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return z + eps

# wrong: the noise is multiplied by √(1 - α²): use beta | the noise is multiplied by √\(1 - α²\): use beta
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return a * z + np.sqrt(np.maximum(0, 1 - a**2)) * eps

# wrong: the noise is uniform between -1 and 1 | the noise is uniform between -1 and 1
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return a * z + b * rng.uniform(-1, 1, z.shape)

# wrong: only the first data point is used | only the first data point is used
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return a * z[0] + b * eps

# wrong: z is missing: this is noise alone | z is missing: this is noise alone
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return b * eps + 0 * z

# wrong: the noise is added twice | the noise is added twice
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return a * z + b * eps + b * rng.standard_normal(z.shape)

# wrong: the times come in reverse order | the times come in reverse order
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return (a[::-1] * z + b[::-1] * eps) if np.ndim(t) else a * z + b * eps

# wrong: the data points are in another order | the data points are in another order
def sample_conditional_path(z, t, alpha, beta, rng):
    a, b, eps = alpha(t), beta(t), rng.standard_normal(z.shape)
    return a * z[::-1] + b * eps

# wrong: one number of noise for each point, in a row | is the noise one number for each point, of shape \(batch,\)
def sample_conditional_path(z, t, alpha, beta, rng):
    return alpha(t) * z + beta(t) * rng.standard_normal(len(z))
