# ruff: noqa
# right: reshape with -1
def to_vector(images):
    return images.reshape(len(images), -1)

# right: flattened one by one
def to_vector(images):
    return np.stack([image.flatten() for image in images])

# right: ravel in a list, put together
def to_vector(images):
    return np.array([image.ravel() for image in images], dtype=images.dtype)

# right: shape spelled out
def to_vector(images):
    B, C, H, W = images.shape
    return np.reshape(images, (B, C * H * W))

# right: channels joined
def to_vector(images):
    return np.concatenate([c.reshape(len(images), -1) for c in images.transpose(1, 0, 2, 3)], axis=1)

# right: torch
def to_vector(images):
    import torch
    return torch.as_tensor(images).flatten(1)

# right: torch view
def to_vector(images):
    import torch
    x = torch.from_numpy(images)
    return x.view(x.shape[0], -1)

# wrong: all in one row | batch axis is gone
def to_vector(images):
    return images.reshape(-1)

# wrong: one image only | only one image
def to_vector(images):
    return images[0].reshape(-1)

# wrong: columns | came as columns
def to_vector(images):
    return images.reshape(len(images), -1).T

# wrong: pixel by pixel | pixel by pixel
def to_vector(images):
    return images.transpose(0, 2, 3, 1).reshape(len(images), -1)

# wrong: column by column | column by column
def to_vector(images):
    return images.swapaxes(2, 3).reshape(len(images), -1)

# wrong: Fortran order | order 'F'
def to_vector(images):
    return images.reshape(len(images), -1, order="F")

# wrong: batch mixed with channels | batch axis
def to_vector(images):
    return images.swapaxes(0, 1).reshape(len(images), -1)

# wrong: spread over rows | spread over several rows|batch axis
def to_vector(images):
    return images.reshape(-1, len(images)).T

# wrong: channels not joined | channels not yet
def to_vector(images):
    return images.reshape(images.shape[0], images.shape[1], -1)

# wrong: grey picture | channels are gone
def to_vector(images):
    return images.mean(1).reshape(len(images), -1)

# wrong: dtype becomes float64 | keep the dtype
def to_vector(images):
    return images.reshape(len(images), -1).astype(float)

# wrong: dtype becomes float32 | keep the dtype
def to_vector(images):
    return images.reshape(len(images), -1).astype(np.float32)

# wrong: scaled | rescaled|keep the dtype|times what it should
def to_vector(images):
    return images.reshape(len(images), -1) / 255

# wrong: three channels assumed | raised|shape
def to_vector(images):
    return images.reshape(len(images), 3 * images.shape[2] * images.shape[3])

# wrong: square assumed | raised|shape
def to_vector(images):
    return images.reshape(len(images), images.shape[1] * images.shape[2] ** 2)

# wrong: a list | one array
def to_vector(images):
    return [image.reshape(-1) for image in images]

# wrong: torch, batch flattened too | batch axis is gone
def to_vector(images):
    import torch
    return torch.as_tensor(images).flatten()

# wrong: torch float | keep the dtype
def to_vector(images):
    import torch
    return torch.as_tensor(images).flatten(1).float()

# wrong: in place | `images` is the same|raised|keep the dtype
def to_vector(images):
    x = images.reshape(len(images), -1).copy()
    images[:] = 0
    return x

# wrong: reversed | reversed
def to_vector(images):
    return images.reshape(len(images), -1)[:, ::-1]

# wrong: no return | return
def to_vector(images):
    images = images.reshape(len(images), -1)
    pass

# right: comprehension of flat images
def to_vector(images):
    return np.array([im.flatten() for im in images], dtype=images.dtype)

# right: einops by hand
def to_vector(images):
    b, c, h, w = images.shape
    out = np.empty((b, c * h * w), images.dtype)
    for i in range(c):
        out[:, i * h * w:(i + 1) * h * w] = images[:, i].reshape(b, h * w)
    return out

# right: einsum then ravel
def to_vector(images):
    return np.stack([*map(np.ravel, images)])

# right: generator
def to_vector(images):
    return np.vstack(list(im.reshape(1, -1) for im in images))

# right: ascontiguous, swap twice
def to_vector(images):
    return np.swapaxes(np.swapaxes(images, 1, 2), 1, 2).copy().reshape((images.shape[0], np.prod(images.shape[1:])))

# wrong: upside down rows | each image is upside down
def to_vector(images):
    return images[:, :, ::-1].reshape(len(images), -1)

# wrong: mirrored | each image is mirrored
def to_vector(images):
    return images[..., ::-1].reshape(len(images), -1)

# wrong: float16 | nearly right: are numbers rounded or kept in a
def to_vector(images):
    return images.reshape(len(images), -1).astype(np.float16)

# wrong: squeeze first | the right number of entries in another
def to_vector(images):
    im = np.squeeze(images)
    return im.reshape(im.shape[0], -1)

# wrong: batch of one broken: reshape(-1, d) of transposed | images are mixed: is the batch axis moved\?
def to_vector(images):
    return images.transpose(1, 0, 2, 3).reshape(images.shape[0], -1)

# wrong: only first channel | the channels are gone: all three axes C, H, W
def to_vector(images):
    return images[:, 0].reshape(len(images), -1)

# wrong: sum instead | the pixels are added up or averaged: every one
def to_vector(images):
    return images.sum((2, 3))

# wrong: set(unique) | the numbers are sorted: their order is the image
def to_vector(images):
    return np.array([np.sort(im.ravel()) for im in images])

# wrong: hard-coded 3 * 32 * 32 | `to_vector` raised ValueError: cannot reshape
def to_vector(images):
    return images.reshape(-1, 3072)

# wrong: object list of tuples | the pieces have to be put together
def to_vector(images):
    return tuple(im.ravel() for im in images)

# wrong: normalised to unit length | every number of the input must come out once,
def to_vector(images):
    v = images.reshape(len(images), -1)
    return v / np.linalg.norm(v, axis=1, keepdims=True)

# wrong: centred | every number of the input must come out once,
def to_vector(images):
    v = images.reshape(len(images), -1)
    return v - v.mean(1, keepdims=True)

# wrong: resize instead of reshape, in place | its shape is changed in place; the caller loses
def to_vector(images):
    images.resize((len(images), images[0].size))
    return images

# wrong: sets shape of the given array | its shape is changed in place; the caller loses
def to_vector(images):
    images.shape = (len(images), -1)
    images += 1
    return images

# wrong: float64 for float32, the sentence is whole | vectors of images \(1, 3, 5, 4\) of dtype float32
def to_vector(images):
    return images.reshape(len(images),-1).astype(float)

# wrong: tuple of vectors | the pieces have to be put together into
def to_vector(images):
    return tuple(image.ravel() for image in images)

# wrong: loop keeps last | only one image came back
def to_vector(images):
    for image in images:
        v = image.reshape(-1)
    return v

# wrong: numbers are rescaled to [-1, 1]: only their arrangement changes | numbers are rescaled to \[-1, 1\]: only their arrangement changes
def to_vector(images):
    return images.reshape(len(images), -1) / 127.5 - 1

# wrong: the channels come in reverse order | the channels come in reverse order
def to_vector(images):
    return images[:, ::-1].reshape(len(images), -1)

# wrong: one axis too many | one axis too many
def to_vector(images):
    return images.reshape(len(images), -1, 1)

# wrong: all images are in one row: one row for each image | all images are in one row: one row for each image
def to_vector(images):
    return images.reshape(1, -1)
