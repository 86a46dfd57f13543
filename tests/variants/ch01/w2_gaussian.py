# ruff: noqa
# right: hypot
def w2_gaussian(mean1, std1, mean2, std2):
    return np.hypot(mean1 - mean2, std1 - std2)

# right: root of squares
def w2_gaussian(mean1, std1, mean2, std2):
    return ((mean2 - mean1) ** 2 + (std2 - std1) ** 2) ** 0.5

# right: norm
def w2_gaussian(mean1, std1, mean2, std2):
    return np.linalg.norm([mean1 - mean2, std1 - std2])

# right: general formula
def w2_gaussian(mean1, std1, mean2, std2):
    v1, v2 = std1**2, std2**2
    return np.sqrt((mean1 - mean2) ** 2 + v1 + v2 - 2 * np.sqrt(np.sqrt(v1) * v2 * np.sqrt(v1)))

# right: complex numbers
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(complex(mean1, std1) - complex(mean2, std2))

# right: torch
def w2_gaussian(mean1, std1, mean2, std2):
    import torch
    return torch.dist(torch.tensor([mean1, std1]), torch.tensor([mean2, std2]))

# wrong: squared | root is missing
def w2_gaussian(mean1, std1, mean2, std2):
    return (mean1 - mean2) ** 2 + (std1 - std2) ** 2

# wrong: variances | variances
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + (std1**2 - std2**2) ** 2)

# wrong: difference of variances, not squared | squared|then square
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + abs(std1**2 - std2**2))

# wrong: means only | only the means
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(mean1 - mean2)

# wrong: spreads only | only the spreads
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(std1 - std2)

# wrong: sum of absolute values | squares add up
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(mean1 - mean2) + abs(std1 - std2)

# wrong: independent coupling | are added
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + std1**2 + std2**2)

# wrong: spreads added | are added
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + (std1 + std2) ** 2)

# wrong: std not squared | not squared
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + abs(std1 - std2))

# wrong: KL divergence | Kullback
def w2_gaussian(mean1, std1, mean2, std2):
    return np.log(std2 / std1) + (std1**2 + (mean1 - mean2) ** 2) / (2 * std2**2) - 0.5

# wrong: roots of stds | no variances
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + (np.sqrt(std1) - np.sqrt(std2)) ** 2)

# wrong: pairs mixed up | another order
def w2_gaussian(mean1, std1, mean2, std2):
    return np.hypot(mean1 - std1, mean2 - std2)

# wrong: minus | subtracted
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(abs((mean1 - mean2) ** 2 - (std1 - std2) ** 2))

# wrong: a pair | one number
def w2_gaussian(mean1, std1, mean2, std2):
    return (mean1 - mean2) ** 2, (std1 - std2) ** 2

# wrong: halved | mean of the two
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(((mean1 - mean2) ** 2 + (std1 - std2) ** 2) / 2)

# wrong: maximum | only the|larger
def w2_gaussian(mean1, std1, mean2, std2):
    return max(abs(mean1 - mean2), abs(std1 - std2))

# wrong: torch, squared | root is missing
def w2_gaussian(mean1, std1, mean2, std2):
    import torch
    return ((torch.tensor([mean1, std1]) - torch.tensor([mean2, std2])) ** 2).sum()

# right: complex modulus
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(complex(mean1 - mean2, std1 - std2))

# right: quantile integral
def w2_gaussian(mean1, std1, mean2, std2):
    import math
    return math.dist((mean1, std1), (mean2, std2))

# right: Bures form
def w2_gaussian(mean1, std1, mean2, std2):
    return ((mean1 - mean2) ** 2 + std1**2 + std2**2 - 2 * np.sqrt(std1**2 * std2**2)) ** 0.5

# wrong: Bures with -std1 std2 | the covariance term is 2 s₁s₂, not s₁s₂
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + std1**2 + std2**2 - std1 * std2)

# wrong: Hellinger | W₂² is the sum of two squares: the distance of
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(1 - np.sqrt(2 * std1 * std2 / (std1**2 + std2**2)) * np.exp(-(mean1 - mean2) ** 2 / 4 / (std1**2 + std2**2)))

