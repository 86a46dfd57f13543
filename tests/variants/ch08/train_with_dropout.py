# ruff: noqa
# right: where
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# right: copy and mask
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = np.zeros(steps)
    for k in range(steps):
        i = rng.choice(len(images), batch, replace=False)
        y = labels[i].copy()
        y[rng.uniform(size=batch) < probability] = any_label
        t = rng.uniform(size=(batch, 1))
        z, eps = images[i], rng.normal(size=(batch, images.shape[1]))
        losses[k] = learn(x=eps + t * (z - eps), t=t, y=y, target=z - eps)
    return losses

# right: epochs
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, waiting = [], np.zeros(0, int)
    while len(losses) < steps:
        if len(waiting) < batch:
            waiting = np.concatenate([waiting, rng.permutation(len(images))])
        i, waiting = waiting[:batch], waiting[batch:]
        keep = rng.random(batch) >= probability
        y = labels[i] * keep + any_label * (1 - keep)
        t, noise = rng.random(batch)[:, None], rng.standard_normal((batch, images.shape[1]))
        losses += [learn(t * images[i] + (1 - t) * noise, t, y, images[i] - noise)]
    return losses

# right: label by label, in Python
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    def step():
        i = [int(rng.random() * len(images)) for _ in range(batch)]
        y = np.array([any_label if rng.random() < probability else labels[k] for k in i])
        z = images[i]
        t, e = rng.random((batch, 1)), rng.standard_normal(z.shape)
        return learn((1 - t) * e + t * z, t, y, z - e)
    return [step() for _ in range(steps)]

# right: binomial
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.choice(len(images), size=batch)
        hidden = rng.binomial(1, probability, batch).astype(bool)
        y = labels[i]
        y[hidden] = any_label
        eps = rng.standard_normal((batch, images.shape[1]))
        t = rng.random((batch, 1))
        losses.append(learn(t * images[i] + (1 - t) * eps, t, y, images[i] - eps))
    return losses

# right: torch in between
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    import torch
    losses = []
    data, kinds = torch.as_tensor(images), torch.as_tensor(labels)
    for _ in range(steps):
        i = torch.as_tensor(rng.integers(0, len(images), batch))
        hide = torch.as_tensor(rng.random(batch)) < probability
        y = torch.where(hide, torch.full_like(kinds[i], any_label), kinds[i])
        eps = torch.as_tensor(rng.standard_normal((batch, images.shape[1])))
        t = torch.as_tensor(rng.random((batch, 1)))
        losses.append(learn(torch.lerp(eps, data[i], t), t, y, data[i] - eps))
    return losses

# right: all drawn at once
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    numbers = rng.integers(0, len(images), (steps, batch))
    hidden = rng.random((steps, batch)) < probability
    times, noise = rng.random((steps, batch, 1)), rng.standard_normal((steps, batch, images.shape[1]))
    return [
        learn(t * images[i] + (1 - t) * e, t, np.where(h, any_label, labels[i]), images[i] - e)
        for i, h, t, e in zip(numbers, hidden, times, noise)
    ]

