# ruff: noqa
# right: formula
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# right: through the noise
def sde_step(u, sigma, x, t, h, noise):
    import math
    angle = math.pi / 2 * t
    v = u(x, t)
    eps = math.cos(angle) * x - 2 / math.pi * math.sin(angle) * v
    return x + h * v - h * sigma**2 / (2 * math.cos(angle)) * eps + sigma * h**0.5 * noise

# right: simplified
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    drift = v + 0.5 * sigma * sigma * score
    return x + drift * h + noise * (sigma * np.sqrt(h))

# right: torch
def sde_step(u, sigma, x, t, h, noise):
    import torch
    x, noise = torch.as_tensor(x), torch.as_tensor(noise)
    v = torch.as_tensor(u(x, t))
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return torch.addcmul(x + h * v, score, torch.full_like(x, h * sigma**2 / 2)) + sigma * h**0.5 * noise

# wrong: straight score | straight path
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    return x + h * (v + sigma**2 / 2 * (t * v - x) / (1 - t)) + sigma * np.sqrt(h) * noise

# wrong: no score | score term is missing
def sde_step(u, sigma, x, t, h, noise):
    return x + h * u(x, t) + sigma * np.sqrt(h) * noise

# wrong: sign | sign
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v - sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no half | ½
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 * score) + sigma * np.sqrt(h) * noise

# wrong: sigma not squared | not squared
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no omega | ω
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / b
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no pi half in the derivative | α̇
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: noise for the score | minus the noise
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: denoiser for the score | denoiser
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    return x + h * (v + sigma**2 / 2 * (a * x + 2 / np.pi * b * v)) + sigma * np.sqrt(h) * noise

# wrong: noise times h | size is √h
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * h * noise

# wrong: noise without h | not multiplied by √h
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * noise

# wrong: own noise | step from
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * np.random.standard_normal(x.shape)

# wrong: u twice | once
def sde_step(u, sigma, x, t, h, noise):
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * u(x, t) - x
    return x + h * (u(x, t) + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: u at the end, once | end of the step
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t + h)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: alpha and beta | exchanged
def sde_step(u, sigma, x, t, h, noise):
    b, a = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v + np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: no h in the score term | step size is missing
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * v + sigma**2 / 2 * score + sigma * np.sqrt(h) * noise

# wrong: the way only | x is missing
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: x moved in place | same after the call
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    x += h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise
    return x

# wrong: reversed SDE's drift | right for one σ only
def sde_step(u, sigma, x, t, h, noise):
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * u(x, t) - x
    return x + h * (np.pi / 2 / np.tan(np.pi / 2 * t) * x + sigma**2 * score) + sigma * np.sqrt(h) * noise

# wrong: factors mixed up | mixed up
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (v - np.pi / 2 * b / a * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# right: class
class VP:
    def __init__(self, t):
        self.w = np.pi / 2 * t
    def score(self, x, v):
        D = np.sin(self.w) * x + 2 / np.pi * np.cos(self.w) * v
        return -(x - np.sin(self.w) * D) / np.cos(self.w) ** 2
def sde_step(u, sigma, x, t, h, noise):
    v = np.array(u(x, t))
    v += 0.5 * sigma * sigma * VP(t).score(x, v)
    return x + v * h + noise * np.sqrt(sigma**2 * h)

# right: torch float32
import torch
def sde_step(u, sigma, x, t, h, noise):
    x = torch.tensor(x, dtype=torch.float32)
    w = torch.tensor(np.pi / 2 * t)
    v = torch.as_tensor(u(x.numpy(), t))
    s = torch.tan(w) * v * 2 / torch.pi - x
    return (x + h * v + h * sigma**2 / 2 * s + sigma * h**0.5 * torch.as_tensor(noise)).numpy()

# right: loops
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v, out = u(x, t), np.empty(x.shape)
    for i, j in np.ndindex(*x.shape):
        eps = b * x[i, j] - a * v[i, j] / (np.pi / 2)
        out[i, j] = x[i, j] + h * v[i, j] - h * sigma**2 * eps / (2 * b) + sigma * h**0.5 * noise[i, j]
    return out

# wrong: 2h | √\(2h\)
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(2 * h) * noise

# wrong: omega pi | half of the score
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: angle t | this has t
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(t), np.cos(t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: angle pi t | this has πt
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi * t), np.cos(np.pi * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: parenthesis | multiplied by π/2
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / b * np.pi / 2
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: whole sigma^2 h | its variance
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma**2 * h * noise

# wrong: reverse | backwards
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x - h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: row noise | first one
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise[:1]

# wrong: score at t + h | end of the step
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    a, b = np.sin(np.pi / 2 * (t + h)), np.cos(np.pi / 2 * (t + h))
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: tuple | two things
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / (b * np.pi / 2)
    return t + h, x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: divided by alpha | divided by that
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(v-np.pi/2*b/a*x)/(np.pi/2*b/a)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: denoiser from x and noise | divided by that
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    n=(np.pi/2*b*x-a*v)*2/np.pi
    D=(x-b*n)/a
    sc=(a*D-x)/b**2
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: plus inside the score | sign inside
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v+np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: h squared in the score term | h is there twice
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*v+sigma**2/2*sc*h**2+sigma*np.sqrt(h)*noise

# wrong: sigma under the root | added under the root
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+np.sqrt(sigma**2+h)*noise

# wrong: beta's derivative | β̇ stands for α̇
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v+np.pi/2*a*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: mean noise | mean of the noise
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise.mean(0)

# wrong: u at the end | end of the step
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t+h)
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: 1 - t for beta | 1 - t stands for β
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v-np.pi/2*b*x)/((1-t)*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: double convention | another convention
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2*sc)+sigma*np.sqrt(2*h)*noise

