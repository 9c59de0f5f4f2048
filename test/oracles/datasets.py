"""The tables every oracle is computed on: small, named, seeded; none is a row of a client table."""
import numpy as np
from sklearn import datasets as skd


def _round(x):
    return np.round(np.asarray(x, dtype=float), 6)


def make_datasets():
    """name -> {x: (n, d), y: (n,) integer classes, w: (n,) positive integer weights}."""
    rng = np.random.RandomState(20261122)
    sets = {}

    def add(name, x, y=None):
        x = _round(x)
        n = len(x)
        if y is None:
            y = (x[:, 0] + x[:, -1] > np.median(x[:, 0] + x[:, -1])).astype(int)
        sets[name] = {"x": x, "y": np.asarray(y, dtype=int), "w": rng.randint(1, 6, n)}

    iris, wine, digits, cancer = skd.load_iris(), skd.load_wine(), skd.load_digits(), skd.load_breast_cancer()
    add("iris", iris.data, iris.target)
    add("wine", wine.data, wine.target)
    add("digits", digits.data[:200], digits.target[:200])
    add("cancer", cancer.data[:200, :10], cancer.target[:200])
    for seed, (n, d, k, sd) in enumerate([(120, 2, 3, 0.6), (150, 5, 4, 1.0), (90, 16, 2, 2.0), (200, 3, 6, 1.5)]):
        x, y = skd.make_blobs(n, d, centers=k, cluster_std=sd, random_state=seed)
        add(f"blobs-{n}x{d}", x, y)
    add("moons", *skd.make_moons(140, noise=0.08, random_state=3))
    add("circles", *skd.make_circles(100, noise=0.05, factor=0.4, random_state=4))
    base = rng.normal(size=(80, 1))
    add("ill-conditioned-collinear", np.hstack([base, base + 1e-4 * rng.normal(size=(80, 1)), rng.normal(size=(80, 2))]))
    add("ill-conditioned-scale", rng.normal(size=(80, 3)) * np.array([1e-3, 1.0, 1e4]))
    for i in range(6):
        n, d = int(rng.randint(30, 160)), int(rng.randint(2, 9))
        add(f"normal-{i}", rng.normal(size=(n, d)))
    for i in range(4):
        n, d = int(rng.randint(40, 160)), int(rng.randint(2, 7))
        add(f"integers-{i}", rng.randint(0, 7, size=(n, d)), rng.randint(0, 3, size=n))
    for i in range(2):
        n = int(rng.randint(60, 140))
        codes = rng.randint(0, 4, size=(n, 2))
        add(f"one-hot-{i}", np.hstack([np.eye(4)[codes[:, 0]], np.eye(4)[codes[:, 1]], rng.uniform(size=(n, 1))]))
    return sets


def with_missing(x, share, seed):
    """A copy of x with that share of cells NaN; every column and every row keeps a known cell."""
    rng = np.random.RandomState(seed)
    out = x.copy()
    mask = rng.uniform(size=x.shape) < share
    mask[np.arange(len(x)), rng.randint(0, x.shape[1], len(x))] = False
    mask[:5] = False
    out[mask] = np.nan
    return out
