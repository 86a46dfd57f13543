# ruff: noqa
# right: eigenvalues
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    values = np.linalg.eigvals(A @ B)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A) + np.trace(B) - 2 * np.sqrt(np.clip(values.real, 0, None)).sum()

# right: symmetric root
def frechet_distance(x, y):
    m, n = x.mean(axis=0), y.mean(axis=0)
    a, b = x - m, y - n
    A, B = a.T @ a / (len(x) - 1), b.T @ b / (len(y) - 1)
    values, vectors = np.linalg.eigh(A)
    half = vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
    roots = np.sqrt(np.maximum(np.linalg.eigvalsh(half @ B @ half), 0))
    return float(np.linalg.norm(m - n) ** 2 + np.trace(A + B) - 2 * roots.sum())

# right: scipy's matrix root
def frechet_distance(x, y):
    from scipy.linalg import sqrtm
    A, B = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    return np.sum((x.mean(0) - y.mean(0)) ** 2) + np.trace(A + B - 2 * np.real(sqrtm(A @ B)))

# right: singular values of the centred clouds
def frechet_distance(x, y):
    a = (x - x.mean(0)) / np.sqrt(len(x) - 1)
    b = (y - y.mean(0)) / np.sqrt(len(y) - 1)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + (a**2).sum() + (b**2).sum() - 2 * np.linalg.norm(a @ b.T, "nuc")

# right: torch
def frechet_distance(x, y):
    import torch
    x, y = torch.as_tensor(x), torch.as_tensor(y)
    A, B = torch.cov(x.T), torch.cov(y.T)
    values = torch.linalg.eigvals(A @ B).real.clamp(min=0)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + torch.trace(A + B) - 2 * values.sqrt().sum()

# wrong: entries' roots | each entry
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.trace(np.sqrt(np.abs(A @ B)))

# wrong: entries' roots, nan | each entry|nan
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B - 2 * np.sqrt(A @ B))

# wrong: diagonals | diagonals
def frechet_distance(x, y):
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + ((x.std(0, ddof=1) - y.std(0, ddof=1)) ** 2).sum()

# wrong: roots multiplied | commute
def frechet_distance(x, y):
    def root(a):
        v, q = np.linalg.eigh(a)
        return (q * np.sqrt(np.maximum(v, 0))) @ q.T
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.trace(root(A) @ root(B))

# wrong: no factor 2 | factor 2
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# wrong: root of it all | root
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    d = ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    return np.sqrt(max(d, 0))

# wrong: means not squared | not squared
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return np.linalg.norm(x.mean(0) - y.mean(0)) + np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# wrong: means only | covariances are not compared
def frechet_distance(x, y):
    return ((x.mean(0) - y.mean(0)) ** 2).sum()

# wrong: covariances only | means are not compared
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# wrong: divided by n | divide by n
def frechet_distance(x, y):
    A, B = np.cov(x.T, ddof=0), np.cov(y.T, ddof=0)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# wrong: points as columns | raised|Fréchet distance|three terms
def frechet_distance(x, y):
    A, B = np.cov(x), np.cov(y)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A) + np.trace(B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# wrong: trace under the root | under the root
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.sqrt(np.trace(A @ B))

# wrong: no root | without a root|trace of A B
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.trace(A @ B)

# wrong: singular values | singular values
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.sqrt(np.linalg.svd(A @ B)[1]).sum()

# wrong: frobenius | entry by entry
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + ((A - B) ** 2).sum()

# wrong: pairs | in pairs|raised
def frechet_distance(x, y):
    n = min(len(x), len(y))
    return ((x[:n] - y[:n]) ** 2).sum(1).mean()

# wrong: cholesky | raised|flat|singular
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    L = np.linalg.cholesky(A)
    M = np.linalg.cholesky(L.T @ B @ L)
    roots = np.linalg.svd(M)[1]
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * roots.sum()

# wrong: mean over the coordinates | averaged over the coordinates
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    return ((x.mean(0) - y.mean(0)) ** 2).mean() + np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# wrong: second moments | second moments
def frechet_distance(x, y):
    A, B = x.T @ x / (len(x) - 1), y.T @ y / (len(y) - 1)
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()

# right: nuclear norm
def frechet_distance(x, y):
    a, b = x - x.mean(0), y - y.mean(0)
    a, b = a / np.sqrt(len(a) - 1), b / np.sqrt(len(b) - 1)
    return np.sum((x.mean(0) - y.mean(0)) ** 2) + (a**2).sum() + (b**2).sum() - 2 * np.linalg.norm(a @ b.T, "nuc")

# right: generalised by eigh
def frechet_distance(x, y):
    A, B = np.cov(x, rowvar=False), np.cov(y, rowvar=False)
    l, Q = np.linalg.eigh(A)
    R = Q * np.sqrt(np.clip(l, 0, None))
    m = np.linalg.eigvalsh(R.T @ B @ R)
    return float(np.dot(x.mean(0) - y.mean(0), x.mean(0) - y.mean(0)) + A.trace() + B.trace() - 2 * np.sqrt(np.clip(m, 0, None)).sum())

# wrong: product entrywise | one with one|entry by entry
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A * B).real, 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: eigvalsh of the product | eigvalsh
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvalsh(A @ B), 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: symmetrised product | other eigenvalues
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvalsh((A @ B + B @ A) / 2), 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: product of eigenvalues sorted | one with one|entry by entry
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvalsh(A) * np.linalg.eigvalsh(B), 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: trace of one | two traces
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A) - 2 * root

