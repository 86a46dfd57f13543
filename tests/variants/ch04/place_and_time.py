# ruff: noqa
# right: expand
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, t], dim=-1)

# right: ones times t
import torch

def place_and_time(x, t):
    return torch.cat([x, t * torch.ones_like(x[:, :1])], 1)

# right: hstack and full
import torch

def place_and_time(x, t):
    if not isinstance(t, torch.Tensor):
        t = torch.full((len(x), 1), t, dtype=x.dtype)
    return torch.hstack((x, t))

# right: filled in
import torch

def place_and_time(x, t):
    out = x.new_empty(len(x), x.shape[1] + 1)
    out[:, :-1] = x
    out[:, -1:] = t
    return out

# right: pad
import torch

def place_and_time(x, t):
    return torch.nn.functional.pad(x, (0, 1)) + t * torch.eye(x.shape[1] + 1, dtype=x.dtype)[-1]

# wrong: time first | t comes first
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([t, x], dim=-1)

# wrong: no time | a column is missing
def place_and_time(x, t):
    return x

# wrong: joined as a row | new row|raised
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(1, x.shape[1])
    return torch.cat([x, t], dim=0)

# wrong: only a float | raised
import torch

def place_and_time(x, t):
    return torch.cat([x, torch.full((len(x), 1), float(t), dtype=x.dtype)], 1)

# wrong: only a column | raised
import torch

def place_and_time(x, t):
    return torch.cat([x, t], 1)

# wrong: first time for all | first time
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).reshape(-1)[0]
    return torch.cat([x, t.expand(len(x), 1)], 1)

# wrong: time for each coordinate | one column
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype) * torch.ones_like(x)
    return torch.cat([x, t], 1)

# wrong: float64 | dtype
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=torch.float64).expand(len(x), 1)
    return torch.cat([x.double(), t], 1)

# wrong: float32 always | dtype
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=torch.float32).expand(len(x), 1)
    return torch.cat([x.float(), t], 1)

# wrong: numpy | torch tensor|raised
def place_and_time(x, t):
    x = np.asarray(x)
    return np.concatenate([x, np.broadcast_to(np.asarray(t, dtype=x.dtype), (len(x), 1))], 1)

# wrong: added | a column is missing
def place_and_time(x, t):
    return x + t

# wrong: a pair | one array|two things
def place_and_time(x, t):
    return x, t

# wrong: in place | `x` is the same
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    y = torch.cat([x, t], dim=-1)
    x *= 0
    return y

# wrong: the time once for each coordinate, the sentence is whole | an array of shape \(5, 4\) for \[x, t\] for t a number\n
import torch

def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, t.expand(-1, x.shape[1])], -1)

# wrong: sin cos | an array of
def place_and_time(x, t):
    import torch
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, torch.sin(t), torch.cos(t)], 1)

# wrong: first d - 1 | a column is missing: the place has d
def place_and_time(x, t):
    import torch
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x[:, :-1], t], 1)

# wrong: mean time | \[x, t\] for
def place_and_time(x, t):
    import torch
    t = torch.as_tensor(t, dtype=x.dtype).mean().expand(len(x), 1)
    return torch.cat([x, t], 1)

# wrong: one more axis for a float | here t is a float
import torch
def place_and_time(x, t):
    return torch.cat([x, t[:, None]], 1)

# wrong: a float joined | here t is a float
import torch
def place_and_time(x, t):
    return torch.cat([x, t], 1)

# wrong: a method of tensors for a float | here t is a float
import torch
def place_and_time(x, t):
    return torch.cat([x, t.expand(len(x), 1)], 1)

# wrong: one more axis for a column | here t is a column
import torch
def place_and_time(x, t):
    t = torch.full((len(x),), t) if isinstance(t, float) else t
    return torch.cat([x, t[:, None].to(x)], 1)

# wrong: filled with a column | here t is a column
import torch
def place_and_time(x, t):
    return torch.cat([x, torch.full((len(x), 1), t, dtype=x.dtype)], 1)

# wrong: a column made a float | here t is a column
import torch
def place_and_time(x, t):
    return torch.cat([x, torch.ones(len(x), 1, dtype=x.dtype) * float(t)], 1)

# wrong: a column repeated | too many or too few
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype)
    return torch.cat([x, t.repeat(len(x), 1)], 1)

# wrong: along the batch | columns are joined along axis 1
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, t])

# wrong: no list | comes as one list
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat(x, t, 1)

# wrong: stacked | stacked along a new axis
import torch
def place_and_time(x, t):
    return torch.stack([x, torch.as_tensor(t, dtype=x.dtype).expand_as(x)], 1)

# wrong: the time is left at 0 | the time is left at 0
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, torch.zeros_like(t)], dim=1)

# wrong: the time is set to 1 | the time is set to 1
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, torch.ones_like(t)], dim=1)

# wrong: t is multiplied with x | t is multiplied with x
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([t * x, t], dim=1)

# wrong: 1 - t stands for t | 1 - t stands for t
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, 1 - t], dim=1)

# wrong: every point was given the times of all points | every point was given the times of all points
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, t.T.expand(len(x), len(x))], dim=1)

# wrong: joined along the batch axis: the columns are axis 1 | joined along the batch axis: the columns are axis 1
import torch
def place_and_time(x, t):
    t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
    return torch.cat([x, t.expand(len(x), x.shape[1])], dim=0)
