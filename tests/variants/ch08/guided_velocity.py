# ruff: noqa
# right: concatenate
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return (1 - w) * free + w * given

# right: any first, tile, times always a column
def guided_velocity(u, x, t, y, any_label, w):
    n = len(x)
    t = np.broadcast_to(np.asarray(t, dtype=float), (n, 1))
    v = u(np.tile(x, (2, 1)), np.tile(t, (2, 1)), np.append([any_label] * n, y).astype(int))
    return v[:n] + w * (v[n:] - v[:n])

# right: repeat, every second row
def guided_velocity(u, x, t, y, any_label, w):
    times = np.repeat(t, 2, axis=0) if np.ndim(t) else t
    labels = np.repeat(y, 2)
    labels[1::2] = any_label
    v = u(np.repeat(x, 2, axis=0), times, labels)
    return w * v[::2] - (w - 1) * v[1::2]

# right: torch
def guided_velocity(u, x, t, y, any_label, w):
    import torch
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    w = torch.as_tensor(w, dtype=x.dtype)
    both = u(torch.cat([x, x]), torch.cat([t, t]), torch.cat([y, torch.full_like(y, any_label)]))
    given, free = both.chunk(2)
    return torch.lerp(free, given, w.expand_as(free))

# wrong: two calls | two calls
def guided_velocity(u, x, t, y, any_label, w):
    return (1 - w) * u(x, t, np.full_like(y, any_label)) + w * u(x, t, y)

# wrong: w and 1 - w | exchanged
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return w * free + (1 - w) * given

# wrong: 1 + w | 1 \+ w|added to the field of the class
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return (1 + w) * given - w * free

# wrong: plain sum | sum to 1
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return free + w * given

# wrong: difference reversed | wrong sign
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return free + w * (free - given)

# wrong: halves exchanged | exchanged
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    free, given = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return (1 - w) * free + w * given

# wrong: doubled by concatenate, cut by steps | halves are mixed|at 
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    v = u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)]))
    return (1 - w) * v[1::2] + w * v[::2]

# wrong: times not doubled | double the times
def guided_velocity(u, x, t, y, any_label, w):
    given, free = np.split(u(np.concatenate([x, x]), t, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return (1 - w) * free + w * given

# wrong: labels not doubled | double the labels
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, y), 2)
    return (1 - w) * free + w * given

# wrong: label zero for any | label 0
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.zeros_like(y)])), 2)
    return (1 - w) * free + w * given

# wrong: the label after the largest | which label means|from 0 to
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, 10)])), 2)
    return (1 - w) * free + w * given

# wrong: only the class | whatever w is
def guided_velocity(u, x, t, y, any_label, w):
    return u(x, t, y)

# wrong: both halves | both halves
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    return u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)]))

# wrong: first w for all | first w
def guided_velocity(u, x, t, y, any_label, w):
    w = np.ravel(w)[0]
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return (1 - w) * free + w * given

# wrong: arguments in another order | time comes before|u\(x, t, y\)
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), np.concatenate([y, np.full_like(y, any_label)]), times), 2)
    return (1 - w) * free + w * given

# wrong: labels guided | whole numbers
def guided_velocity(u, x, t, y, any_label, w):
    return u(x, t, (1 - np.mean(w)) * any_label + np.mean(w) * y + 0.25)

# wrong: y written to | same after the call
def guided_velocity(u, x, t, y, any_label, w):
    labels = np.concatenate([y, np.full_like(y, any_label)])
    y[:] = any_label
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return (1 - w) * free + w * given

# wrong: w - 1 | w - 1
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    given, free = np.split(u(np.concatenate([x, x]), times, np.concatenate([y, np.full_like(y, any_label)])), 2)
    return free + (w - 1) * (given - free)

# right: class
class Guided:
    def __init__(self, u, any_label):
        self.u, self.any = u, any_label
    def __call__(self, x, t, y, w):
        n = len(x)
        both = self.u(np.vstack([x] * 2), np.broadcast_to(t, (n, 1)).repeat(2, 0) if False else np.tile(np.broadcast_to(t, (n, 1)), (2, 1)), np.r_[y, [self.any] * n])
        return both[n:] + w * (both[:n] - both[n:])
def guided_velocity(u, x, t, y, any_label, w):
    return Guided(u, any_label)(x, t, y, w)

