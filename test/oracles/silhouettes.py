"""scikit-learn's silhouette of every row of 50 random tables: whole numbers, fractions, ties, one-hot blocks, weights."""
import numpy as np
from scipy.spatial.distance import cdist
from sklearn.metrics import silhouette_samples

KINDS = ["whole", "fractions", "ties", "one-hot", "weights"]
N_TABLES = 50


def make(_sets):
    return {f"{KINDS[seed % 5]}-{seed}": case(seed) for seed in range(N_TABLES)}


def case(seed):
    rng = np.random.RandomState(seed)
    kind = KINDS[seed % 5]
    n, k = rng.randint(6, 40), rng.randint(2, 6)
    x = table(kind, n, rng)
    # Every label is there; row i has label i for the first of them.
    labels = np.concatenate([np.arange(k), rng.randint(0, k, n - k)]) if n > k else np.arange(n) % 2
    weights = rng.randint(1, 5, n) if kind == "weights" else np.ones(n, dtype=int)
    repeated = np.repeat(x, weights, axis=0)
    # On exact distances: euclidean_distances is off by 1e-8 for equal rows.
    samples = silhouette_samples(cdist(repeated, repeated), np.repeat(labels, weights), metric="precomputed")
    first = np.concatenate([[0], np.cumsum(weights)[:-1]])
    return {"x": x, "labels": labels, "weights": weights, "samples": samples[first], "mean": samples.mean()}


def table(kind, n, rng):
    if kind == "whole":
        return rng.randint(-50, 50, (n, rng.randint(1, 7)))
    if kind == "ties":
        return rng.randint(0, 2, (n, rng.randint(1, 4)))
    fractions = np.round(rng.normal(0, 10.0 ** rng.randint(-2, 4), (n, rng.randint(1, 7))), 4)
    if kind != "one-hot":
        return fractions
    blocks = [np.eye(size)[rng.randint(0, size, n)] for size in rng.randint(2, 6, 2)]
    return np.hstack([np.round(rng.uniform(0, 1, (n, 2)), 4), *blocks])
