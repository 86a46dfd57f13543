# ruff: noqa
# right: transpose
def channels_first(images):
    return images.transpose(0, 3, 1, 2)

# right: moveaxis
def channels_first(images):
    return np.moveaxis(images, -1, 1)

# right: two swaps
def channels_first(images):
    return images.swapaxes(1, 3).swapaxes(2, 3)

# right: einsum
def channels_first(images):
    return np.einsum("bhwc->bchw", images).copy()

# right: stack
def channels_first(images):
    return np.stack([images[..., k] for k in range(images.shape[-1])], axis=1)

# right: torch permute
def channels_first(images):
    import torch
    return torch.as_tensor(images).permute(0, 3, 1, 2)

# right: rollaxis
def channels_first(images):
    return np.rollaxis(images, 3, 1)

# wrong: reshape | reshape
def channels_first(images):
    return images.reshape(images.shape[0], images.shape[3], images.shape[1], images.shape[2])

# wrong: one swap | rows and columns
def channels_first(images):
    return images.swapaxes(1, 3)

# wrong: wrong order of axes | rows and columns
def channels_first(images):
    return images.transpose(0, 3, 2, 1)

# wrong: nothing | nothing has moved
def channels_first(images):
    return images

# wrong: reversed | reversed|raised
def channels_first(images):
    return images.T

# wrong: one place only | one place
def channels_first(images):
    return images.transpose(0, 1, 3, 2)

# wrong: way back | way back|right after the batch|must come|shape
def channels_first(images):
    return images.transpose(0, 2, 3, 1)

# wrong: BGR | BGR
def channels_first(images):
    return images.transpose(0, 3, 1, 2)[:, ::-1]

# wrong: one image | only one image
def channels_first(images):
    return images[0].transpose(2, 0, 1)

# wrong: float | keep the dtype
def channels_first(images):
    return images.transpose(0, 3, 1, 2).astype(np.float32)

# wrong: scaled | rescaled|times|keep the dtype
def channels_first(images):
    return images.transpose(0, 3, 1, 2) / 255

# wrong: rows and columns only | only rows and columns|only the first two|still last
def channels_first(images):
    return images.transpose(0, 2, 1, 3)

# wrong: torch view | reshape
def channels_first(images):
    import torch
    b, h, w, c = images.shape
    return torch.as_tensor(images).view(b, c, h, w)

# wrong: batch moved | before the batch
def channels_first(images):
    return images.transpose(3, 0, 1, 2)

# wrong: upside down | upside down
def channels_first(images):
    return images.transpose(0, 3, 1, 2)[:, :, ::-1]

# right: stack of channels
def channels_first(images):
    return np.stack([images[..., c] for c in range(images.shape[-1])], axis=1)

# wrong: einsum h and w exchanged | rows and columns are exchanged, so pictures lie
def channels_first(images):
    return np.einsum("bhwc->bcwh", images)

# wrong: rollaxis to the front | the channels came before the batch: the batch
def channels_first(images):
    return np.rollaxis(images, 3, 0)

# wrong: mirrored too | each channel is mirrored
def channels_first(images):
    return images.transpose(0, 3, 1, 2)[..., ::-1]

# wrong: grey | the channels are averaged, or only one is kept
def channels_first(images):
    return images.mean(-1)[:, None]

# wrong: first channel repeated | the first channel is repeated
def channels_first(images):
    return np.repeat(images[..., :1].transpose(0, 3, 1, 2), images.shape[-1], 1)

# wrong: alpha dropped | only three channels are kept: there may be more
def channels_first(images):
    return images[..., :3].transpose(0, 3, 1, 2)

# wrong: flatten each channel | the right number of entries in another
def channels_first(images):
    return images.transpose(0, 3, 1, 2).reshape(len(images), images.shape[-1], -1)

# wrong: reshape of a transposed one | every number of the input must come out once,
def channels_first(images):
    b, h, w, c = images.shape
    return images.transpose(0, 2, 1, 3).reshape(b, c, h, w)

# wrong: dtype via list | new axes need no new numbers: keep the dtype
def channels_first(images):
    return np.array([[im[..., c].tolist() for c in range(im.shape[-1])] for im in images])

# wrong: stack at the end | nothing has moved
def channels_first(images):
    return np.stack([images[..., c] for c in range(images.shape[-1])], axis=-1)

# wrong: three axes | four axes
def channels_first(images):
    return images.transpose(2,0,1)
