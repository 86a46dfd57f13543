# ruff: noqa
# right: nonlocal
def counted(solver, u, x0, n):
    count = 0
    def counting(x, t):
        nonlocal count
        count += 1
        return u(x, t)
    x1 = solver(counting, x0, n)
    return x1, count

# right: a list
def counted(solver, u, x0, n):
    calls = []
    def counting(x, t):
        calls.append(t)
        return u(x, t)
    return solver(counting, x0, n), len(calls)

# right: an attribute
def counted(solver, u, x0, n):
    def counting(x, t):
        counting.calls += 1
        return u(x, t)
    counting.calls = 0
    x1 = solver(counting, x0, n)
    return x1, counting.calls

# right: a class
def counted(solver, u, x0, n):
    class Counting:
        calls = 0
        def __call__(self, x, t):
            self.calls += 1
            return u(x, t)
    field = Counting()
    return solver(field, x0, n), field.calls

# right: lambda and a list, as a list
def counted(solver, u, x0, n):
    times = []
    x1 = solver(lambda x, t: (times.append(t), u(x, t))[1], x0, n)
    return [x1, len(times)]

# wrong: n | this is n
def counted(solver, u, x0, n):
    return solver(u, x0, n), n

# wrong: nothing counted | nothing was counted
def counted(solver, u, x0, n):
    calls = []
    def counting(x, t):
        calls.append(t)
        return u(x, t)
    return solver(u, x0, n), len(calls)

# wrong: every point | every point
def counted(solver, u, x0, n):
    calls = []
    def counting(x, t):
        calls.append(len(x))
        return u(x, t)
    return solver(counting, x0, n), sum(calls)

# wrong: every number | every number
def counted(solver, u, x0, n):
    calls = []
    def counting(x, t):
        calls.append(np.size(x))
        return u(x, t)
    return solver(counting, x0, n), sum(calls)

# wrong: starts at 1 | started at 1
def counted(solver, u, x0, n):
    count = 1
    def counting(x, t):
        nonlocal count
        count += 1
        return u(x, t)
    return solver(counting, x0, n), count

# wrong: other order | other order
def counted(solver, u, x0, n):
    calls = []
    x1 = solver(lambda x, t: (calls.append(t), u(x, t))[1], x0, n)
    return len(calls), x1

# wrong: only the count | a pair
def counted(solver, u, x0, n):
    calls = []
    solver(lambda x, t: (calls.append(t), u(x, t))[1], x0, n)
    return len(calls)

# wrong: distinct times | NFE
def counted(solver, u, x0, n):
    times = set()
    def counting(x, t):
        times.add(t)
        return u(x, t)
    x1 = solver(counting, x0, n)
    return x1, len(times)

# wrong: counts and does not answer | must also answer
def counted(solver, u, x0, n):
    calls = []
    x1 = solver(lambda x, t: calls.append(t), x0, n)
    return x1, len(calls)

# wrong: never reset | begin at 0|goes on
total = 0

def counted(solver, u, x0, n):
    def counting(x, t):
        global total
        total += 1
        return u(x, t)
    return solver(counting, x0, n), total

# wrong: n + 1 | n \+ 1
def counted(solver, u, x0, n):
    return solver(u, x0, n), n + 1

# wrong: asks u twice | called
def counted(solver, u, x0, n):
    calls = []
    def counting(x, t):
        calls.append(u(x, t))
        return u(x, t)
    return solver(counting, x0, n), len(calls)

# wrong: assumes Euler | this is n|solver called
def counted(solver, u, x0, n):
    x = x0
    for i in range(n):
        x = x + u(x, i / n) / n
    return x, n

# wrong: missing nonlocal | raised
def counted(solver, u, x0, n):
    count = 0
    def counting(x, t):
        count += 1
        return u(x, t)
    return solver(counting, x0, n), count

# wrong: solves twice | called once|calls
def counted(solver, u, x0, n):
    calls = []
    solver(lambda x, t: (calls.append(t), u(x, t))[1], x0, n)
    return solver(u, x0, n), len(calls)

# right: class
class _C:
    def __init__(self, u):
        self.u, self.n = u, 0
    def __call__(self, x, t):
        self.n += 1
        return self.u(x, t)
