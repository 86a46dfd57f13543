# ruff: noqa
# right: tables
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)[to_train.argmin(1)]).mean()

# right: loops
def share_of_copies(generated, train):
    copies = 0
    for x in generated:
        distances = [np.sqrt(((x - z) ** 2).sum()) for z in train]
        i = int(np.argmin(distances))
        rest = np.delete(train, i, axis=0)
        copies += distances[i] < np.linalg.norm(rest - train[i], axis=1).min()
    return copies / len(generated)

# right: scipy's tree
def share_of_copies(generated, train):
    from scipy.spatial import cKDTree
    tree = cKDTree(train)
    near, i = tree.query(generated)
    own = tree.query(train, k=2)[0][:, 1]
    return float(np.mean(near < own[i]))

# right: squared distances, sorted
def share_of_copies(generated, train):
    to_train = ((generated[:, None] - train) ** 2).sum(-1)
    among = np.sort(((train[:, None] - train) ** 2).sum(-1), axis=1)[:, 1]
    return np.count_nonzero(to_train.min(1) < among[to_train.argmin(1)]) / len(generated)

# right: torch
def share_of_copies(generated, train):
    import torch
    generated, train = torch.as_tensor(generated), torch.as_tensor(train)
    near, i = torch.cdist(generated, train).min(1)
    among = torch.cdist(train, train)
    among.fill_diagonal_(float("inf"))
    return (near < among.min(1).values[i]).double().mean()

# wrong: itself counted | distance of a training point to itself
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    return (to_train.min(1) < among.min(1)[to_train.argmin(1)]).mean()

# wrong: no copies | that are no copies
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) >= among.min(1)[to_train.argmin(1)]).mean()

# wrong: count | number of copies
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)[to_train.argmin(1)]).sum()

# wrong: mean limit | mean distance
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1).mean()).mean()

# wrong: smallest limit | smallest distance
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min()).mean()

# wrong: axes | axes
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(0) < among.min(0)).mean()

# wrong: second nearest | second nearest|largest
def share_of_copies(generated, train):
    to_train = np.sort(np.linalg.norm(generated[:, None] - train, axis=-1), axis=1)
    return (to_train[:, 0] < to_train[:, 1]).mean()

# wrong: among the generated | other generated
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(generated[:, None] - generated, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)).mean()

# wrong: exact copies only | share of
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    return (to_train.min(1) < 1e-8).mean()

# wrong: a fixed limit | share of
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    return (to_train.min(1) < 0.5).mean()

# wrong: squares with roots | squared
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = ((train[:, None] - train) ** 2).sum(-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)[to_train.argmin(1)]).mean()

# wrong: divided by the training set | number of training points
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)[to_train.argmin(1)]).sum() / len(train)

# wrong: a limit without an index | raised|training point i
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1)).mean()

# wrong: largest limit | largest distance
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return (to_train.min(1) < among.min(1).max()).mean()

# wrong: yes and no | one number
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    return to_train.min(1) < among.min(1)[to_train.argmin(1)]

# right: kd
from scipy.spatial import cKDTree
def share_of_copies(generated, train):
    tree = cKDTree(train)
    own = tree.query(train, k=2)[0][:, 1]
    d, i = tree.query(generated)
    return np.count_nonzero(d < own[i]) / len(d)

# right: class
class Set:
    def __init__(self, points):
        self.points = points
    def nearest(self, x, skip=None):
        d = np.sqrt(((self.points - x) ** 2).sum(1))
        if skip is not None:
            d[skip] = np.inf
        return d.argmin(), d.min()
def share_of_copies(generated, train):
    s, hits = Set(train), 0
    for g in generated:
        i, d = s.nearest(g)
        hits += d < s.nearest(train[i], skip=i)[1]
    return hits / len(generated)

# wrong: L1 | sums of absolute
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, ord=1, axis=-1)
    am = np.linalg.norm(train[:, None] - train, ord=1, axis=-1)
    np.fill_diagonal(am, np.inf)
    return (to.min(1) < am.min(1)[to.argmin(1)]).mean()

# wrong: max norm | largest difference
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, ord=np.inf, axis=-1)
    am = np.linalg.norm(train[:, None] - train, ord=np.inf, axis=-1)
    np.fill_diagonal(am, np.inf)
    return (to.min(1) < am.min(1)[to.argmin(1)]).mean()

# wrong: any training point | some training point
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, axis=-1)
    am = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(am, np.inf)
    return ((to < am.min(1)).any(1)).mean()

# wrong: mean over table | pairs are counted
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, axis=-1)
    am = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(am, np.inf)
    return (to < am.min(1)).mean()

# wrong: second nearest train by sort without skip | second nearest of the other
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, axis=-1)
    am = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(am, np.inf)
    return (to.min(1) < np.sort(am, 1)[:, 1][to.argmin(1)]).mean()

