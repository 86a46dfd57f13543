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