# right: einsum
def guided_velocity(u, x, t, y, any_label, w):
    n = len(x)
    t2 = np.tile(np.broadcast_to(np.asarray(t, float), (n, 1)), (2, 1))
    a = u(np.tile(x, (2, 1)), t2, np.append(y, np.repeat(any_label, n))).reshape(2, n, -1)
    w = np.broadcast_to(w, (n, 1))[:, 0]
    return np.einsum("kb,kbd->bd", np.stack([w, 1 - w]), a)

# right: float32 in place on own
def guided_velocity(u, x, t, y, any_label, w):
    n = len(x)
    xx = np.empty((2 * n, x.shape[1]), np.float32)
    xx[:n] = xx[n:] = x
    yy = np.full(2 * n, any_label)
    yy[:n] = y
    out = u(xx, t if np.size(t) == 1 and np.ndim(t) == 0 else np.vstack((t, t)), yy)
    d = out[:n] - out[n:]
    d *= np.asarray(w, np.float32)
    d += out[n:]
    return d

# wrong: w scaled difference from given | 1 - w
def guided_velocity(u, x, t, y, any_label, w):
    tt = t if np.ndim(t) == 0 else np.concatenate([t, t])
    a = u(np.concatenate([x, x]), tt, np.concatenate([y, np.full_like(y, any_label)]))
    g, f = np.split(a, 2)
    return g + (1 - w) * (g - f)

# wrong: w squared | squared
def guided_velocity(u, x, t, y, any_label, w):
    tt = t if np.ndim(t) == 0 else np.concatenate([t, t])
    a = u(np.concatenate([x, x]), tt, np.concatenate([y, np.full_like(y, any_label)]))
    g, f = np.split(a, 2)
    return f + w**2 * (g - f)

# wrong: guided twice w/2 | halved
def guided_velocity(u, x, t, y, any_label, w):
    tt = t if np.ndim(t) == 0 else np.concatenate([t, t])
    a = u(np.concatenate([x, x]), tt, np.concatenate([y, np.full_like(y, any_label)]))
    g, f = np.split(a, 2)
    return f + w / 2 * (g - f)

# wrong: float w | first w
def guided_velocity(u, x, t, y, any_label, w):
    tt = t if np.ndim(t) == 0 else np.concatenate([t, t])
    a = u(np.concatenate([x, x]), tt, np.concatenate([y, np.full_like(y, any_label)]))
    g, f = np.split(a, 2)
    w = float(np.ravel(w)[0])
    return (1 - w) * f + w * g

# wrong: tuple | two things
def guided_velocity(u, x, t, y, any_label, w):
    tt = t if np.ndim(t) == 0 else np.concatenate([t, t])
    a = u(np.concatenate([x, x]), tt, np.concatenate([y, np.full_like(y, any_label)]))
    g, f = np.split(a, 2)
    return g, f

# wrong: halves by step | mixed
def guided_velocity(u, x, t, y, any_label, w):
    tt = t if np.ndim(t) == 0 else np.concatenate([t, t])
    a = u(np.concatenate([x, x]), tt, np.concatenate([y, np.full_like(y, any_label)]))
    g, f = (a[::2], a[1::2])
    return (1 - w) * f + w * g

# wrong: points repeated, labels joined | same order
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.repeat(t,2,0) if np.ndim(t) else t
    r=u(np.repeat(x,2,0),t2,np.concatenate([y,np.full_like(y,any_label)]))
    g,f=r[::2],r[1::2]
    return f+w*(g-f)

# wrong: points joined, labels repeated | same order
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    lab=np.stack([y,np.full_like(y,any_label)],1).ravel()
    g,f=np.split(u(np.concatenate([x,x]),t2,lab),2)
    return f+w*(g-f)

