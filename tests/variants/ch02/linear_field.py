# ruff: noqa
# right: one matrix product
def linear_field(x, t, A, b):
    return x @ A.T + t * b

# right: einsum, then the shift
def linear_field(x, t, A, b):
    v = np.einsum("ij,nj->ni", A, x)
    return v + np.multiply(t, b)

# right: columns and back
def linear_field(x, t, A, b):
    return (A @ x.T).T + t * b[None, :]

# right: torch inside
def linear_field(x, t, A, b):
    import torch
    x, A, b, t = (torch.as_tensor(v) for v in (x, A, b, t))
    return torch.nn.functional.linear(x, A) + t * b

# right: torch float32
def linear_field(x, t, A, b):
    import torch
    x, A, b, t = (torch.as_tensor(v, dtype=torch.float32) for v in (x, A, b, t))
    return x @ A.T + t * b

# right: a loop over the points
def linear_field(x, t, A, b):
    t = np.broadcast_to(t, (len(x), 1))
    return np.array([A @ x[i] + t[i] * b for i in range(len(x))])

# wrong: the transpose | transpose
def linear_field(x, t, A, b):
    return x @ A + t * b

# wrong: forgets t | without its factor t
def linear_field(x, t, A, b):
    return x @ A.T + b

# wrong: forgets b | b is missing
def linear_field(x, t, A, b):
    return x @ A.T + t

# wrong: no shift | t b is missing
def linear_field(x, t, A, b):
    return x @ A.T

# wrong: A from the left | raised ValueError|mixes the points
def linear_field(x, t, A, b):
    return A @ x + t * b

# wrong: elementwise | raised ValueError|entry by entry
def linear_field(x, t, A, b):
    return A * x + t * b

# wrong: t multiplies all | t multiplies both
def linear_field(x, t, A, b):
    return t * (x @ A.T + b)

# wrong: t multiplies A only | t multiplies A x
def linear_field(x, t, A, b):
    return t * (x @ A.T) + b

# wrong: minus | wrong sign
def linear_field(x, t, A, b):
    return x @ A.T - t * b

# wrong: arguments swapped | raised|shape
def linear_field(t, x, A, b):
    return x @ A.T + t * b

# wrong: columns are returned | columns|another arrangement|raised ValueError
def linear_field(x, t, A, b):
    return A @ x.T + t * b[:, None]

# wrong: in place | changed from
def linear_field(x, t, A, b):
    x[:] = x @ A.T
    x += t * b
    return x

# wrong: changes b | `b` is the same
def linear_field(x, t, A, b):
    if np.ndim(t) == 0:
        b *= t
        return x @ A.T + b
    return x @ A.T + t * b

# wrong: the first time for all | first time
def linear_field(x, t, A, b):
    return x @ A.T + np.ravel(t)[0] * b

# wrong: float of a column | raised TypeError
def linear_field(x, t, A, b):
    return x @ A.T + float(t) * b

# wrong: no return | does it end with `return`
def linear_field(x, t, A, b):
    v = x @ A.T + t * b

# wrong: a sum over the batch | shape
def linear_field(x, t, A, b):
    return (x @ A.T + t * b).sum(0)

# wrong: torch transpose | transpose
def linear_field(x, t, A, b):
    import torch
    x, A, b, t = (torch.as_tensor(v) for v in (x, A, b, t))
    return x @ A + t * b

# wrong: b swapped | another's b
def linear_field(x, t, A, b):
    return x @ A.T + t * b[::-1]

# right: einsum with subscripts
def linear_field(x, t, A, b):
    return np.einsum("ij,bj->bi", A, x) + np.multiply(t, b)

# right: columns
def linear_field(x, t, A, b):
    return (A @ x.T).T + t * b

# right: matvec with newaxis
def linear_field(x, t, A, b):
    return (A @ x[..., None])[..., 0] + t * b

# right: rows, any t
def linear_field(x, t, A, b):
    T = np.broadcast_to(t, (len(x), 1))
    return np.array([A @ p + s[0] * b for p, s in zip(x, T)])

# right: tensordot
def linear_field(x, t, A, b):
    return np.tensordot(x, A, axes=([1], [1])) + t * b[None]

# wrong: A symmetrised | write out both coordinates of A x \+ t b for one|nearly right: are numbers rounded
def linear_field(x, t, A, b):
    return x @ (A + A.T) / 2 + t * b

# wrong: diagonal only | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return x * np.diag(A) + t * b

# wrong: inverse | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return np.linalg.solve(A, x.T).T + t * b

# wrong: t squared | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return x @ A.T + t**2 * b

# wrong: b over t | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return x @ A.T + b / t

# wrong: 1 - t | write out both coordinates of A x \+ t b for one|nearly right: are numbers rounded
def linear_field(x, t, A, b):
    return x @ A.T + (1 - t) * b

# wrong: plus x | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return x + x @ A.T + t * b

# wrong: exponential of A | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    from scipy.linalg import expm
    return x @ expm(A * np.mean(t)).T

# wrong: minus A | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return -(x @ A.T) + t * b

# wrong: sum over b | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return x @ A.T + t * b.sum()

# wrong: norm of b | write out both coordinates of A x \+ t b for one
def linear_field(x, t, A, b):
    return x @ A.T + t * np.linalg.norm(b)

# wrong: A squared elementwise | write out both coordinates of A x \+
def linear_field(x, t, A, b):
    return x @ (A**2).T + t * b

# right: augmented
def linear_field(x, t, A, b):
    t = np.broadcast_to(t, (len(x), 1))
    return np.hstack([x, t]) @ np.vstack([A.T, b])

# wrong: two coordinates hard coded | only two coordinates
def linear_field(x, t, A, b):
    return np.stack([A[0,0]*x[:,0]+A[0,1]*x[:,1]+np.ravel(t)*b[0], A[1,0]*x[:,0]+A[1,1]*x[:,1]+np.ravel(t)*b[1]],1)

# wrong: t without its axis | one time for each point
def linear_field(x, t, A, b):
    return x @ A.T + np.ravel(t) * b

# wrong: a list over the points, all times for each | every point has met every time
def linear_field(x, t, A, b):
    return np.array([A @ p + t*b for p in x])

# wrong: inner | x holds one point in each row
def linear_field(x, t, A, b):
    return np.inner(A, x) + t*b

# wrong: b times x | multiplied by x
def linear_field(x, t, A, b):
    return x @ A.T + t*b*x

# wrong: the term A x is missing | the term A x is missing
def linear_field(x, t, A, b):
    return t * b + 0 * x

# wrong: this is A (x + t b): b is outside of A | this is A \(x \+ t b\): b is outside of A
def linear_field(x, t, A, b):
    return (x + t * b) @ A.T

# wrong: every point is given the mean time | every point is given the mean time
def linear_field(x, t, A, b):
    return x @ A.T + np.mean(t) * b

# wrong: every point is given the last time | every point is given the last time
def linear_field(x, t, A, b):
    t = np.ravel(t)[-1]
    return x @ A.T + t * b
