# ruff: noqa
# right: formula
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# right: mse_loss, lerp, a while loop
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses, k = [], 0
    net.train()
    while k < steps:
        optimiser.zero_grad(set_to_none=False)
        z = sample_data(batch)
        x0 = sample_source(batch)
        t = torch.rand((len(z), 1))
        loss = torch.nn.functional.mse_loss(net(torch.lerp(x0, z, t), t), z - x0)
        loss.backward()
        optimiser.step()
        losses += [float(loss)]
        k += 1
    return losses

# right: gradients cleared at the end, tensors in the list
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = torch.zeros(steps)
    for k in range(steps):
        x0, z, t = sample_source(batch), sample_data(batch), torch.rand(batch).unsqueeze(1)
        v = z - x0
        loss = (net(x0 + t * v, t) - v).pow(2).sum(-1).mean()
        loss.backward()
        optimiser.step()
        net.zero_grad()
        losses[k] = loss.detach()
    return losses.tolist()

# wrong: target reversed | opposite direction
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (x0 - z)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: ends exchanged | t and 1 - t|field of 1 - t
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(t * x0 + (1 - t) * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: source and data exchanged | exchanged|t and 1 - t
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        z, x0 = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: no zero_grad | gradients to zero
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: no step | never steps
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        losses.append(loss.item())
    return losses

# wrong: noise as the source | from sample_source
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        z = sample_data(batch)
        x0, t = torch.randn_like(z), torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: data drawn once | from sample_data
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    z = sample_data(batch)
    for _ in range(steps):
        x0 = sample_source(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: times drawn once | fresh times
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    t = torch.rand(batch, 1)
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: normal times | between 0 and 1
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.randn(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: time always a half | different times
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.full((batch, 1), 0.5)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: one time for the batch | different times
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(1, 1).expand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: second draw of the source | draw x0 once
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        z = sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * sample_source(batch) + t * z, t) - (z - sample_source(batch))) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target is the data | mean data point
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - z) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: target is the rest of the way | z - x_t
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        x = (1 - t) * x0 + t * z
        loss = ((net(x, t) - (z - x)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: only the last loss | only the last|not numbers
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return loss.item()

# wrong: losses summed over the batch | summed over the batch
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: one step too few | 300 steps
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps - 1):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: return inside the loop | steps of the optimiser
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        return losses

# wrong: the place is the data | on the path|other places
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net(z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses

# wrong: own optimiser | never steps|steps of the optimiser
import torch
def train_field(net, optimiser, sample_source, sample_data, steps, batch):
    losses = []
    for _ in range(steps):
        own = torch.optim.SGD(net.parameters(), lr=1e-2)
        x0, z = sample_source(batch), sample_data(batch)
        t = torch.rand(batch, 1)
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        own.zero_grad()
        loss.backward()
        own.step()
        losses.append(loss.item())
    return losses
