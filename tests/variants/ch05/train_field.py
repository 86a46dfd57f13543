# ruff: noqa
# at most 6 seeds: each of its three checks trains a network
# right: formula
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# right: mse_loss without its mean, lerp, a while loop
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses, k = [], 0
    net.train()
    while k < steps:
        optimiser.zero_grad(set_to_none=False)
        z = sample_data(batch)
        x0 = sample_source(batch)
        t = torch.rand((len(z), 1))
        loss = torch.nn.functional.mse_loss(net(arc(x0, z, t), t), velocity(x0, z, t), reduction="none").sum(1).mean()
        loss.backward()
        optimiser.step()
        losses += [float(loss)]
        k += 1
    return losses

# right: gradients cleared at the end, tensors in the list
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = torch.zeros(steps)
    for k in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch).unsqueeze(1)
        angle = torch.pi / 2 * t
        x, v = angle.cos() * x0 + angle.sin() * z, torch.pi / 2 * (angle.cos() * z - angle.sin() * x0)
        loss = (net(x, t) - v).pow(2).sum(-1).mean()
        loss.backward()
        optimiser.step()
        net.zero_grad()
        losses[k] = loss.detach()
    return losses.tolist()

# wrong: target reversed | opposite direction
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) + velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: ends exchanged | sine and cosine are exchanged
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(z, x0, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: source and data exchanged | exchanged
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        z, x0 = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: no zero_grad | gradients to zero
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: no step | never steps
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        losses.append(loss.item())
    return losses

# wrong: noise as the source | from sample_source
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        z = sample_data(batch)
        x0, t = torch.randn_like(z), torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: data drawn once | from sample_data
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    z = sample_data(batch)
    for _ in range(steps):
        x0 = sample_source(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: times drawn once | fresh times
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    t = torch.rand(batch, 1)
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: normal times | between 0 and 1
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.randn(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: time always a half | different times
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.full((batch, 1), 0.5)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: one time for the batch | different times
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(1, 1).expand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: second draw of the source | draw x0 once
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        z = sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(sample_source(batch), z, t), t) - velocity(sample_source(batch), z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target is the data | mean data point
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - z) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target is the rest of the way | z - x_t
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        x = arc(x0, z, t)
        loss = ((net(x, t) - (z - x)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: only the last loss | only the last|not numbers
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return loss.item()

# wrong: losses summed over the batch | summed over the batch
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: one step too few | 300 steps
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps - 1):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: return inside the loop | steps of the optimiser
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        return losses

# wrong: the place is the data | on the path|other places
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(z, t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: own optimiser | never steps|steps of the optimiser
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        own = torch.optim.SGD(net.parameters(), lr=1e-2)
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(arc(x0, z, t), t) - velocity(x0, z, t)) ** 2).sum(1).mean()
        own.zero_grad()
        loss.backward()
        own.step()
        losses.append(loss.item())
    return losses

# wrong: the chapter's loop | straight line
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: straight target | straight line
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: straight place | straight line
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net((1 - t) * x0 + t * z, t) - (torch.pi / 2 * (b * z - a * x0))) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: no pi half | factor π/2
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: sign of the cosine's derivative | sign of x0
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - (torch.pi / 2 * (b * z + a * x0))) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target has the weights of the place | exchanged in the target|sign of x0
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - (torch.pi / 2 * (a * z - b * x0))) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target lacks the source | lacks the source
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - (torch.pi / 2 * b * z)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: angle is t | factor π/2
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(torch.cos(t) * x0 + torch.sin(t) * z, t) - (torch.pi / 2 * (b * z - a * x0))) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target is the place | x itself
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - (b * x0 + a * z)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# right: forward derivative
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for k in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        place = lambda t: torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
        x, v = torch.func.jvp(place, (t,), (torch.ones_like(t),))
        optimiser.zero_grad()
        loss = torch.einsum("bd,bd->", net(x, t) - v, net(x, t) - v) / batch
        loss.backward()
        optimiser.step()
        losses.append(loss.detach())
    return [float(loss) for loss in losses]

