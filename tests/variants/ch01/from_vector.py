# ruff: noqa
# right: reshape with -1
def from_vector(x, shape):
    return x.reshape(-1, *shape)

# right: batch named
def from_vector(x, shape):
    return x.reshape((x.shape[0],) + tuple(shape))

# right: one by one
def from_vector(x, shape):
    return np.stack([row.reshape(shape) for row in x])

# right: unpacked
def from_vector(x, shape):
    C, H, W = shape
    return np.reshape(x, (len(x), C, H, W))

# right: channels split
def from_vector(x, shape):
    return np.stack(np.split(x, shape[0], axis=1), axis=1).reshape(-1, *shape)

# right: torch
def from_vector(x, shape):
    import torch
    return torch.as_tensor(x).unflatten(1, tuple(shape))

# wrong: channels last | channels came last|pixel by pixel|differ
def from_vector(x, shape):
    return x.reshape(len(x), shape[1], shape[2], shape[0])

# wrong: pixel by pixel | pixel by pixel
def from_vector(x, shape):
    return x.reshape(len(x), shape[1], shape[2], shape[0]).transpose(0, 3, 1, 2)

# wrong: rows and columns exchanged | rows and columns
def from_vector(x, shape):
    return x.reshape(len(x), shape[0], shape[2], shape[1])

# wrong: rows and columns exchanged, shape right | rows and columns
def from_vector(x, shape):
    return x.reshape(len(x), shape[0], shape[2], shape[1]).swapaxes(2, 3)

# wrong: first only | only one image
def from_vector(x, shape):
    return x[0].reshape(shape)

# wrong: Fortran order | order 'F'
def from_vector(x, shape):
    return x.reshape((len(x),) + tuple(shape), order="F")

# wrong: batch mixed | mixed|spread
def from_vector(x, shape):
    return x.T.reshape((len(x),) + tuple(shape))

# wrong: batch swapped with channels | mixed
def from_vector(x, shape):
    return x.reshape(shape[0], len(x), *shape[1:]).swapaxes(0, 1)

# wrong: float64 | keep the dtype
def from_vector(x, shape):
    return x.reshape(-1, *shape).astype(float)

# wrong: rescaled | rescaled|keep the dtype
def from_vector(x, shape):
    return (x.reshape(-1, *shape) + 1) / 2

# wrong: forgets the batch | raised
def from_vector(x, shape):
    return x.reshape(shape)

# wrong: still a vector | still vectors
def from_vector(x, shape):
    return x

# wrong: axes joined | joined
def from_vector(x, shape):
    return x.reshape(-1, *shape[1:])

# wrong: in place | `x` is the same
def from_vector(x, shape):
    y = x.reshape(-1, *shape).copy()
    x[:] = 0
    return y

# wrong: hard-wired 28 x 28 | raised
def from_vector(x, shape):
    return x.reshape(-1, 1, 28, 28)

# wrong: a list | one array
def from_vector(x, shape):
    return [row.reshape(shape) for row in x]

# wrong: torch view, channels last | channels came last|differ
def from_vector(x, shape):
    import torch
    c, h, w = shape
    return torch.as_tensor(x).view(-1, h, w, c)

# right: list of reshapes
def from_vector(x, shape):
    return np.array([v.reshape(shape) for v in x])

# right: split channels
def from_vector(x, shape):
    c, h, w = shape
    return np.stack([p.reshape(len(x), h, w) for p in np.split(x, c, axis=1)], axis=1)

# right: index arithmetic
def from_vector(x, shape):
    c, h, w = shape
    out = np.zeros((x.shape[0], c, h, w), dtype=x.dtype)
    for k in range(c * h * w):
        out[:, k // (h * w), (k // w) % h, k % w] = x[:, k]
    return out

# right: unravel_index
def from_vector(x, shape):
    out = np.empty((len(x),) + tuple(shape), x.dtype)
    out[(slice(None), *np.unravel_index(np.arange(x.shape[1]), shape))] = x
    return out

# wrong: mirrored | each image is mirrored
def from_vector(x, shape):
    return x.reshape(-1, *shape)[..., ::-1]

# wrong: upside down | each image is upside down
def from_vector(x, shape):
    return x.reshape(-1, *shape)[:, :, ::-1]

# wrong: transposed pictures | rows and columns are exchanged
def from_vector(x, shape):
    return x.reshape(-1, *shape).swapaxes(-1, -2)

# wrong: shape order H W C then moved | rows and columns are exchanged
def from_vector(x, shape):
    c, h, w = shape
    return np.moveaxis(x.reshape(-1, w, h, c), -1, 1)

# wrong: batch at the end | the batch comes first, not last
def from_vector(x, shape):
    return x.reshape(*shape, -1)

# wrong: batch at the end moved to the front | the batch is read as the last axis
def from_vector(x, shape):
    return np.moveaxis(x.reshape(*shape, -1), -1, 0)

# wrong: resize repeats | only one image came back: there are as many as
def from_vector(x, shape):
    return np.resize(x, (1, *shape))

# wrong: object of python ints | whole numbers came: are the numbers cut to
def from_vector(x, shape):
    return x.reshape(-1, *shape).astype(int)

# wrong: reversed channels | the channels come in reverse order
def from_vector(x, shape):
    return x.reshape(-1, *shape)[:, ::-1]

# wrong: returns tolist | the pieces have to be put together into one
def from_vector(x, shape):
    return x.reshape(-1, *shape).tolist()

# wrong: assumes square | `from_vector` raised ValueError: cannot reshape
def from_vector(x, shape):
    c = shape[0]
    s = int(np.sqrt(x.shape[1] // c))
    return x.reshape(-1, c, s, s)

# wrong: copies one picture to all | the first image is repeated
def from_vector(x, shape):
    return np.broadcast_to(x[0].reshape(shape), (len(x), *shape))

# wrong: channels by step | the vector is read pixel by pixel: all
def from_vector(x, shape):
    c, h, w = shape
    return np.stack([x[:, i::c].reshape(-1, h, w) for i in range(c)], 1)

# wrong: only last filled | every number of the input must come out
def from_vector(x, shape):
    out = np.zeros((len(x), *shape), x.dtype)
    for v in x:
        out[-1] = v.reshape(shape)
    return out

# wrong: shape without a star | triple
def from_vector(x, shape):
    return x.reshape(-1, shape)

# wrong: numbers are rescaled: only their arrangement changes | numbers are rescaled: only their arrangement changes
def from_vector(x, shape):
    return x.reshape(-1, *shape) / 255
