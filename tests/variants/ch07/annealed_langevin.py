# ruff: noqa
# right: two loops
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# right: sizes and scores, indices
def annealed_langevin(noise, x0, levels, rho, normal):
    L, steps = normal.shape[:2]
    betas = np.cos(np.pi * levels / 2)
    sizes, x = rho * betas**2, x0.copy()
    for k in range(L):
        for i in range(steps):
            score = -noise(x, levels[k]) / betas[k]
            x += 0.5 * sizes[k] * score + sizes[k] ** 0.5 * normal[k, i]
    return x

# right: one flat loop
def annealed_langevin(noise, x0, levels, rho, normal):
    steps = normal.shape[1]
    x = np.array(x0)
    for j in range(len(levels) * steps):
        k, i = divmod(j, steps)
        x = x + np.cos(np.pi / 2 * levels[k]) * (np.sqrt(rho) * normal[k, i] - rho * noise(x, levels[k]) / 2)
    return x

# right: torch, while
def annealed_langevin(noise, x0, levels, rho, normal):
    import torch
    x, normal = torch.as_tensor(x0), torch.as_tensor(normal)
    k = 0
    while k < len(levels):
        t = float(levels[k])
        beta = (1 - np.sin(np.pi / 2 * t) ** 2) ** 0.5
        for z in normal[k]:
            x = x - beta * (rho / 2 * torch.as_tensor(noise(x, t)) - rho**0.5 * z)
        k += 1
    return x

# right: reduce over a class
import functools
class Level:
    def __init__(self, noise, rho, t):
        self.noise, self.rho, self.t = noise, rho, float(t)
        self.beta = np.sin(np.pi / 2 * (1 - self.t))
    def step(self, x, zeta):
        size = self.rho * self.beta**2
        return x + size / 2 * (-self.noise(x, self.t) / self.beta) + np.sqrt(size) * zeta
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        x = functools.reduce(Level(noise, rho, t).step, draws, x)
    return x

# wrong: noise prediction for the score | stands for the score
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x + rho / 2 * beta**2 * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: not divided by beta | division by β
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta**2 * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: divided by beta squared | divides by β²
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: sign | sign
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x + rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: no half | ½
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: other convention | twice what it should be
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho * beta * noise(x, float(t)) + np.sqrt(2 * rho) * beta * zeta
    return x

# wrong: half and root two | √\(2 size\)
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(2 * rho) * beta * zeta
    return x

# wrong: straight path's beta | straight path
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * (1 - t) * noise(x, float(t)) + np.sqrt(rho) * (1 - t) * zeta
    return x

# wrong: alpha for beta | that is α
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * np.sin(np.pi / 2 * t) * noise(x, float(t)) + np.sqrt(rho) * np.sin(np.pi / 2 * t) * zeta
    return x

# wrong: angle is t | π/2 is missing
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * np.cos(t) * noise(x, float(t)) + np.sqrt(rho) * np.cos(t) * zeta
    return x

# wrong: size rho | size is ρ here
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 / beta * noise(x, float(t)) + np.sqrt(rho) * zeta
    return x

# wrong: size rho beta | size is ρ β here
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * noise(x, float(t)) + np.sqrt(rho * beta) * zeta
    return x

# wrong: size squared in both | ρ² β²
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho**2 / 2 * beta * noise(x, float(t)) + rho * beta * zeta
    return x

# wrong: size for its root | not by its root
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + rho * beta**2 * zeta
    return x

# wrong: root of rho alone | √ρ alone
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * zeta
    return x

# wrong: beta alone | β alone
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + beta * zeta
    return x

# wrong: rho beta | by ρ β
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + rho * beta * zeta
    return x

# wrong: no factor at the random number | not multiplied by the root
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + zeta
    return x

# wrong: no random numbers | not used
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t))
    return x

# wrong: noise prediction at x0 | by hand|x0
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x0, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: always the last level | last level
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(levels[-1])) + np.sqrt(rho) * beta * zeta
    return x

# wrong: at t = 1 | t = 1
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, 1.0) + np.sqrt(rho) * beta * zeta
    return x

# wrong: swapped | swapped
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(float(t), x) + np.sqrt(rho) * beta * zeta
    return x