# right: stratified times, numpy array
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = np.zeros(steps)
    for i in range(steps):
        t = ((torch.randperm(batch) + torch.rand(batch)) / batch)[:, None]
        x0, z = sample_source(batch), sample_data(batch)
        w = torch.pi / 2 * t
        x, v = torch.cos(w) * x0 + torch.sin(w) * z, torch.pi / 2 * (torch.cos(w) * z - torch.sin(w) * x0)
        def closure():
            optimiser.zero_grad()
            loss = ((net(x, t) - v) ** 2).sum() / batch
            loss.backward()
            return loss
        out[i] = optimiser.step(closure).item()
    return out

# wrong: absolute loss | absolute
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = (net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)).abs().mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: angle given to the net | between 0 and 1
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.pi / 2 * torch.rand(batch, 1)
        a, b = torch.sin(t), torch.cos(t)
        loss = ((net(b * x0 + a * z, t) - (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: cut off times | as likely
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), 0.9 * torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: one batch forever | before the loop
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
    a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
    for _ in range(steps):
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: net in no_grad | with gradients
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        with torch.no_grad():
            loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.requires_grad_(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: weights zeroed after backward | backward
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        loss.backward(); optimiser.zero_grad(); optimiser.step(); out.append(loss.item())
    return out

# wrong: two losses added | half
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean() / 2
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: mse_loss | over the coordinates too, as mse_loss
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = torch.nn.functional.mse_loss(net(b * x0 + a * z, t), torch.pi / 2 * (b * z - a * x0))
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: smooth_l1_loss | smooth_l1_loss
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = torch.nn.functional.smooth_l1_loss(net(b * x0 + a * z, t), torch.pi / 2 * (b * z - a * x0))
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: lengths | lengths are not squared
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = (net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)).norm(dim=1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: a time for each coordinate | not one for each coordinate
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        t = torch.rand_like(z); a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t); loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: flat times | they are a column
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        t = torch.rand(batch); a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t); loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: flat times for the net | are a column
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t[:, 0]) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: arguments swapped | arguments of net are swapped
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(t, b * x0 + a * z) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: second draw of the data | draw z once
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * sample_data(batch) - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: other source points in the target | source points in another order
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0.roll(1, 0))) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: noise in the target | other noise in its place
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * torch.randn_like(z))) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: weighted with the time | weighted with the time
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        loss = (t * (net(b * x0 + a * z, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# right: pairs of its own, the field of the target from the place
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    out = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        z = z[torch.randperm(batch)]
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        x = a * z + b * x0
        target = torch.pi / 2 * torch.where(b > a, (z - a * x) / b.clamp_min(1e-3), (b * x - x0) / a.clamp_min(1e-3))
        loss = torch.linalg.vector_norm(net(x, t) - target, dim=1).square().mean()
        optimiser.zero_grad(); loss.backward(); optimiser.step(); out.append(loss.item())
    return out

# wrong: x has an axis too many: which shape do t, x0 and z have, and what do they make? | x has an axis too many: which shape do t, x0 and z have, and what do
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x[:, None], t) - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the loss does not lead to the weights: is there a detach, no_grad or item in it? | the loss does not lead to the weights: is there a detach, no_grad or
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t).detach() - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the target is x0, so that it learns the mean source point: the target is the velocity | the target is x0, so that it learns the mean source point: the target
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - x0) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the target lacks the data point | the target lacks the data point
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) + torch.pi / 2 * torch.sin(torch.pi / 2 * t) * x0) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the target has the data points in another order: those of the place belong to it | the target has the data points in another order: those of the place
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - velocity(x0, z.roll(1, 0), t)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the sum over the batch and the mean over the coordinates are exchanged | the sum over the batch and the mean over the coordinates are exchanged
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - v) ** 2).sum(0).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: a root is taken | a root is taken
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - v) ** 2).sum(1).mean().sqrt()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: absolute values where squares belong | absolute values where squares belong
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = (net(x, t) - v).abs().sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: large differences are not squared, as in huber_loss and smooth_l1_loss | large differences are not squared, as in huber_loss and smooth_l1_loss
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = torch.nn.functional.huber_loss(net(x, t), v, reduction="none").sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the differences are averaged before they are squared | the differences are averaged before they are squared
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - v).mean(0) ** 2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the differences are summed over the coordinates before they are squared | the differences are summed over the coordinates before they are
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - v).sum(1) ** 2).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: …; and the mean is over the coordinates too | ; and the mean is over the coordinates too
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = torch.nn.functional.mse_loss(net(x, t), z - x0)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the factor inside sine and cosine is π, not π/2 | the factor inside sine and cosine is π, not π/2
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(torch.cos(torch.pi * t) * x0 + torch.sin(torch.pi * t) * z, t) - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the network is asked at x0: the place is cos(πt/2) x0 + sin(πt/2) z | the network is asked at x0: the place is cos\(πt/2\) x0 \+ sin\(πt/2\) z
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x0, t) - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the place is cos(πt/2) x0 + sin(πt/2) z, of independent draws | the place is cos\(πt/2\) x0 \+ sin\(πt/2\) z, of independent draws
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x + 0.5, t) - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the target is a data point drawn anew | it has learned the mean of all data, whatever x is
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - sample_data(batch)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: has the training diverged? The target must be finite | has the training diverged\? The target must be finite
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - v / (1 - t.round())) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the network has not learned the average velocity | the network has not learned the average velocity
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((1 + t) * (net(x, t) - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: it has learned x itself: the target is the velocity | it has learned x itself: the target is the velocity
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - x) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net

# wrong: it has learned z - x_t: the target is the velocity | it has learned z - x_t: the target is the velocity
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) - (z - x)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net