# wrong: share kept | not of being told
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) > probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: whole batch | not one for the batch
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random() < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: if on the batch | not one for the batch
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i]
        if rng.random() < probability:
            y = np.full(batch, any_label)
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: if on an array | `if` asks one question
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i]
        if rng.random(batch) < probability:
            y = np.full(batch, any_label)
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: no dropout | no label is hidden
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i]
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: dropped in a copy that is not told | no label is hidden
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i]
        labels[i][rng.random(batch) < probability] = any_label
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: labels changed in place | labels. is the same
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        labels[i[rng.random(batch) < probability]] = any_label
        y = labels[i]
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: stays hidden in a copy | once stay hidden
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, labels = [], labels.copy()
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        labels[i[rng.random(batch) < probability]] = any_label
        y = labels[i]
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: hidden once before the loop | before the loop
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    labels = np.where(rng.random(len(labels)) < probability, any_label, labels)
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i]
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: whole classes hidden | drop labels blindly
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    kinds = np.unique(labels)
    gone = rng.permutation(kinds)[: max(1, round(probability * len(kinds)))]
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(np.isin(labels[i], gone), any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: only some classes hidden | drop labels blindly
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where((rng.random(batch) < 1.6 * probability) & (labels[i] > 2), any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: same rows in every step | inside the loop
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    hide = rng.random(batch) < probability
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(hide, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: exactly that many | whatever happens to the others
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i].copy()
        y[rng.permutation(batch)[: int(probability * batch)]] = any_label
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: first ones | same rows|the first ones
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i].copy()
        y[: int(probability * batch)] = any_label
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: a random number of first ones | the first ones
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i].copy()
        y[: rng.binomial(batch, probability)] = any_label
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one number for time and label | used for both
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        t = rng.random((batch, 1))
        y = np.where(t[:, 0] < probability, any_label, labels[i])
        z = images[i]
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: 0 for any | 0 stands for
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, 0, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: -1 for any | -1 stands for
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, -1, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one less | one less than
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label - 1, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one more | one more than
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label + 1, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: number of classes | the number of classes
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, len(np.unique(labels)), labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: largest plus 1 | largest label plus 1
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, labels.max() + 1, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: largest | the largest label stands
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, labels.max(), labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: number of images | stands for a hidden label
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, len(labels), labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: another class | another class's
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, rng.permutation(labels[i]), labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: added | takes its place
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = labels[i] + any_label * (rng.random(batch) < probability)
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: first labels | those of other images
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[:batch])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: squared | two random numbers agree
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where((rng.random(batch) < probability) & (rng.random(batch) < probability), any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: twice | hidden twice
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where((rng.random(batch) < probability) | (rng.random(batch) < probability), any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: half | half of the labels
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < 0.5, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: normal | a normal random number
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.standard_normal(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: halved | is halved
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability / 2, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: percent | no percentage
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability / 100, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: all hidden | every label is hidden
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.full(batch, any_label)
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: shifted uniform | uniform on \[0, 1\)
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(1.001 * rng.random(batch) < probability + (probability == 0) * 0.1, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: hidden left out | neither all of them
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        i = i[rng.random(batch) >= probability]
        y = labels[i]
        z, t = images[i], rng.random((len(i), 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: all images | neither all of them
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, batch = [], len(images)
    for _ in range(steps):
        i = np.arange(len(images))
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: mask as label | is y the mask
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = rng.random(batch) < probability
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: labels of all | chosen as the images are
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(len(labels)) < probability, any_label, labels)
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one time for the batch | one time for the batch
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random()
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one time in a column | as many times as there are images
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], np.full((batch, 1), rng.random())
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: time before the loop | draw t inside
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, t = [], rng.random((batch, 1))
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z = images[i]
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: flat times | a flat array is a row
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random(batch)
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: times told flat | makes a column
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t[:, 0], y, z - eps))
    return losses

# wrong: a time for each pixel | not one for each pixel
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z = images[i]
        t = rng.random(z.shape)
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: times at once too many axes | column beside the images
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t[:, None] * z + (1 - t[:, None]) * eps, t, y, z - eps))
    return losses

# wrong: normal times | between 0 and 1
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.standard_normal((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: middle times | as likely as every other
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], 1 / (1 + np.exp(-rng.standard_normal((batch, 1))))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: times on a grid | fresh times
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], np.linspace(0, 1, batch)[:, None]
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: target reversed | way back
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, eps - z))
    return losses

# wrong: target noise | target is the noise
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, eps))
    return losses

# wrong: target image | as for a denoiser
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z))
    return losses

# wrong: target place | the place
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, t * z + (1 - t) * eps))
    return losses

# wrong: target sum | the other in the target
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z + eps))
    return losses

# wrong: rest of the way | rest of the way
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - (t * z + (1 - t) * eps)))
    return losses

# wrong: way so far | way so far
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, t * z + (1 - t) * eps - eps))
    return losses