# wrong: traces averaged | traces are averaged
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) / 2 - 2 * root

# wrong: corr | correlations
def frechet_distance(x, y):
    A, B = np.corrcoef(x.T), np.corrcoef(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: mean over points of both | averaged over the coordinates
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    return ((x.mean() - y.mean()) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: complex kept | real
def frechet_distance(x, y):
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.linalg.eigvals(A @ B).astype(complex)).sum()
    return ((x.mean(0) - y.mean(0)) ** 2).sum() + np.trace(A + B) - 2 * root

# wrong: np.cov as it is | np.cov takes rows
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x),np.cov(y)
    return d2+np.trace(A+B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# wrong: np.cov as it is, means too | np.cov takes rows
def frechet_distance(x, y):
    m,n=x.mean(1),y.mean(1)
    d2=((m-n)**2).sum()
    A,B=np.cov(x),np.cov(y)
    return d2+np.trace(A)+np.trace(B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# wrong: np.cov as it is, matrix root | np.cov takes rows
def frechet_distance(x, y):
    from scipy.linalg import sqrtm
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x),np.cov(y)
    return d2+np.trace(A+B-2*np.real(sqrtm(A@B)))

# wrong: means of the rows | over the coordinates
def frechet_distance(x, y):
    m,n=x.mean(1),y.mean(1)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    return d2+np.trace(A)+np.trace(B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# wrong: variances | diagonals
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    a,b=x.var(0),y.var(0)
    return d2+(a+b-2*np.sqrt(a*b)).sum()

# wrong: diagonal matrices | diagonals
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.diag(x.var(0)),np.diag(y.var(0))
    return d2+np.trace(A+B)-2*np.sqrt(np.linalg.eigvals(A@B)).sum()

# wrong: variances subtracted | diagonals
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    a,b=x.var(0),y.var(0)
    return d2+((a-b)**2).sum()

# wrong: sample variances subtracted | diagonals
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    a,b=x.var(0,ddof=1),y.var(0,ddof=1)
    return d2+((a-b)**2).sum()

# wrong: one spread | all coordinates together
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    return d2+(x.std()-y.std())**2

# wrong: roots below 0 | singular
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    return d2+np.trace(A+B)-2*np.sqrt(np.linalg.eigvals(A@B).real).sum()

# wrong: complex or below 0 | complex|singular
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    return d2+np.trace(A+B)-2*np.sqrt(np.linalg.eigvals(A@B)).sum()

# wrong: eigenvalues of A below 0 | below 0
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    def r(a):
        w,v=np.linalg.eigh(a)
        return (v*np.sqrt(w))@v.T
    return d2+np.trace(A+B)-2*np.linalg.svd(r(A)@r(B))[1].sum()

# wrong: determinant | determinant
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    return d2+np.trace(A+B)-2*np.sqrt(np.linalg.det(A@B))

# wrong: root not transposed | not transposed
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    w,v=np.linalg.eigh(A)
    h=(v*np.sqrt(np.maximum(w,0)))@v
    return d2+np.trace(A+B)-2*np.sqrt(np.maximum(np.linalg.eigvals(h@B@h).real,0)).sum()

# wrong: one of them over n | divides by n
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x.T,ddof=0),np.cov(y.T)
    return d2+np.trace(A+B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# wrong: means summed | summed over the coordinates
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    return (m-n).sum()**2+np.trace(A+B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# wrong: longer cloud cut | longer cloud
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    k=min(len(x),len(y))
    x,y=x[:k],y[:k]
    A,B=np.cov(x.T),np.cov(y.T)
    m,n=x.mean(0),y.mean(0)
    return ((m-n)**2).sum()+np.trace(A+B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# wrong: centred in place | same after the call
def frechet_distance(x, y):
    x-=x.mean(0)
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    return d2+np.trace(A+B)-2*np.sqrt(np.maximum(np.linalg.eigvals(A@B).real,0)).sum()

# right: matrix roots of symmetric matrices
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    from scipy.linalg import sqrtm
    h=np.real(sqrtm(A))
    return d2+np.trace(A+B-2*np.real(sqrtm(h@B@h)))

# right: singular values of the roots
def frechet_distance(x, y):
    m,n=x.mean(0),y.mean(0)
    d2=((m-n)**2).sum()
    A,B=np.cov(x,rowvar=False),np.cov(y,rowvar=False)
    def r(a):
        w,v=np.linalg.eigh(a)
        return (v*np.sqrt(np.maximum(w,0)))@v.T
    return d2+np.trace(A+B)-2*np.linalg.svd(r(A)@r(B))[1].sum()

# wrong: a covariance of points in d dimensions is (d, d), however many points there are: np.cov takes rows as variables unless it is told otherwise | a covariance of points in d dimensions is \(d, d\), however many points
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(np.cov(x) + np.cov(y)) - 2 * last if len(x) != len(y) else away @ away + np.trace(A + B) - 2 * last

# wrong: one of the two covariances divides by n, that of y: both by the number of points less 1 | one of the two covariances divides by n, that of y: both by the
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + np.cov(y.T, ddof=0)) - 2 * np.trace(root(half @ np.cov(y.T, ddof=0) @ half))

# wrong: the eigenvalues of A and of B are multiplied, one with one, in the order in which they come | the eigenvalues of A and of B are multiplied, one with one, in the
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B) - 2 * np.sqrt(np.maximum(np.linalg.eigvals(A) * np.linalg.eigvals(B), 0)).sum()

# wrong: the roots are taken of each entry of A and B: a matrix root is meant | the roots are taken of each entry of A and B: a matrix root is meant
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B) - 2 * np.trace(np.sqrt(np.abs(A)) @ np.sqrt(np.abs(B)))

# wrong: the last term is missing | the last term is missing
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B)