# wrong: this is the field of straight lines: on the arc the weights are sine and cosine | this is the field of straight lines: on the arc the weights are sine
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net

# wrong: the target lacks the data point (another way) | the target lacks the data point
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = ((net(x, t) + torch.pi / 2 * torch.sin(torch.pi / 2 * t) * x0) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return net

# wrong: the mean over everything, of a batch that is drawn in two halves | the mean is taken over the coordinates too: sum over them
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0 = torch.cat([sample_source(batch // 2), sample_source(batch - batch // 2)])
        z, t = torch.cat([sample_data(batch // 2), sample_data(batch - batch // 2)]), torch.rand(batch, 1)
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = torch.nn.functional.mse_loss(net(x, t), v)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: early times weigh more | below the floor no field can get: is the target something that x and|absolute values where|a root is taken
import torch
def arc(x0, z, t):
    return torch.cos(torch.pi / 2 * t) * x0 + torch.sin(torch.pi / 2 * t) * z
def velocity(x0, z, t):
    return torch.pi / 2 * (torch.cos(torch.pi / 2 * t) * z - torch.sin(torch.pi / 2 * t) * x0)
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        t = t.clone()
        x, v = arc(x0, z, t), velocity(x0, z, t)
        loss = (torch.exp(-t) * (net(x, t) - v) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: the target of points that are drawn once more | place and target have nothing to do with each other
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        t = torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        x = b * sample_source(batch) + a * sample_data(batch)
        loss = ((net(x, t) - torch.pi / 2 * (b * sample_data(batch) - a * sample_source(batch))) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


# wrong: the pairs of the target shuffled against those of the place | place and target have nothing to do with each other
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        order = torch.randperm(batch)
        loss = ((net(b * x0 + a * z, t) - torch.pi / 2 * (b * z[order] - a * x0[order])) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


# wrong: the data points of the target shuffled, not those of the place | draw z once
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        x = b * x0 + a * z
        z = z[torch.randperm(batch)]
        loss = ((net(x, t) - torch.pi / 2 * (b * z - a * x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


# wrong: the whole target in another order than the places | of what the network was asked|nothing to do with each other|field within
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch, 1)
        a, b = torch.sin(torch.pi / 2 * t), torch.cos(torch.pi / 2 * t)
        v = torch.pi / 2 * (b * z - a * x0)
        loss = ((net(b * x0 + a * z, t) - v[torch.randperm(batch)]) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses
