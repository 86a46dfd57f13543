# ruff: noqa
# right: a turn
def ddim_step(u, x, t, t_next):
    angle = np.pi / 2 * (t_next - t)
    return np.cos(angle) * x + 2 / np.pi * np.sin(angle) * u(x, t)

# right: two guesses
def ddim_step(u, x, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    v, omega = u(x, t), np.pi / 2
    D = (b * v + omega * a * x) / omega
    eps = (omega * b * x - a * v) / omega
    return np.sin(omega * t_next) * D + np.cos(omega * t_next) * eps

# right: linear equations
def ddim_step(u, x, t, t_next):
    c = np.pi / 2
    M = np.array([[np.sin(c * t), np.cos(c * t)], [c * np.cos(c * t), -c * np.sin(c * t)]])
    D, eps = np.einsum("ij,jbd->ibd", np.linalg.inv(M), np.stack([x, u(x, t)]))
    return np.sin(c * t_next) * D + np.cos(c * t_next) * eps

# right: torch
def ddim_step(u, x, t, t_next):
    import torch
    x = torch.as_tensor(x)
    v = u(x, t) * 2 / torch.pi
    a, b = (f(torch.tensor(torch.pi / 2 * t, dtype=x.dtype)) for f in (torch.sin, torch.cos))
    c, e = (f(torch.tensor(torch.pi / 2 * t_next, dtype=x.dtype)) for f in (torch.sin, torch.cos))
    return c * (a * x + b * v) + e * (b * x - a * v)

# wrong: Euler | plain Euler
def ddim_step(u, x, t, t_next):
    return x + (t_next - t) * u(x, t)

# wrong: straight guesses | straight path
def ddim_step(u, x, t, t_next):
    v = u(x, t)
    D, eps = x + (1 - t) * v, x - t * v
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: straight mixture | mixture at t'
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = a * x + 2 / np.pi * b * v, b * x - 2 / np.pi * a * v
    return t_next * D + (1 - t_next) * eps

# wrong: denoiser | this is the denoiser
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    return a * x + 2 / np.pi * b * v

# wrong: exchanged at the end | exchanged at t'
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = a * x + 2 / np.pi * b * v, b * x - 2 / np.pi * a * v
    return np.cos(np.pi / 2 * t_next) * D + np.sin(np.pi / 2 * t_next) * eps

# wrong: mixture of t | nothing moves
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = a * x + 2 / np.pi * b * v, b * x - 2 / np.pi * a * v
    return a * D + b * eps

# wrong: no omega | ω = π/2 is missing
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = b * v + np.pi / 2 * a * x, np.pi / 2 * b * x - a * v
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: derivatives without pi half | π/2
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = b * v + a * x, b * x - a * v
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: sign of beta's derivative | sign is lost
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = 2 / np.pi * b * v - a * x, b * x - 2 / np.pi * a * v
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: sign of the noise | sign of the noise
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = a * x + 2 / np.pi * b * v, 2 / np.pi * a * v - b * x
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: velocity as the denoiser | taken for the denoiser|raised|nan
def ddim_step(u, x, t, t_next):
    a, b, D = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    eps = (x - a * D) / b
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: velocity as the noise | taken for the noise
def ddim_step(u, x, t, t_next):
    a, b, eps = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D = (x - b * eps) / a
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: two evaluations | once
def ddim_step(u, x, t, t_next):
    a, b = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t)
    D, eps = a * x + 2 / np.pi * b * u(x, t), b * x - 2 / np.pi * a * u(x, t)
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: straight all over | straight path is used throughout|plain Euler
def ddim_step(u, x, t, t_next):
    v = u(x, t)
    D, eps = x + (1 - t) * v, x - t * v
    return t_next * D + (1 - t_next) * eps

# wrong: many small steps | another method
def ddim_step(u, x, t, t_next):
    for k in range(50):
        s = t + (t_next - t) * k / 50
        x = x + (t_next - t) / 50 * u(x, s)
    return x

# wrong: asked at the end | end of the step
def ddim_step(u, x, t, t_next):
    angle = np.pi / 2 * (t_next - t)
    return np.cos(angle) * x + 2 / np.pi * np.sin(angle) * u(x, t_next)

# wrong: x written to | same after the call
def ddim_step(u, x, t, t_next):
    angle, v = np.pi / 2 * (t_next - t), u(x, t)
    x *= np.cos(angle)
    x += 2 / np.pi * np.sin(angle) * v
    return x

# right: solve
def ddim_step(u, x, t, t_next):
    w, w2 = np.pi / 2 * t, np.pi / 2 * t_next
    M = np.array([[np.sin(w), np.cos(w)], [np.pi / 2 * np.cos(w), -np.pi / 2 * np.sin(w)]])
    D, e = np.linalg.solve(M, np.stack([x, u(x, t)]).reshape(2, -1)).reshape(2, *x.shape)
    return np.sin(w2) * D + np.cos(w2) * e

