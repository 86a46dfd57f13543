# ruff: noqa
# right: sum over all points
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# right: weighted means, gradients cleared at the end
import torch
def training_step(net, optimiser, pieces):
    sizes = [z.shape[0] for z, _, _ in pieces]
    losses = []
    for z, x0, t in pieces:
        x = x0 + t * (z - x0)
        part = (net(x, t) - z + x0).square().sum(-1).mean() * len(z) / sum(sizes)
        part.backward()
        losses.append(part.detach())
    optimiser.step()
    optimiser.zero_grad(set_to_none=False)
    return torch.stack(losses).sum().item()

# right: one graph of all pieces
import torch
def training_step(net, optimiser, pieces):
    net.zero_grad()
    squares = torch.cat([((net(t * z + (1 - t) * x0, t) - (z - x0)) ** 2).sum(1) for z, x0, t in pieces])
    loss = squares.mean()
    loss.backward()
    optimiser.step()
    return float(loss)

# right: mse_loss with sum
import torch
import torch.nn.functional as F
def training_step(net, optimiser, pieces):
    optimiser.zero_grad()
    n = sum(z.size(0) for z, x0, t in pieces)
    value = 0
    for z, x0, t in pieces:
        loss = F.mse_loss(net(torch.lerp(x0, z, t), t), z - x0, reduction="sum") / n
        loss.backward()
        value = value + loss.detach()
    optimiser.step()
    return value

# right: gradients scaled afterwards
import torch
def training_step(net, optimiser, pieces):
    total, count = 0.0, 0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
        part.backward()
        total, count = total + part.item(), count + len(z)
    for p in net.parameters():
        p.grad /= count
    optimiser.step()
    return total / count

# wrong: no zero_grad | step before are still there
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: zero_grad at every piece | only the last one counts
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        optimiser.zero_grad()
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: a step for every piece | steps after every piece
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        optimiser.zero_grad()
        part.backward()
        optimiser.step()
        loss += part.item()
    return loss

# wrong: a step for every piece, with its mean | steps after every piece
import torch
def training_step(net, optimiser, pieces):
    losses = []
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        optimiser.zero_grad()
        part.backward()
        optimiser.step()
        losses.append(part.item())
    return sum(losses) / len(losses)

