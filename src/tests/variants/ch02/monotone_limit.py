# ruff: noqa
# right: one over the largest
def monotone_limit(rates):
    return 1 / np.max(rates)

# right: the smallest of all limits
def monotone_limit(rates):
    return np.min(1.0 / np.asarray(rates)).item()

# right: torch
def monotone_limit(rates):
    import torch
    return torch.as_tensor(rates).max().reciprocal()

# wrong: the stability limit | limit of stability
def monotone_limit(rates):
    return 2 / np.max(rates)

# wrong: the slowest | slowest
def monotone_limit(rates):
    return 1 / np.min(rates)

# wrong: the mean | mean
def monotone_limit(rates):
    return 1 / np.mean(rates)

# wrong: all of them | each coordinate
def monotone_limit(rates):
    return 1 / rates

# wrong: the rate | reciprocal
def monotone_limit(rates):
    return np.max(rates)

# wrong: the last | last rate
def monotone_limit(rates):
    return 1 / rates[-1]

# wrong: negative | sign
def monotone_limit(rates):
    return -1 / np.max(rates)

# wrong: the sum | add up
def monotone_limit(rates):
    return 1 / np.sum(rates)