def counted(solver, u, x0, n):
    c = _C(u)
    return solver(c, x0, n), c.n

# right: itertools
def counted(solver, u, x0, n):
    from itertools import count
    tick = count()
    x1 = solver(lambda x, t: (next(tick), u(x, t))[1], x0, n)
    return [x1, next(tick)]

# right: attribute of the function
def counted(solver, u, x0, n):
    def f(x, t):
        f.calls += 1
        return u(x, t)
    f.calls = 0
    x1 = solver(f, x0, n)
    return x1, f.calls

# wrong: attribute on u | this is n: how often the solver asks in a step
def counted(solver, u, x0, n):
    calls = {}
    def f(x, t):
        calls[round(t, 9)] = calls.get(round(t, 9), 0) + 1
        return u(x, t)
    return solver(f, x0, n), len(calls)

# wrong: counts twice | the count goes on from the last solve: begin at
def counted(solver, u, x0, n):
    c = [0]
    def f(x, t):
        c[0] += 2
        return u(x, t)
    return solver(f, x0, n), c[0]

# wrong: per step | the count is divided by n
def counted(solver, u, x0, n):
    c = [0]
    def f(x, t):
        c[0] += 1
        return u(x, t)
    x1 = solver(f, x0, n)
    return x1, c[0] / n

# wrong: evaluated before the run | nothing was counted: does the solver get the
def counted(solver, u, x0, n):
    c = [0]
    def f(x, t):
        c[0] += 1
        return u(x, t)
    k = c[0]
    return solver(f, x0, n), k

# wrong: field changed | nearly right: are numbers rounded or kept in a
def counted(solver, u, x0, n):
    c = [0]
    def f(x, t):
        c[0] += 1
        return u(x, t) + 1e-3
    return solver(f, x0, n), c[0]

# wrong: passes n - 1 | the number of steps is passed on as it is, in
def counted(solver, u, x0, n):
    c = [0]
    def f(x, t):
        c[0] += 1
        return u(x, t)
    return solver(f, x0, max(n - 1, 1)), c[0]

# wrong: cached | one call too few
def counted(solver, u, x0, n):
    seen = {}
    def f(x, t):
        k = (np.asarray(x).tobytes(), t)
        if k not in seen:
            seen[k] = u(x, t)
        return seen[k]
    return solver(f, x0, n), len(seen)

# wrong: times n | the count is multiplied by n: it holds
def counted(solver, u, x0, n):
    calls = 0
    def f(x, t):
        nonlocal calls
        calls += 1
        return u(x, t)
    x1 = solver(f, x0, n)
    return x1, calls * n

# wrong: per step | the count is divided by n
def counted(solver, u, x0, n):
    calls = 0
    def f(x, t):
        nonlocal calls
        calls += 1
        return u(x, t)
    x1 = solver(f, x0, n)
    return x1, calls / n

# wrong: class attr kept | does the count begin at 0 in each
class C:
    calls = 0
def counted(solver, u, x0, n):
    def f(x, t):
        C.calls += 1
        return u(x, t)
    return solver(f, x0, n), C.calls

# right: mock
def counted(solver, u, x0, n):
    from unittest.mock import Mock
    m = Mock(side_effect=u)
    x1 = solver(m, x0, n)
    return x1, m.call_count

# wrong: += without nonlocal | makes a new name
def counted(solver, u, x0, n):
    k = 0
    def c(x, t):
        k += 1
        return u(x, t)
    return solver(c, x0, n), k

# wrong: the calls, not their number | how many are they
def counted(solver, u, x0, n):
    ts = []
    def c(x, t):
        ts.append(t)
        return u(x, t)
    return solver(c, x0, n), ts

# wrong: this is x0 | this is x0
def counted(solver, u, x0, n):
    count = 0
    def counting(x, t):
        nonlocal count
        count += 1
        return u(x, t)
    solver(counting, x0, n)
    return x0, count

# wrong: only one call was counted: is the count overwritten? | only one call was counted: is the count overwritten\?
def counted(solver, u, x0, n):
    count = 0
    def counting(x, t):
        nonlocal count
        count = 1
        return u(x, t)
    return solver(counting, x0, n), count