# wrong: rho forgotten in the drift | ρ is missing
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - beta / 2 * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: asked twice | calls of noise|once in each step
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 4 * beta * (noise(x, float(t)) + noise(x, float(t))) + np.sqrt(rho) * beta * zeta
    return x

# wrong: this is DDIM | DDIM
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - beta * noise(x, float(t)) + beta * zeta
    return x

# wrong: starts again | from x0 again
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        x = x0
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: reversed | reverse
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels[::-1], normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: both reversed | reverse
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels[::-1], normal[::-1]):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: one step a level | one step
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws[:1]:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: last step left out | one step
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws[:-1]:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: same random numbers | first level
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in normal[0]:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: first step's random number | first step
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * draws[0]
    return x

# wrong: own random numbers | by hand
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * np.random.default_rng(0).standard_normal(x.shape)
    return x

# wrong: beta of the first level | β of the first
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * levels[0])
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: beta of the last level | β of the last
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * levels[-1])
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: all states | only the last
def annealed_langevin(noise, x0, levels, rho, normal):
    x, states = x0, []
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
        states.append(x)
    return np.stack(states)

# wrong: in place | same after the call
def annealed_langevin(noise, x0, levels, rho, normal):
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x0 -= rho / 2 * beta * noise(x0, float(t)) - np.sqrt(rho) * beta * zeta
    return x0

# wrong: normal written to | same after the call
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        draws *= np.sqrt(rho) * beta
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + zeta
    return x

# wrong: levels sorted | are sorted
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(np.sort(levels),normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: levels and random numbers sorted | are sorted
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    o=np.argsort(levels)
    for t,dr in zip(levels[o],normal[o]):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: levels made unique | are sorted
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(np.unique(levels),normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: loops exchanged | in turn
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for j in range(normal.shape[1]):
        for i,t in enumerate(levels):
            b=np.cos(np.pi/2*t)
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*normal[i,j]
    return x

# wrong: axes of normal exchanged | have the axes
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for i,t in enumerate(levels):
        for j in range(normal.shape[1]):
            b=np.cos(np.pi/2*t)
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*normal[j,i]
    return x

# wrong: as many steps as levels | have the axes
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for i,t in enumerate(levels):
        for j in range(len(levels)):
            b=np.cos(np.pi/2*t)
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*normal[i,j]
    return x

# wrong: kick first | before the noise prediction
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x+np.sqrt(rho)*b*z
            x=x-rho/2*b*noise(x,float(t))
    return x

# wrong: asked once a level | once for each level
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        n=noise(x,float(t))
        for z in dr:
            x=x-rho/2*b*n+np.sqrt(rho)*b*z
    return x

# wrong: time of the next level | of the next one
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for i,dr in enumerate(normal):
        t=levels[min(i+1,len(levels)-1)]
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: draws reversed | reverse order
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr[::-1]:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: no noise at the last level | last level gets no
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z*(t<levels[-1])
    return x

# wrong: denoised at the end | denoiser after the last
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return (x-b*noise(x,float(t)))/np.sin(np.pi/2*t)

# wrong: angle pi t | is π, not
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: root of rho beta | √\(ρ β\)
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho*b)*z
    return x

# wrong: rho over steps | number of steps
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2/len(dr)*b*noise(x,float(t))+np.sqrt(rho/len(dr))*b*z
    return x

# wrong: one draw for all points | first one
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z[0]
    return x

# wrong: return in the loop | after the first level
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
        return x

# wrong: return in both loops | after the first step
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
            return x

# wrong: asked at x0 | asked at x0
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x-rho/2*b*noise(x0,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: from x0 in each step | each step starts
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*t)
        for z in dr:
            x=x0-rho/2*b*noise(x,float(t))+np.sqrt(rho)*b*z
    return x

# wrong: 1 - t | 1 - t stands
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(levels,normal):
        b=np.cos(np.pi/2*(1-t))
        for z in dr:
            x=x-rho/2*b*noise(x,float(1-t))+np.sqrt(rho)*b*z
    return x

# wrong: index for the time | number of the level
def annealed_langevin(noise, x0, levels, rho, normal):
    x=x0
    for t,dr in zip(range(len(levels)),normal):
        b=np.cos(np.pi/2*levels[t])
        for z in dr:
            x=x-rho/2*b*noise(x,t)+np.sqrt(rho)*b*z
    return x

# right: levels by index, in place on a copy
def annealed_langevin(noise, x0, levels, rho, normal):
    x, beta = np.array(x0, float), np.cos(np.pi / 2 * np.asarray(levels))
    for l, s in np.ndindex(normal.shape[:2]):
        x -= beta[l] * (rho / 2 * noise(x, levels[l]) - np.sqrt(rho) * normal[l, s])
    return x

# wrong: sign, and no half | sign: .* its factor ½
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x + rho * beta * noise(x, t) + np.sqrt(rho) * beta * zeta
    return x

# wrong: no half, and the size for its root | ½ .* not by its root
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        r = rho * np.cos(np.pi / 2 * t) ** 2
        for zeta in draws:
            x = x - r * noise(x, t) / np.cos(np.pi / 2 * t) + r * zeta
    return x

# wrong: levels sorted, the largest first | largest first
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(sorted(levels, reverse=True), normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, float(t)) + np.sqrt(rho) * beta * zeta
    return x

# wrong: no random number in the very last step | very last step
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for k, (t, draws) in enumerate(zip(levels, normal)):
        beta = np.cos(np.pi / 2 * t)
        for j, zeta in enumerate(draws):
            last = k == len(levels) - 1 and j == len(draws) - 1
            x = x - rho / 2 * beta * noise(x, t) + (0 if last else np.sqrt(rho) * beta * zeta)
    return x
# wrong: the random number is multiplied by √ρ β²: the root of β² is β | the random number is multiplied by √ρ β²: the root of β² is β
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, t) + np.sqrt(rho) * beta**2 * zeta
    return x