# wrong: times repeated | same order
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.repeat(t,2,0) if np.ndim(t) else t
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# wrong: first time | first time
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.ravel(t)[0]
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# wrong: mean time | mean time
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.mean(t)
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# wrong: a float doubled | may be a float
def guided_velocity(u, x, t, y, any_label, w):
    g,f=np.split(u(np.concatenate([x,x]),np.concatenate([t,t]),np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# wrong: flat w | is a column
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+np.ravel(w)*(g-f)

# wrong: cut along the coordinates | along the coordinates
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2,axis=1)
    return f+w*(g-f)

# wrong: float of w | may be columns
def guided_velocity(u, x, t, y, any_label, w):
    w=float(w)
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# wrong: w = 1 apart | may be columns|treated apart
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    if w==1: return u(x,t,y)
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# wrong: two rows for the halves | cut it into halves
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    r=u(np.concatenate([x,x]),t2,np.concatenate([y,np.full_like(y,any_label)]))
    g,f=r[0],r[1]
    return f+w*(g-f)

# wrong: three times | not more often
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t,t]) if np.ndim(t) else t
    g,f,_=np.split(u(np.concatenate([x,x,x]),t2,np.concatenate([y,np.full_like(y,any_label),y])),3)
    return f+w*(g-f)

# right: keyword arguments
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    g,f=np.split(u(x=np.concatenate([x,x]),t=t2,y=np.concatenate([y,np.full_like(y,any_label)])),2)
    return f+w*(g-f)

# right: labels as floats
def guided_velocity(u, x, t, y, any_label, w):
    t2=np.concatenate([t,t]) if np.ndim(t) else t
    g,f=np.split(u(np.concatenate([x,x]),t2,np.concatenate([y,np.ones(len(y))*any_label])),2)
    return f+w*(g-f)

# wrong: the two have the weights w and w | the two have the weights w and w
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return w * (given + free)

# wrong: the weights do not sum to 1: the field of all is missing | the weights do not sum to 1: the field of all is missing
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return w * given

# wrong: the difference alone came: the field of all is to be added | the difference alone came: the field of all is to be added
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return w * (given - free)

# wrong: the field of the class goes on by w - 1 times the difference, and not by w + 1 | the field of the class goes on by w - 1 times the difference, and not
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return given + (w + 1) * (given - free)

# wrong: the field of all came, whatever w is | the field of all came, whatever w is
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return free

# wrong: the mean of the two came, whatever w is | the mean of the two came, whatever w is
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return (given + free) / 2

# wrong: every point is given the mean w | every point is given the mean w
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return free + np.mean(w) * (given - free)

# wrong: w of shape (batch, 1) met an array of other axes | w of shape \(batch, 1\) met an array of other axes
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return free + np.asarray(w)[..., None] * (given - free) if np.ndim(w) else free + w * (given - free)

# wrong: both fields came: combine them | both fields came: combine them
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return np.stack([given, free])

# wrong: ask for both fields by hand for one point, and combine the two velocities | ask for both fields by hand for one point, and combine the two
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return given + w**3 * (given - free)

# wrong: the largest label is taken to mean *any*: it is any_label | the largest label is taken to mean \*any\*: it is any_label|label
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, max(y.max(), any_label + 1))])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return (1 - w) * free + w * given

# wrong: every point is given the first label | every point is given the first label
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([np.full_like(y, y[0]), np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return (1 - w) * free + w * given

# wrong: what is passed as x? | what is passed as x\?
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])
    given, free = np.split(u(np.concatenate([x, x], axis=1), times, labels), 2)
    return (1 - w) * free + w * given

# wrong: u is never asked | u is never asked
def guided_velocity(u, x, t, y, any_label, w):
    return (1 - w) * x + w * x

# wrong: one call is enough | one call is enough
def guided_velocity(u, x, t, y, any_label, w):
    given = np.stack([u(x[i : i + 1], t[i : i + 1] if np.ndim(t) else t, y[i : i + 1])[0] for i in range(len(x))])
    free = u(x, t, np.full_like(y, any_label))
    return (1 - w) * free + w * given

# wrong: one label for each point | one label for each point
def guided_velocity(u, x, t, y, any_label, w):
    times = np.concatenate([t, t]) if np.ndim(t) else t
    labels = np.concatenate([y, np.full_like(y, any_label)])[:, None]
    given, free = np.split(u(np.concatenate([x, x]), times, labels), 2)
    return (1 - w) * free + w * given

# wrong: the halves of the answer are exchanged | or the two halves of the answer
def guided_velocity(net, x, t, y, any_label, w):
    n = len(x)
    times = np.concatenate([t, t]) if np.ndim(t) else t
    both = net(np.concatenate([x, x]), times, np.concatenate([np.full(n, any_label), y]))
    given, free = both[:n], both[n:]
    return (1 - w) * free + w * given