# wrong: cross | the arguments are read in another order: m₁,
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - std1) ** 2 + (mean2 - std2) ** 2)

# wrong: root of mean only | the roots of the two distances are added: the
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(abs(mean1 - mean2)) + np.sqrt(abs(std1 - std2))

# wrong: standardised | the difference of the means is divided by the
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(mean1 - mean2) / np.sqrt(std1 * std2)

# wrong: logs of std | the logarithms of the standard deviations are
def w2_gaussian(mean1, std1, mean2, std2):
    return np.hypot(mean1 - mean2, np.log(std1 / std2))

# wrong: variances subtracted, with the sign | subtract the standard deviations, not the variances
def w2_gaussian(m1, s1, m2, s2):
    return np.sqrt((m1 - m2) ** 2 + (s1**2 - s2**2))

# wrong: variances subtracted, with math.sqrt | root is taken of a negative number
import math
def w2_gaussian(m1, s1, m2, s2):
    return math.sqrt((m1 - m2) ** 2 + (s1**2 - s2**2))

# wrong: variances subtracted, to the power of a half | root is taken of a negative number
def w2_gaussian(m1, s1, m2, s2):
    return ((m1 - m2) ** 2 + (s1**2 - s2**2))**0.5

# wrong: the differences are not squared | nan came out: .* root or a logarithm
def w2_gaussian(m1, s1, m2, s2):
    return np.sqrt(m1 - m2 + s1 - s2)

# wrong: bures, sqrt of std | the root of the standard deviations is taken:
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt((mean1 - mean2) ** 2 + std1 + std2 - 2 * np.sqrt(std1 * std2))

# wrong: difference of the absolute means | W₂² is the sum of two squares
def w2_gaussian(mean1, std1, mean2, std2):
    return np.hypot(abs(mean1) - abs(mean2), std1 - std2)

# wrong: the covariance term with a root | covariance term
def w2_gaussian(m1, s1, m2, s2):
    return np.sqrt((m1-m2)**2 + s1**2 + s2**2 - 2*np.sqrt(s1*s2))

# wrong: |(Δm)² + s₁² - s₂²|: subtract the standard deviations, not the variances, then square | \|\(Δm\)² \+ s₁² - s₂²\|: subtract the standard deviations, not the
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(abs((mean1 - mean2) ** 2 + std1**2 - std2**2))

# wrong: the covariance term is 2 s₁s₂, without squares | the covariance term is 2 s₁s₂, without squares
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(abs((mean1 - mean2) ** 2 + std1**2 + std2**2 - 2 * std1**2 * std2**2))

# wrong: (|Δm| + |Δs|)² is not it: squares add up | \(\|Δm\| \+ \|Δs\|\)² is not it: squares add up
def w2_gaussian(mean1, std1, mean2, std2):
    return (abs(mean1 - mean2) + abs(std1 - std2)) ** 2

# wrong: this is the Kullback-Leibler divergence, the other way | this is the Kullback-Leibler divergence, the other way
def w2_gaussian(mean1, std1, mean2, std2):
    return np.log(std1 / std2) + (std2**2 + (mean1 - mean2) ** 2) / (2 * std1**2) - 0.5

# wrong: Δm is not squared | Δm is not squared
def w2_gaussian(mean1, std1, mean2, std2):
    return np.sqrt(abs(mean1 - mean2) + (std1 - std2) ** 2)

# wrong: the difference of means is divided by the spread: W₂ is a length | the difference of means is divided by the spread: W₂ is a length
def w2_gaussian(mean1, std1, mean2, std2):
    return abs(mean1 - mean2) / np.sqrt(std1**2 + std2**2)

# wrong: is a root taken of a negative number? In Python ** 0.5 makes it complex | is a root taken of a negative number\? In Python \*\* 0\.5 makes it
def w2_gaussian(mean1, std1, mean2, std2):
    return np.emath.sqrt((mean1 - mean2) ** 2 + std1**2 - std2**2)
