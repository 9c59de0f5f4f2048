"""k-means from given centres: one start, so the labels must be equal.

Tables of whole numbers have rows that are exactly as near to one centre as to another; rounding decides there. The
centres start off the grid, and a run whose labels change when the table is moved by 1e-9 is left out.
"""
import numpy as np
from sklearn.cluster import KMeans


def _fit(x, weights, init):
    fit = KMeans(len(init), init=init, n_init=1, algorithm="lloyd", tol=1e-4, max_iter=300)
    return fit.fit(x, sample_weight=weights)


def make(sets):
    cases = {}
    for i, (name, table) in enumerate(sets.items()):
        x, w = table["x"], table["w"].astype(float)
        distinct = np.unique(x, axis=0)
        spread = x.std(axis=0)
        runs = []
        for k in (2, 3, 5, 8):
            if k > len(distinct):
                continue
            rng = np.random.RandomState(1000 * i + k)
            init = distinct[rng.choice(len(distinct), k, replace=False)]
            init = np.round(init + 0.1 * spread * rng.uniform(-1, 1, init.shape), 7)
            for weights in (None, w):
                fit = _fit(x, weights, init)
                moved = [_fit(x + 1e-9 * spread * rng.normal(size=x.shape), weights, init) for _ in range(4)]
                if any((other.labels_ != fit.labels_).any() for other in moved):
                    continue
                runs.append(
                    {
                        "k": k,
                        "weighted": weights is not None,
                        "init": init,
                        "labels": fit.labels_,
                        "centroids": fit.cluster_centers_ if x.shape[1] < 20 else None,
                        "inertia": fit.inertia_,
                    }
                )
        cases[name] = runs
    return cases