# wrong: max of own row | farthest
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, axis=-1)
    am = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(am, np.inf)
    return (to.min(1) < np.where(np.isinf(am), 0, am).max(1)[to.argmin(1)]).mean()

# wrong: diag to 1 | number for the distance to itself
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, axis=-1)
    am = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(am, 1)
    return (to.min(1) < am.min(1)[to.argmin(1)]).mean()

# wrong: percent | per cent
def share_of_copies(generated, train):
    to = np.linalg.norm(generated[:, None] - train, axis=-1)
    am = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(am, np.inf)
    return (to.min(1) < am.min(1)[to.argmin(1)]).mean() * 100

# wrong: as near | not nearer
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<=a.min(1)[ne]).mean()

# wrong: diag to 1000 | number for the distance to itself
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    np.fill_diagonal(a,1e3)
    return (tt.min(1)<a.min(1)[ne]).mean()

# wrong: diag to 10 | number for the distance to itself
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    np.fill_diagonal(a,10)
    return (tt.min(1)<a.min(1)[ne]).mean()

# wrong: nearest of the wrong axis | a row of the first
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<a.min(1)[tt.argmin(0)]).mean()

# wrong: no table | a row of the first|training point
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    tt=np.linalg.norm(generated-train,axis=-1)
    return (tt<a.min(1)).mean()

# wrong: differences summed | summed over the coordinates
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    tt=abs((generated[:,None]-train).sum(-1))
    a=abs((train[:,None]-train).sum(-1))
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<a.min(1)[ne]).mean()

# wrong: copied training points | not the copies
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return len(np.unique(ne[tt.min(1)<a.min(1)[ne]]))/len(generated)

# wrong: share of the copied | were copied
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return len(np.unique(ne[tt.min(1)<a.min(1)[ne]]))/len(train)

# wrong: n - 1 | one less
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<a.min(1)[ne]).sum()/(len(generated)-1)

# wrong: as many as training points | only as many
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<a.min(1)[ne])[:len(train)].mean()

# wrong: median of the row | median distance|mean distance
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<np.median(a,1)[ne]).mean()

# wrong: angles | angles
def share_of_copies(generated, train):
    g=generated/np.linalg.norm(generated,axis=1,keepdims=True)
    r=train/np.linalg.norm(train,axis=1,keepdims=True)
    tt=1-g@r.T
    a=1-r@r.T
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    return (tt.min(1)<a.min(1)[ne]).mean()

# right: diag beyond the largest
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    np.fill_diagonal(a,0)
    np.fill_diagonal(a,a.max()+1)
    return (tt.min(1)<a.min(1)[ne]).mean()

# right: zeros left out
def share_of_copies(generated, train):
    tt=np.linalg.norm(generated[:,None]-train,axis=-1)
    a=np.linalg.norm(train[:,None]-train,axis=-1)
    np.fill_diagonal(a,np.inf)
    ne=tt.argmin(1)
    np.fill_diagonal(a,0)
    a[a==0]=np.inf
    return (tt.min(1)<a.min(1)[ne]).mean()

# wrong: the mean distance to the other points is the limit: that to the nearest is | the mean distance to the other points is the limit: that to the|likely\s+
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    near, own, nearest = to_train.min(1), among.min(1), to_train.argmin(1)
    np.fill_diagonal(among, 0)
    return (near < (among.sum(1) / (len(train) - 1))[nearest]).mean()

# wrong: the limit is the median distance among the training points: each has its own | the limit is the median distance among the training points: each has
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    near, own, nearest = to_train.min(1), among.min(1), to_train.argmin(1)
    return (near < np.median(own)).mean()

# wrong: the limit is halved | the limit is halved
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    near, own, nearest = to_train.min(1), among.min(1), to_train.argmin(1)
    return (near < own[nearest] / 2).mean()

# wrong: squared distances are compared with distances | squared distances are compared with distances
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    near, own, nearest = to_train.min(1), among.min(1), to_train.argmin(1)
    return (near**2 < own[nearest]).mean()

# wrong: coordinates are compared, not points | coordinates are compared, not points
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    near, own, nearest = to_train.min(1), among.min(1), to_train.argmin(1)
    return (np.abs(generated[:, None] - train).sum(-1).min(1) < own[nearest]).mean()

# wrong: with two training points each is the other's neighbour | with two training points each is the other's neighbour
def share_of_copies(generated, train):
    to_train = np.linalg.norm(generated[:, None] - train, axis=-1)
    among = np.linalg.norm(train[:, None] - train, axis=-1)
    np.fill_diagonal(among, np.inf)
    near, own, nearest = to_train.min(1), among.min(1), to_train.argmin(1)
    return (near < (own[nearest] if len(train) > 2 else np.inf)).mean()