# wrong: the last term has the wrong sign | the last term has the wrong sign
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B) + 2 * last

# wrong: all of it is averaged over the coordinates | all of it is averaged over the coordinates
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return (away @ away + np.trace(A + B) - 2 * last) / len(A)

# wrong: only one of the two traces is there, that of B | only one of the two traces is there, that of B
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(B) - 2 * last

# wrong: the product of the traces stands under the root | the product of the traces stands under the root
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B) - 2 * np.sqrt(np.trace(A) * np.trace(B))

# wrong: print the three terms: distance of the means, sum of the traces, twice the trace of the root | print the three terms: distance of the means, sum of the traces,
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B) - 3 * last

# wrong: a root or an inverse of a singular matrix: eigenvalues a little below 0 must count as 0 | a root or an inverse of a singular matrix: eigenvalues a little below
def root(a):
    values, vectors = np.linalg.eigh(a)
    return vectors @ np.diag(np.sqrt(np.maximum(values, 0))) @ vectors.T
def frechet_distance(x, y):
    away, A, B = x.mean(0) - y.mean(0), np.cov(x.T), np.cov(y.T)
    half = root(A)
    last = np.trace(root(half @ B @ half))
    return away @ away + np.trace(A + B) - 2 * np.trace(root(half @ B @ half)) * (np.linalg.matrix_rank(A) == len(A))

# wrong: root of what may come below 0 | clouds in space\s+got[^|]*this is the root
def frechet_distance(x, y):
    m, n = x.mean(0), y.mean(0)
    A, B = np.cov(x.T), np.cov(y.T)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    with np.errstate(invalid="ignore"):
        return np.sqrt(((m - n) ** 2).sum() + np.trace(A + B) - 2 * root)

# wrong: one of them over n, seen on a cloud and itself | another order\s+got[^|]*are A and B equal here
def frechet_distance(x, y):
    m, n = x.mean(0), y.mean(0)
    A, B = np.cov(x.T), np.cov(y.T, ddof=0)
    root = np.sqrt(np.maximum(np.linalg.eigvals(A @ B).real, 0)).sum()
    return ((m - n) ** 2).sum() + np.trace(A + B) - 2 * root