# wrong: degrees | radians
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(90*t),np.cos(90*t)
    v=u(x,t)
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# right: tangent
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    sc=(np.tan(np.pi/2*t)*2/np.pi*v-x)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# right: no score where no noise
def sde_step(u, sigma, x, t, h, noise):
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    v=u(x,t)
    if sigma==0: return x+h*v
    sc=(a*v-np.pi/2*b*x)/(b*np.pi/2)
    return x+h*(v+sigma**2/2*sc)+sigma*np.sqrt(h)*noise

# wrong: no half, and the sign | sign of the score term, and its factor
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v - sigma**2 * score) + sigma * np.sqrt(h) * noise

# wrong: no half, noise times h | ½ .* and the noise is multiplied by h
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 * score + sigma * noise)

# wrong: straight score, sigma not squared | straight path, and σ is not squared
def sde_step(u, sigma, x, t, h, noise):
    v = u(x, t)
    return x + h * (v + sigma / 2 * (t * v - x) / (1 - t)) + sigma * np.sqrt(h) * noise

# wrong: no score, noise times h | term is missing, and the noise
def sde_step(u, sigma, x, t, h, noise):
    return x + h * (u(x, t) + sigma * noise)

# wrong: no omega and no half | ω = π/2 is missing in the score, and
def sde_step(u, sigma, x, t, h, noise):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v = u(x, t)
    score = (a * v - np.pi / 2 * b * x) / b
    return x + h * (v + sigma**2 * score) + sigma * np.sqrt(h) * noise

# wrong: Heun's mean of two velocities | another method
def sde_step(u, sigma, x, t, h, noise):
    w = np.pi / 2
    v = u(x, t)
    y = x + h * v
    score = 2 / np.pi * np.tan(w * t) * v - x
    v = (v + u(y, t + h)) / 2
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: noise first | added before u is asked
def sde_step(u, sigma, x, t, h, noise):
    x = x + sigma * np.sqrt(h) * noise
    v = u(x, t)
    score = 2 / np.pi * np.tan(np.pi / 2 * t) * v - x
    return x + h * (v + sigma**2 / 2 * score)
# wrong: σ is missing in the score term | σ is missing in the score term
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + score / 2) + sigma * np.sqrt(h) * noise

# wrong: π/2 is missing in α̇: the derivative of sin(πt/2) | π/2 is missing in α̇: the derivative of sin\(πt/2\)
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    score = (a * v - b * x) / b
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: the score is divided by β² | the score is divided by β²
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    score = score / b
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: the velocity stands for the score | the velocity stands for the score
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * v) + sigma * np.sqrt(h) * noise

# wrong: the score is that of noise, -x | the score is that of noise, -x
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v - sigma**2 / 2 * x) + sigma * np.sqrt(h) * noise

# wrong: the score is that of N(0, 1), divided by β² | the score is that of N\(0, 1\), divided by β²
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v - sigma**2 / 2 * x / b**2) + sigma * np.sqrt(h) * noise

# wrong: σ is missing in the noise | σ is missing in the noise
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * score) + np.sqrt(h) * noise

# wrong: σ is squared in the noise | σ is squared in the noise
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * score) + sigma**2 * np.sqrt(h) * noise

# wrong: √σ in the noise | √σ in the noise
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * score) + np.sqrt(sigma * h) * noise

# wrong: the noise is not used | the noise is not used
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * score)

# wrong: the noise is subtracted | the noise is subtracted
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * score) - sigma * np.sqrt(h) * noise

# wrong: the score term is multiplied by √h | the score term is multiplied by √h
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * v + np.sqrt(h) * sigma**2 / 2 * score + sigma * np.sqrt(h) * noise

# wrong: h is missing in the drift | h is missing in the drift
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + v + sigma**2 / 2 * score + sigma * np.sqrt(h) * noise

# wrong: u is missing | u is missing
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * sigma**2 / 2 * score + sigma * np.sqrt(h) * noise

# wrong: σ h stands for σ in the score term | σ h stands for σ in the score term
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    return x + h * (v + (sigma * h) ** 2 / 2 * score) + sigma * np.sqrt(h) * noise

# wrong: t stands for α in the score | t stands for α in the score
def sde_step(u, sigma, x, t, h, noise):
    a, b, omega = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), np.pi / 2
    v = u(x, t)
    score = (a * v - omega * b * x) / (b * omega)
    score = (t * v - omega * b * x) / (b * omega)
    return x + h * (v + sigma**2 / 2 * score) + sigma * np.sqrt(h) * noise