# wrong: target not differentiated | differentiate t
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, t * z - (1 - t) * eps))
    return losses

# wrong: target of the other time | opposite time
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, (1 - t) * z + t * eps))
    return losses

# wrong: sine and cosine in the target | velocity of the path with sine
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, np.pi / 2 * (np.cos(np.pi / 2 * t) * z - np.sin(np.pi / 2 * t) * eps)))
    return losses

# wrong: half of the target | half of the velocity
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, (z - eps) / 2))
    return losses

# wrong: time reversed | time runs the wrong way
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn((1 - t) * z + t * eps, t, y, z - eps))
    return losses

# wrong: no noise | without noise
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(z, t, y, z - eps))
    return losses

# wrong: noise alone | without the image
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(eps, t, y, z - eps))
    return losses

# wrong: image whole | image is not multiplied
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: noise whole | noise is not multiplied
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + eps, t, y, z - eps))
    return losses

# wrong: noise subtracted | the other in the target
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z - (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: sine path | path with sine and cosine
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(np.sin(np.pi / 2 * t) * z + np.cos(np.pi / 2 * t) * eps, t, y, z - eps))
    return losses

# wrong: root | the root of 1 - t
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + np.sqrt(1 - t) * eps, t, y, z - eps))
    return losses

# wrong: noise times t | multiplied by t, too
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * (z + eps), t, y, z - eps))
    return losses

# wrong: noise drawn twice | draw ε once
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - rng.standard_normal(z.shape)))
    return losses

# wrong: another image | another one than
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, images[rng.permutation(i)] - eps))
    return losses

# wrong: noise before the loop | draw ε inside
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, eps = [], rng.standard_normal((batch, images.shape[1]))
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one noise for the batch | drawn once for the whole batch
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = np.tile(rng.standard_normal(z.shape[1]), (batch, 1))
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one noise number for an image | shared by its coordinates
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = np.repeat(rng.standard_normal((batch, 1)), z.shape[1], 1)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: uniform noise | normal
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = np.sqrt(12) * (rng.random(z.shape) - 0.5)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: images before the loop | their numbers inside
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    i = rng.integers(len(images), size=batch)
    for _ in range(steps):
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: first images | same 45|only some
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = np.arange(batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: some images | only some of them
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(batch, size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: without the last | last image is never
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images) - 1, size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: without the first | first image is never
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(1, len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: number too large | has the number 0
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(1, len(images) + 1, size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: own generator | rng
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, rng = [], np.random.default_rng()
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: fixed seed | fixed seed
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses, rng = [], np.random.default_rng(0)
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: return in the loop | return inside
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
        return losses

# wrong: one step missing | last step is missing
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps - 1):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: one step too many | one step too many
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps + 1):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: twice in a turn | one call of learn in each
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        learn(t * z + (1 - t) * eps, t, y, z - eps)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses

# wrong: learn is not called | never called
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(0.0)
    return losses

# wrong: nothing returned | return
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))

# wrong: last loss | keep those of all steps
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses[-1]

# wrong: mean losses | means of the losses
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return np.cumsum(losses) / np.arange(1, steps + 1)

# wrong: reversed losses | reverse order
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses[::-1]

# wrong: a few losses | losses of all
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses[:5]

# wrong: no label told | four arguments
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, z - eps))
    return losses

# wrong: another order | another order
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t, t * z + (1 - t) * eps, y, z - eps))
    return losses

# wrong: images scaled in place | images. is the same
def train_with_dropout(learn, images, labels, any_label, probability, steps, batch, rng):
    losses = []
    images /= 8
    for _ in range(steps):
        i = rng.integers(len(images), size=batch)
        y = np.where(rng.random(batch) < probability, any_label, labels[i])
        z, t = images[i], rng.random((batch, 1))
        eps = rng.standard_normal(z.shape)
        losses.append(learn(t * z + (1 - t) * eps, t, y, z - eps))
    return losses