# wrong: sum of the means | means of the pieces are added
import torch
def training_step(net, optimiser, pieces):
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: mean of the means | same weight|equal weights
import torch
def training_step(net, optimiser, pieces):
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean() / len(pieces)
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: mean over everything | over the coordinates too
import torch
def training_step(net, optimiser, pieces):
    total = sum(z.numel() for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: mse_loss of each piece, averaged | same weight
import torch
def training_step(net, optimiser, pieces):
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = torch.nn.functional.mse_loss(net((1 - t) * x0 + t * z, t), z - x0) / len(pieces)
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: target reversed | from the source to the data|x0 - z
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (x0 - z)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: target reversed, mean over everything | x0 - z
import torch
def training_step(net, optimiser, pieces):
    total = sum(z.numel() for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (x0 - z)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: target is the data point | data point z
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - z) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: target z minus x_t | z - x_t
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        x = (1 - t) * x0 + t * z
        part = ((net(x, t) - (z - x)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: place exchanged | exchanged in the place
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net(t * x0 + (1 - t) * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: asked at z | asked at z
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net(z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: no step | optimiser's step
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    return loss

# wrong: no backward | optimiser's step|backward
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        loss += part.item()
    optimiser.step()
    return loss

# wrong: step before backward | the order is
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.step()
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    return loss

# wrong: zero_grad after backward | optimiser's step
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.zero_grad()
    optimiser.step()
    return loss

# wrong: sum of the squares | summed over the points
import torch
def training_step(net, optimiser, pieces):
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: first piece only | first piece
import torch
def training_step(net, optimiser, pieces):
    z, x0, t = pieces[0]
    loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()

# wrong: nothing returned | None
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
    optimiser.step()

# wrong: last part returned | last piece alone|losses that
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
    optimiser.step()
    return part.item()

# wrong: loss with its graph | graph
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss = loss + part
    optimiser.step()
    return loss

# wrong: loss after the step | after the step
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    def parts():
        return [((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / total for z, x0, t in pieces]
    optimiser.zero_grad()
    for part in parts():
        part.backward()
    optimiser.step()
    return sum(part.item() for part in parts())

# wrong: pieces put together | one by one
import torch
def training_step(net, optimiser, pieces):
    z, x0, t = (torch.cat(parts) for parts in zip(*pieces))
    loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean()
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    return loss.item()

# wrong: time forgotten | training_step
import torch
def training_step(net, optimiser, pieces):
    total = sum(len(z) for z, _, _ in pieces)
    loss = 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# right: torch.autograd.grad by hand
import torch
def training_step(net, optimiser, pieces):
    params = list(net.parameters())
    grads = [torch.zeros_like(p) for p in params]
    n, total = sum(p[0].shape[0] for p in pieces), 0.0
    for z, x0, t in pieces:
        loss = torch.square(net(torch.lerp(x0, z, t), t) - z + x0).sum() / n
        for g, new in zip(grads, torch.autograd.grad(loss, params)):
            g += new
        total += float(loss)
    for p, g in zip(params, grads):
        p.grad = g
    optimiser.step()
    return total

# right: closure
def training_step(net, optimiser, pieces):
    def closure():
        optimiser.zero_grad()
        n = sum(len(p[2]) for p in pieces)
        out = 0.0
        for z, x0, t in pieces:
            part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n
            part.backward()
            out += part.item()
        return out
    return optimiser.step(closure)

# right: net.zero_grad
def training_step(net, optimiser, pieces):
    net.zero_grad()
    n = 0
    for z, x0, t in pieces:
        n += z.size(0)
    losses = [((net(t * z + (1 - t) * x0, t) - (z - x0)) ** 2).sum() / n for z, x0, t in pieces]
    sum(losses).backward()
    optimiser.step()
    return sum(l.item() for l in losses)

# wrong: last piece's length | last one
def training_step(net, optimiser, pieces):
    optimiser.zero_grad()
    total = 0
    n = len(pieces[-1][0])
    for z, x0, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: first piece's length | first one
def training_step(net, optimiser, pieces):
    optimiser.zero_grad()
    total = 0
    n = len(pieces[0][0])
    for z, x0, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: weight upside down | upside down
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = 0
    for z, x0, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum(1).mean() * n / len(z)
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: no square | absolute
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = 0
    for z, x0, t in pieces:
        loss = (net((1 - t) * x0 + t * z, t) - (z - x0)).abs().sum() / n
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: length not squared | not squared
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = 0
    for z, x0, t in pieces:
        loss = (net((1 - t) * x0 + t * z, t) - (z - x0)).norm(dim=1).sum() / n
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: return in the loop | loop ends
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    for z, x0, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n
        loss.backward()
        optimiser.step()
        return loss.item()

# wrong: grads divided by the number of pieces | number of pieces as well
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = 0
    for z, x0, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n / len(pieces)
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: list of the parts | add up the parts
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = []
    for z, x0, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n
        loss.backward()
        total.append(loss.item())
    optimiser.step()
    return total

# wrong: unpacked in another order | exchanged
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = 0
    for x0, z, t in pieces:
        loss = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum() / n
        loss.backward()
        total += loss.item()
    optimiser.step()
    return total

# wrong: no_grad around the net | backward
import torch
def training_step(net, optimiser, pieces):
    n = sum(len(z) for z, _, _ in pieces)
    optimiser.zero_grad()
    total = 0
    for z, x0, t in pieces:
        with torch.no_grad():
            out = net((1 - t) * x0 + t * z, t)
        loss = ((out - (z - x0)) ** 2).sum() / n
        total += loss.item()
    optimiser.step()
    return total

# wrong: only the last part returned | part of the last piece alone
import torch
def training_step(net, optimiser, pieces):
    optimiser.zero_grad()
    total = sum(len(z) for z, _, _ in pieces); out = 0
    for z, x0, t in pieces:
        l = ((net((1 - t) * x0 + t * z, t) - (z - x0))**2).sum() / total
        l.backward()
    optimiser.step()
    return l.item()

# wrong: arguments of net swapped | arguments of net are swapped
import torch
def training_step(net, optimiser, pieces):
    optimiser.zero_grad()
    total = sum(len(z) for z, _, _ in pieces); out = 0
    for z, x0, t in pieces:
        l = ((net(t, (1 - t) * x0 + t * z) - (z - x0))**2).sum() / total
        l.backward(); out += l.item()
    optimiser.step()
    return out

# wrong: detached | does not lead to the weights
import torch
def training_step(net, optimiser, pieces):
    optimiser.zero_grad()
    total = sum(len(z) for z, _, _ in pieces); out = 0
    for z, x0, t in pieces:
        l = ((net((1 - t) * x0 + t * z, t).detach() - (z - x0))**2).sum() / total
        l.backward(); out += l.item()
    optimiser.step()
    return out

# wrong: the sums of the pieces are divided by their number: divide by the number of points | the sums of the pieces are divided by their number: divide by the
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t) / len(pieces)
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the means of the pieces are added, and each is over the coordinates too | the means of the pieces are added, and each is over the coordinates
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t) / z.numel()
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the target is the source point x0 | the target is the source point x0
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - x0) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the target is the place x_t and not its derivative | the target is the place x_t and not its derivative
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - ((1 - t) * x0 + t * z)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the target is 0 | the target is 0
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = (net((1 - t) * x0 + t * z, t) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the network is asked at x0: the place is (1 - t) x0 + t z | the network is asked at x0: the place is \(1 - t\) x0 \+ t z
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net(x0, t) - (z - x0)) ** 2).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the step goes up the gradient | the step goes up the gradient
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = -loss_of(net, z, x0, t) / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: the loss is halved | the loss is halved|the mean is taken over the coordinates too
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t) / total / 2
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: …; and every piece has the same weight | ; and every piece has the same weight
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - z) ** 2).sum() / len(z) / len(pieces)
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: work out the gradient of one point by hand: twice (u - v) times what went into the network | work out the gradient of one point by hand: twice \(u - v\) times what
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2 * (1 + t)).sum() / total
        part.backward()
        loss += part.item()
    optimiser.step()
    return loss

