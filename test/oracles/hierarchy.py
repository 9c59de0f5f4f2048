"""Complete and Ward linkage by scipy.

`tieFree`: all distances of two rows differ, and so do all heights, by 1e-11 of themselves: the tree is the only one,
and everything must be equal. `determined`: the heights stay what they are (1e-10) when the rows change their order,
of 12 orders: then they do not hang on how ties were broken, and must be equal too. The rest (tables of whole numbers,
iris) has several right answers, and only the tests that look for a closest pair apply.
"""
import numpy as np
from scipy.cluster.hierarchy import linkage
from scipy.spatial.distance import pdist


def _differ(values):
    values = np.sort(values)
    return bool(np.all(np.diff(values) > 1e-11 * values[1:]) and values[0] > 0)


def _is_determined(x, method, heights):
    for seed in range(12):
        order = np.random.RandomState(seed).permutation(len(x))
        if not np.allclose(linkage(x[order], method)[:, 2], heights, rtol=1e-10, atol=1e-12):
            return False
    return True


def make(sets):
    cases = {}
    for name, table in sets.items():
        x = table["x"]
        runs = []
        for method in ("complete", "ward"):
            merges = linkage(x, method)
            runs.append(
                {
                    "method": method,
                    "tieFree": _differ(pdist(x)) and _differ(merges[:, 2]),
                    "determined": _is_determined(x, method, merges[:, 2]),
                    "heights": merges[:, 2],
                    "pairs": merges[:, :2].astype(int),
                    "sizes": merges[:, 3].astype(int),
                }
            )
        cases[name] = runs
    return cases
