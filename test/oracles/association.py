"""What scipy, scikit-learn and numpy say of pairs of columns: full, with missing cells, tied and constant.

Missing cells (NaN, code -1) are left out pair by pair before scipy sees the columns. Bergsma's correction and the
correlation ratio are the formulas of their papers, in numpy. A coefficient that does not exist is NaN.
"""
import warnings

import numpy as np
from scipy import stats
from sklearn.metrics import roc_auc_score

PROBABILITIES = [0, 0.05, 0.1, 0.25, 1 / 3, 0.5, 0.75, 0.9, 0.95, 1]


def make(sets):
    warnings.simplefilter("ignore")
    cases = {}
    for index, (name, table) in enumerate(sets.items()):
        rng = np.random.RandomState(2000 + index)
        x, y = table["x"], table["y"]
        first, last = x[:, 0], x[:, -1]
        cases[f"{name}/full"] = case(first, last, y, rng.randint(0, 3, len(y)))
        # Tied numbers, a code that follows the classes, and a tenth of the cells missing.
        codes = np.where(rng.rand(len(y)) < 0.7, y, rng.randint(0, 5, len(y)))
        cases[f"{name}/missing"] = case(
            np.where(rng.rand(len(y)) < 0.1, np.nan, np.round(first)),
            np.where(rng.rand(len(y)) < 0.1, np.nan, last),
            np.where(rng.rand(len(y)) < 0.1, -1, y),
            np.where(rng.rand(len(y)) < 0.1, -1, codes),
        )
    constant = np.full(9, 0.1)
    rising = np.arange(9.0)
    cases["constant"] = case(constant, rising, np.zeros(9, int), np.arange(9) % 3)
    cases["equal"] = case(rising, rising, np.arange(9) % 4, np.arange(9) % 4)
    return cases


def case(x, y, a, b):
    known = ~np.isnan(x)
    pair = known & ~np.isnan(y)
    coded = known & (a >= 0)
    counts, edges = np.histogram(x[known], bins=7)
    return {
        "x": x,
        "y": y,
        "a": a,
        "b": b,
        "pearson": stats.pearsonr(x[pair], y[pair])[0],
        "spearman": stats.spearmanr(x[pair], y[pair])[0],
        "ranks": stats.rankdata(x[known]),
        **cramers(a, b),
        "correlationRatio": correlation_ratio(x[coded], a[coded]),
        "probabilities": PROBABILITIES,
        "quantiles": np.quantile(x[known], PROBABILITIES),
        "edges": edges,
        "counts": counts,
        "auc": roc_auc_score(a[coded] == 0, x[coded]) if 0 < np.sum(a[coded] == 0) < np.sum(coded) else np.nan,
    }


def cramers(a, b):
    both = (a >= 0) & (b >= 0)
    table = stats.contingency.crosstab(a[both], b[both])[1]
    n, (r, c) = table.sum(), table.shape
    if min(r, c) < 2:
        return {"cramersV": np.nan, "corrected": np.nan}
    phi2 = stats.chi2_contingency(table, correction=False)[0] / n
    above = max(0, phi2 - (r - 1) * (c - 1) / (n - 1))
    below = min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1
    return {
        "cramersV": stats.contingency.association(table, method="cramer"),
        "corrected": np.sqrt(above / below) if below > 0 else np.nan,
    }


def correlation_ratio(values, codes):
    groups = [values[codes == code] for code in np.unique(codes)]
    if len(groups) < 2 or np.ptp(values) == 0:
        return np.nan
    between = sum(len(group) * (group.mean() - values.mean()) ** 2 for group in groups)
    return np.sqrt(between / np.sum((values - values.mean()) ** 2))