# right: complex
def ddim_step(u, x, t, t_next):
    q = (x - 2j / np.pi * u(x, t)) * np.exp(1j * np.pi / 2 * (t_next - t))
    return q.real

# right: torch32
import torch
def ddim_step(u, x, t, t_next):
    x32 = torch.tensor(x, dtype=torch.float32)
    w = np.pi / 2 * (t_next - t)
    return (np.cos(w) * x32 + 2 / np.pi * np.sin(w) * torch.as_tensor(u(x32.numpy(), t))).numpy()

# wrong: turn, factor upside down | 2/π belongs
def ddim_step(u, x, t, t_next):
    w = np.pi / 2 * (t_next - t)
    return np.cos(w) * x + np.pi / 2 * np.sin(w) * u(x, t)

# wrong: turn backwards | other way round
def ddim_step(u, x, t, t_next):
    w = np.pi / 2 * (t_next - t)
    return np.cos(w) * x - 2 / np.pi * np.sin(w) * u(x, t)

# wrong: abs step | earlier t
def ddim_step(u, x, t, t_next):
    w = np.pi / 2 * abs(t_next - t)
    return np.cos(w) * x + 2 / np.pi * np.sin(w) * u(x, t)

# wrong: angle pi | π \(t' - t\)
def ddim_step(u, x, t, t_next):
    w = np.pi * (t_next - t)
    return np.cos(w) * x + 2 / np.pi * np.sin(w) * u(x, t)

# wrong: turn without factor | π/2
def ddim_step(u, x, t, t_next):
    w = np.pi / 2 * (t_next - t)
    return np.cos(w) * x + np.sin(w) * u(x, t)

# wrong: noise by division by beta | β is 0 at t = 1
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=(b*v+np.pi/2*a*x)/(np.pi/2)
    n=(x-a*Dn)/b
    return c*Dn+e*n

# wrong: denoiser by division by alpha | α is 0 at t = 0
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    n=(np.pi/2*b*x-a*v)/(np.pi/2)
    Dn=(x-b*n)/a
    return c*Dn+e*n

# wrong: division by alpha, guarded | small number for it
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    n=(np.pi/2*b*x-a*v)/(np.pi/2)
    Dn=(x-b*n)/max(a,1e-8)
    return c*Dn+e*n

# wrong: angle of the end | angle of t'
def ddim_step(u, x, t, t_next):
    th=np.pi/2*t_next
    return np.cos(th)*x+2/np.pi*np.sin(th)*u(x,t)

# wrong: x without the cosine | multiplied by the cosine
def ddim_step(u, x, t, t_next):
    th=np.pi/2*(t_next-t)
    return x+2/np.pi*np.sin(th)*u(x,t)

# wrong: sine and cosine of the turn | are exchanged
def ddim_step(u, x, t, t_next):
    th=np.pi/2*(t_next-t)
    return np.sin(th)*x+2/np.pi*np.cos(th)*u(x,t)

# wrong: forwards only | backwards
def ddim_step(u, x, t, t_next):
    if t_next<=t: return x
    th=np.pi/2*(t_next-t)
    return np.cos(th)*x+2/np.pi*np.sin(th)*u(x,t)

# wrong: backwards refused | backwards
def ddim_step(u, x, t, t_next):
    assert t_next>t
    th=np.pi/2*(t_next-t)
    return np.cos(th)*x+2/np.pi*np.sin(th)*u(x,t)

# wrong: angle without pi half | this has t' - t
def ddim_step(u, x, t, t_next):
    th=(t_next-t)
    return np.cos(th)*x+2/np.pi*np.sin(th)*u(x,t)

# wrong: no pi half at all | missing in the angle
def ddim_step(u, x, t, t_next):
    th=(t_next-t)
    return np.cos(th)*x+np.sin(th)*u(x,t)

# wrong: sign in the denoiser | sign of u in the denoiser
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=a*x-2/np.pi*b*v
    n=b*x-2/np.pi*a*v
    return c*Dn+e*n

# wrong: sign in the noise | sign of u in the noise
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=a*x+2/np.pi*b*v
    n=b*x+2/np.pi*a*v
    return c*Dn+e*n

# wrong: guesses with alpha and beta exchanged | both guesses
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=b*x+2/np.pi*a*v
    n=a*x-2/np.pi*b*v
    return c*Dn+e*n

# wrong: noise not divided | division is missing
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=a*x+2/np.pi*b*v
    n=(x-a*Dn)
    return c*Dn+e*n

