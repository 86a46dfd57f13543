# ruff: noqa
# right: Sequential
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: layers by name
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.a = torch.nn.Linear(d + 2, hidden)
        self.b = torch.nn.Linear(hidden, hidden)
        self.c = torch.nn.Linear(hidden, hidden)
        self.out = torch.nn.Linear(hidden, d)

    def forward(self, x, t):
        y = torch.cat([x, torch.cos(torch.pi * t * torch.ones_like(x[:, :1])), torch.sin(torch.pi * t * torch.ones_like(x[:, :1]))], 1)
        for layer in (self.a, self.b, self.c):
            y = torch.nn.functional.silu(layer(y))
        return self.out(y)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: ReLU
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, hidden), torch.nn.ReLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: GELU, a subclass of Sequential
import torch
from torch import nn

class VelocityMLP(nn.Sequential):
    def __init__(self, d, hidden=64):
        super().__init__(nn.Linear(2 + d, hidden), nn.GELU(), nn.Linear(hidden, hidden), nn.GELU(),
                         nn.Linear(hidden, hidden), nn.GELU(), nn.Linear(hidden, d))

    def forward(self, x, t):
        if not torch.is_tensor(t):
            t = torch.full((len(x), 1), float(t), dtype=x.dtype)
        return super().forward(torch.hstack([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)]))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: list of layers
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        sizes = [d + 2, hidden, hidden, hidden, d]
        self.layers = torch.nn.ModuleList(torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x, t):
        t = torch.pi * (torch.zeros_like(x[:, :1]) + t)
        x = torch.cat([x, t.cos(), t.sin()], -1)
        for layer in self.layers[:-1]:
            x = torch.nn.functional.silu(layer(x))
        return self.layers[-1](x)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: t ignored | t given
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        return self.net(x)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: t times zero | t given
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        return self.net(torch.cat([x, 0 * x[:, :1], 0 * x[:, :1]], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: no activation | activation|linear
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.Identity(), torch.nn.Linear(hidden, hidden), torch.nn.Identity(),
            torch.nn.Linear(hidden, hidden), torch.nn.Identity(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: ReLU at the end | after the last
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d), torch.nn.ReLU()
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: SiLU at the end | after the last
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d), torch.nn.SiLU()
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: tanh at the end | tanh
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d), torch.nn.Tanh()
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: sigmoid at the end | sigmoid
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d), torch.nn.Sigmoid()
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: two hidden layers | two hidden
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: four hidden layers | four hidden
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: hidden not used | does not change
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, 64), torch.nn.SiLU(), torch.nn.Linear(64, 64), torch.nn.SiLU(),
            torch.nn.Linear(64, 64), torch.nn.SiLU(), torch.nn.Linear(64, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: one number out | d numbers
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, 1)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: d + 1 out | column too many
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d + 1)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: batch norm | norm over the batch|raised|another
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.BatchNorm1d(hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.BatchNorm1d(hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.BatchNorm1d(hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: dropout | dropout
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.Dropout(0.2), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.Dropout(0.2), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.Dropout(0.2), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: only the length of x | its length
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x.norm(dim=1, keepdim=True).expand_as(x), torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: no super | raised
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: float64 | dtype
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=torch.float64).expand(len(x), 1)
        return self.net.double()(torch.cat([x.double(), torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: numpy time, dtypes clash | raised
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=torch.float64).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: only float times | raised
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.full((len(x), 1), float(t))
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: first time for all | own time|one time
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).reshape(-1)[0].expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: mean time | first point changes|averaged
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).mean().expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: softmax over the batch | mix
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        y = self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
        return y - y.mean(0)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: no return | return
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: returns numpy | torch tensor
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)).detach().numpy()

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: no bias | bias
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden, bias=False), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden, bias=False), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden, bias=False), torch.nn.SiLU(), torch.nn.Linear(hidden, d, bias=False)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: first coordinate only | coordinate
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(3, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x[:, :1], torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: ModuleList, ELU
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        sizes = [d + 2, hidden, hidden, hidden, d]
        self.layers = torch.nn.ModuleList([torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])
    def forward(self, x, t):
        if not torch.is_tensor(t):
            t = torch.full((len(x), 1), float(t), dtype=x.dtype)
        a = torch.pi * t.to(x.dtype)
        y = torch.hstack([x, a.cos(), a.sin()])
        for layer in self.layers[:-1]:
            y = torch.nn.functional.elu(layer(y))
        return self.layers[-1](y)
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: layers in a plain list | not in a plain list
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        sizes = [d + 2, hidden, hidden, hidden, d]
        self.layers = [torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        y = torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)
        for layer in self.layers[:-1]:
            y = torch.nn.functional.silu(layer(y))
        return self.layers[-1](y)
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: one hidden layer used three times | there are two hidden layers: three are asked for
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.a, self.b, self.c = torch.nn.Linear(d + 2, hidden), torch.nn.Linear(hidden, hidden), torch.nn.Linear(hidden, d)
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        y = torch.relu(self.a(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)))
        y = torch.relu(self.b(torch.relu(self.b(y))))
        return self.c(y)
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: layers made in forward | is there dropout or noise in it\? A field has
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.d, self.h = d, hidden
    def forward(self, x, t):
        d, h = self.d, self.h
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        net = torch.nn.Sequential(torch.nn.Linear(d + 2, h), torch.nn.SiLU(), torch.nn.Linear(h, h), torch.nn.SiLU(), torch.nn.Linear(h, h), torch.nn.SiLU(), torch.nn.Linear(h, d))
        return net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: mean of the batch enters | points are rows of a batch: nothing may mix
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        h = hidden
        self.net = torch.nn.Sequential(torch.nn.Linear(d + 2, h), torch.nn.SiLU(), torch.nn.Linear(h, h), torch.nn.SiLU(), torch.nn.Linear(h, h), torch.nn.SiLU(), torch.nn.Linear(h, d))
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x - x.mean(0), torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: detached at the end | cut off from all of them
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)).detach()

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: without a graph | cut off from all of them
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        with torch.no_grad():
            return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: made into a new tensor | cut off from all of them
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return torch.tensor(self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)).detach().numpy())

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: detached in the middle | in reach of the output, by autograd
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        y = self.net[:4](torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)).detach()
        return self.net[4:](y)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: frozen weights | cut off from all of them
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )
        for p in self.parameters():
            p.requires_grad = False

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: no time among the inputs | too few inputs|t given
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(x + 0 * t)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: time added after the network of the place | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(x) + t

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: as the chapter has it, t as it is | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 1, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, t], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: t besides its cosine and sine | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 3, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, t, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: 2 pi t | the circle is closed
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(2 * torch.pi * t), torch.sin(2 * torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: no pi | π is missing
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(t), torch.sin(t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: a quarter of the circle | πt/2
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t / 2), torch.sin(torch.pi * t / 2)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: degrees | does t itself enter|is t given
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        a = torch.deg2rad(t)
        return self.net(torch.cat([x, a.cos(), a.sin()], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: only the cosine | the sine is missing
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 1, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: the cosine twice | the sine is missing
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.cos(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: only the sine | the cosine is missing
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 1, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: t in the place of the cosine | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, t, torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: exponential in the place of the angle | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.exp(-t), torch.exp(t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: the angle alone | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 1, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.pi * t], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: along the batch | dimension|raised|shape
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t).expand_as(x), torch.sin(torch.pi * t).expand_as(x)], 0))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: cosine and sine of the place | does t itself enter
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(2 * d + 1, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([torch.cos(torch.pi * x), torch.sin(torch.pi * x), t], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: one column for each, added up | too few inputs|cosine
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 1, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t) + torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: added to the place | too few inputs|coordinate
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(x + torch.cos(torch.pi * t) + 2 * torch.sin(torch.pi * t))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: sine first
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        a = torch.pi * t
        return self.net(torch.cat([torch.sin(a), torch.cos(a), x], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: one point on the circle
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        clock = torch.view_as_real(torch.exp(1j * torch.pi * t.squeeze(-1)))
        return self.net(torch.cat([x, clock.to(x.dtype)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: sine as a shifted cosine
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        import math
        return self.net(torch.cat([x, torch.cos(math.pi * (t - torch.tensor([[0.0, 0.5]], dtype=x.dtype)))], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# right: an F.linear network with a buffer for the angles
import torch
from torch import nn
import torch.nn.functional as F

class VelocityMLP(nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.register_buffer("shift", torch.tensor([0.0, -torch.pi / 2]))
        self.inside = nn.ModuleList([nn.Linear(d + 2, hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, hidden)])
        self.last = nn.Linear(hidden, d)

    def forward(self, x, t):
        if not torch.is_tensor(t):
            t = x.new_full((x.shape[0], 1), t)
        y = torch.cat((x, torch.cos(torch.pi * t + self.shift)), dim=1)
        for layer in self.inside:
            y = F.mish(layer(y))
        return self.last(y)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: torch.cos of a float | raised
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: one more axis for a float | here t is a float
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        t = t[:, None]
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: NumPy's cosine of a float | here t is a float
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        return self.net(torch.cat([x, np.cos(np.pi * t), np.sin(np.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: a tensor without axes | here t is a float
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: filled with a column | here t is a column
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        t = torch.full((len(x), 1), t)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: float64 time | make t of the dtype of x
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        t = torch.as_tensor(np.asarray(t, float)).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: t alone, one input missing | d \+ 2 numbers
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, t], -1))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: three arguments for the layers | join the place
import torch
class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d))
    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(x, torch.cos(torch.pi * t), torch.sin(torch.pi * t))
    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: is only one time used for the batch? | is only one time used for the batch\?
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, d)
        )

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        t = torch.full_like(t, float(t[-1, 0]))
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

# wrong: is the width of the hidden layers the argument `hidden`? | is the width of the hidden layers the argument `hidden`\?
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden // 2), torch.nn.SiLU(),
            torch.nn.Linear(hidden // 2, hidden // 2), torch.nn.SiLU(), torch.nn.Linear(hidden // 2, d)
        )

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

# wrong: flowdiff's other network | write it yourself
import torch
from flowdiff.networks import ClassConditionalField

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.inner = ClassConditionalField(d, 1, hidden=hidden, blocks=3, frequencies=1, rng=torch.Generator().manual_seed(0))

    def forward(self, x, t):
        return self.inner(x, t)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: an activation by hand, with a detached factor | training follows a wrong slope
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.layers = torch.nn.ModuleList(
            [torch.nn.Linear(d + 2, hidden), torch.nn.Linear(hidden, hidden), torch.nn.Linear(hidden, hidden)]
        )
        self.last = torch.nn.Linear(hidden, d)

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        h = torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1)
        for layer in self.layers:
            h = layer(h)
            h = h * torch.sigmoid(h.detach() * 4)
        return self.last(h)

    def parameter_count(self):
        return sum(p.numel() for p in self.parameters())

# wrong: two hidden layers, and a count of three | numbers in weights on which the velocities depend
import torch

class VelocityMLP(torch.nn.Module):
    def __init__(self, d, hidden=64):
        super().__init__()
        self.d, self.hidden = d, hidden
        self.net = torch.nn.Sequential(
            torch.nn.Linear(d + 2, hidden), torch.nn.SiLU(), torch.nn.Linear(hidden, hidden), torch.nn.SiLU(),
            torch.nn.Linear(hidden, d)
        )

    def forward(self, x, t):
        t = torch.as_tensor(t, dtype=x.dtype).expand(len(x), 1)
        return self.net(torch.cat([x, torch.cos(torch.pi * t), torch.sin(torch.pi * t)], -1))

    def parameter_count(self):
        d, h = self.d, self.hidden
        return (d + 2) * h + h + 2 * (h * h + h) + h * d + d