# wrong: the random number is subtracted | the random number is subtracted
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, t) - np.sqrt(rho) * beta * zeta
    return x

# wrong: the root of the size stands at the score | the root of the size stands at the score
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - np.sqrt(rho) * beta / 2 * noise(x, t) / beta + np.sqrt(rho) * beta * zeta
    return x

# wrong: the noise prediction is always asked at the first level | the noise prediction is always asked at the first level
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, levels[0]) + np.sqrt(rho) * beta * zeta
    return x

# wrong: nothing has moved | nothing has moved
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x0 + 0 * noise(x, t)
    return x

# wrong: all states came: only the last is asked for | all states came: only the last is asked for
def annealed_langevin(noise, x0, levels, rho, normal):
    x, xs = x0, []
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for zeta in draws:
            x = x - rho / 2 * beta * noise(x, t) + np.sqrt(rho) * beta * zeta
            xs.append(x)
    return np.array(xs).reshape(len(levels), -1, *x0.shape)

# wrong: the first level is left out | the first level is left out
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for i in range(1, len(levels)):
        beta = np.cos(np.pi / 2 * levels[i])
        for zeta in normal[i]:
            x = x - rho / 2 * beta * noise(x, levels[i]) + np.sqrt(rho) * beta * zeta
    return x

# wrong: the last level is left out | the last level is left out
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for i in range(len(levels) - 1):
        beta = np.cos(np.pi / 2 * levels[i])
        for zeta in normal[i]:
            x = x - rho / 2 * beta * noise(x, levels[i]) + np.sqrt(rho) * beta * zeta
    return x

# wrong: the last step of each level gets no random number | the last step of each level gets no random number
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    for t, draws in zip(levels, normal):
        beta = np.cos(np.pi / 2 * t)
        for j, zeta in enumerate(draws):
            x = x - rho / 2 * beta * noise(x, t)
            if j < len(draws) - 1:
                x = x + np.sqrt(rho) * beta * zeta
    return x

# wrong: take one level and one step at a time: the random numbers have the axes (level, step, point, coordinate) | take one level and one step at a time: the random numbers have the
def annealed_langevin(noise, x0, levels, rho, normal):
    x = x0
    betas = np.cos(np.pi / 2 * levels)
    for zeta in normal:
        x = x - rho / 2 * betas * noise(x, levels[0]) + np.sqrt(rho) * betas * zeta
    return x