# wrong: omega missing in the denoiser | missing in the denoiser
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=(b*v+np.pi/2*a*x)
    n=(np.pi/2*b*x-a*v)/(np.pi/2)
    return c*Dn+e*n

# wrong: x for the noise | x stands for the noise
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=a*x+2/np.pi*b*v
    return c*Dn+e*x

# wrong: score for the noise | score stands
def ddim_step(u, x, t, t_next):
    v=u(x,t)
    a,b=np.sin(np.pi/2*t),np.cos(np.pi/2*t)
    c,e=np.sin(np.pi/2*t_next),np.cos(np.pi/2*t_next)
    Dn=a*x+2/np.pi*b*v
    n=b*x-2/np.pi*a*v
    return c*Dn-e*n/b

# wrong: straight guesses, sign of the noise | straight path, and the sign
def ddim_step(u, x, t, t_next):
    v = u(x, t)
    D, eps = x + (1 - t) * v, t * v - x
    return np.sin(np.pi / 2 * t_next) * D + np.cos(np.pi / 2 * t_next) * eps

# wrong: x without the cosine, factor upside down | cosine of the turn, too, and u by
def ddim_step(u, x, t, t_next):
    w = np.pi / 2 * (t_next - t)
    return x + np.pi / 2 * np.sin(w) * u(x, t)

# wrong: u in the middle | another method
def ddim_step(u, x, t, t_next):
    w, m = np.pi / 2, (t + t_next) / 2
    v = u(x, m)
    return np.cos(w * (t_next - t)) * x + np.sin(w * (t_next - t)) * v / w

# wrong: denoiser clipped | clipped
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    D, eps = a * x + 2 / np.pi * b * v, b * x - 2 / np.pi * a * v
    return np.sin(np.pi / 2 * t_next) * np.clip(D, -1, 1) + np.cos(np.pi / 2 * t_next) * eps

# wrong: Heun | another method
def ddim_step(u, x, t, t_next):
    h = t_next - t
    v = u(x, t)
    return x + h / 2 * (v + u(x + h * v, t_next))
# wrong: this is the denoiser alone, mixed at t' | this is the denoiser alone, mixed at t'
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    return a_next * D

# wrong: the derivatives lack their π/2 | the derivatives lack their π/2
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    D, eps = (b * v + a * x) / omega, (b * x - a * v) / omega
    return a_next * D + b_next * eps

# wrong: the velocity is taken to be D - ε, as on the straight path | the velocity is taken to be D - ε, as on the straight path
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    eps = (x - a * v) / (a + b)
    D = v + eps
    return a_next * D + b_next * eps

# wrong: this is the velocity at t' and no place | this is the velocity at t' and no place
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    return omega * (b_next * D - a_next * eps)

# wrong: x is kept and the new noise added to it | x is kept and the new noise added to it
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    return x + a_next * D + b_next * eps

# wrong: u is multiplied by the sine of the turn, not by the tangent | u is multiplied by the sine of the turn, not by the tangent
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    turn = omega * (t_next - t)
    return np.cos(turn) * x + np.tan(turn) * v

# wrong: u is multiplied by the sine of the turn and not by its cosine too, and divided by ω | u is multiplied by the sine of the turn and not by its cosine too,
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    turn = omega * (t_next - t)
    return np.cos(turn) * (x + np.sin(turn) * v / omega)

# wrong: ω = π/2 is missing in the noise | ω = π/2 is missing in the noise
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    eps = omega * b * x - a * v
    return a_next * D + b_next * eps

# wrong: x stands for the denoiser | x stands for the denoiser
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, a_next, b_next = np.sin(omega * t), np.cos(omega * t), np.sin(omega * t_next), np.cos(omega * t_next)
    v = u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    return a_next * x + b_next * eps

# wrong: the noise loses its sign | in the guesses α D \+ β ε must be x, and α̇ D \+ β̇ ε u; then mix them
def ddim_step(u, x, t, t_next):
    omega = np.pi / 2
    a, b, v = np.sin(omega * t), np.cos(omega * t), u(x, t)
    D, eps = (b * v + omega * a * x) / omega, (omega * b * x - a * v) / omega
    return np.sin(omega * t_next) * D + np.cos(omega * t_next) * np.abs(eps)

# wrong: straight on with denoiser minus noise | D - ε is the velocity of the straight path
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    clean, noise = a * x + b * v * 2 / np.pi, b * x - a * v * 2 / np.pi
    return x + (t_next - t) * (clean - noise)

# wrong: the denoiser alone moves | then mix them
def ddim_step(u, x, t, t_next):
    a, b, v = np.sin(np.pi / 2 * t), np.cos(np.pi / 2 * t), u(x, t)
    return x + (np.sin(np.pi / 2 * t_next) - a) * (a * x + b * v * 2 / np.pi)