# wrong: this is the loss of the last piece alone | this is the loss of the last piece alone
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    parts = []
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t)
        (part / total).backward()
        parts.append((part.item(), len(z), z.shape[1]))
    optimiser.step()
    return parts[-1][0] / parts[-1][1]

# wrong: this is the loss of the first piece alone | this is the loss of the first piece alone
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    parts = []
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t)
        (part / total).backward()
        parts.append((part.item(), len(z), z.shape[1]))
    optimiser.step()
    return parts[0][0] / parts[0][1]

# wrong: the losses of the pieces are added without their weights | the losses of the pieces are added without their weights
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    parts = []
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t)
        (part / total).backward()
        parts.append((part.item(), len(z), z.shape[1]))
    optimiser.step()
    return sum(part / n for part, n, _ in parts)

# wrong: the losses of the pieces have equal weights | the losses of the pieces have equal weights
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    parts = []
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t)
        (part / total).backward()
        parts.append((part.item(), len(z), z.shape[1]))
    optimiser.step()
    return sum(part / n for part, n, _ in parts) / len(parts)

# wrong: this is the mean over the coordinates too | this is the mean over the coordinates too
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    parts = []
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t)
        (part / total).backward()
        parts.append((part.item(), len(z), z.shape[1]))
    optimiser.step()
    return sum(part / d for part, _, d in parts) / total

# wrong: a root is taken | a root is taken
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    parts = []
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t)
        (part / total).backward()
        parts.append((part.item(), len(z), z.shape[1]))
    optimiser.step()
    return np.sqrt(sum(part for part, _, _ in parts) / total)

# wrong: the optimiser steps after every piece, and the gradients are never set to zero | the optimiser steps after every piece, and the gradients are never
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t) / total
        part.backward()
        optimiser.step()
        loss += part.item()
    return loss

# wrong: the optimiser steps after every piece, with its mean, and the gradients are never set to zero | the optimiser steps after every piece, with its mean, and the
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t) / len(z)
        part.backward()
        optimiser.step()
        loss += part.item()
    return loss

# wrong: only the last piece is used | only the last piece is used
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    z, x0, t = pieces[-1]
    optimiser.zero_grad()
    part = loss_of(net, z, x0, t) / len(z)
    part.backward()
    optimiser.step()
    loss += part.item()
    return loss

# wrong: two steps are taken with the same gradient | two steps are taken with the same gradient
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        part = loss_of(net, z, x0, t) / total
        part.backward()
        loss += part.item()
    optimiser.step()
    optimiser.step()
    return loss

# wrong: a second call costs as much as the first: keep its value in a variable | a second call costs as much as the first: keep its value in a variable
import torch
def loss_of(net, z, x0, t):
    return ((net((1 - t) * x0 + t * z, t) - (z - x0)) ** 2).sum()
def training_step(net, optimiser, pieces):
    total, loss = sum(len(z) for z, _, _ in pieces), 0.0
    optimiser.zero_grad()
    for z, x0, t in pieces:
        (loss_of(net, z, x0, t) / total).backward()
        loss += loss_of(net, z, x0, t).item() / total
    optimiser.step()
    return loss
