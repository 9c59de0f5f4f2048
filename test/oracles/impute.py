"""Imputers of scikit-learn on the tables with holes, and BayesianRidge.

A table here is the first 80 rows of its data set with a share of the cells missing: 70 % train, the rest are
rows that the imputer has not seen.

Where donors at the last place are equally near, scikit-learn takes any of them, so every admissible fill is
listed: `admissible` (the values) or `between` (the least and greatest, where there are too many). Equally near
is within 1e-9 relative, or within the rounding of scikit-learn's own squared distances, which it takes from
dot products.
"""
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer, KNNImputer
from sklearn.linear_model import BayesianRidge

from datasets import with_missing

MAX_ROWS = 80
MAX_COLUMNS = 12
MAX_LISTED = 24
EPS = np.finfo(float).eps


def make(sets):
    cases = {}
    for i, (name, table) in enumerate(sets.items()):
        full = table["x"][:MAX_ROWS, -MAX_COLUMNS:]
        x = with_missing(full, [0.1, 0.2, 0.35][i % 3], seed=i)
        n_train = int(0.7 * len(x))
        if i % 4 == 0:  # a column that is complete in train and has holes in the new rows
            x[:n_train, 0] = full[:n_train, 0]
            x[n_train + 1, 0] = np.nan
        train, new = x[:n_train], x[n_train:]
        missing = np.flatnonzero(np.isnan(x))
        cases[name] = {
            "nTrain": n_train,
            "nRows": len(x),
            "nCols": x.shape[1],
            "missing": missing,
            "knn": [knn(train, new, k) for k in (1, 3, 5, 10)],
            "iterative": [iterative(train, new, rounds) for rounds in (2, 10)],
            "bayesianRidge": bayesian_ridge(full),
        }
    return cases


def at_missing(train, new, filled_train, filled_new):
    return np.concatenate([filled_train[np.isnan(train)], filled_new[np.isnan(new)]])


def iterative(train, new, rounds):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        imputer = IterativeImputer(max_iter=rounds)
        filled = imputer.fit_transform(train)
    return {"maxRounds": rounds, "nRounds": imputer.n_iter_, "fills": at_missing(train, new, filled, imputer.transform(new))}


def bayesian_ridge(full):
    model = BayesianRidge().fit(full[:, :-1], full[:, -1])
    return {
        "coefficients": model.coef_,
        "intercept": model.intercept_,
        "alpha": model.alpha_,
        "lambda": model.lambda_,
        "iterations": model.n_iter_,
    }


def knn(train, new, k):
    imputer = KNNImputer(n_neighbors=k).fit(train)
    fills = at_missing(train, new, imputer.transform(train), imputer.transform(new))
    ties = {}
    receivers = [(row, j) for part in (train, new) for row in part for j in np.flatnonzero(np.isnan(row))]
    for cell, (row, j) in enumerate(receivers):
        answer = admissible_fills(train, row, j, k)
        assert admits(answer, fills[cell]), (cell, fills[cell], answer)
        if len(answer) > MAX_LISTED:
            ties[cell] = {"between": [answer[0], answer[-1]]}
        elif len(answer) > 1:
            ties[cell] = {"admissible": answer}
    return {"neighbours": k, "fills": fills, "ties": ties}


def admits(answer, value):
    """Whether `value` is one of the fills; with too many to list, between the extremes."""
    if len(answer) > MAX_LISTED:
        return answer[0] - 1e-9 <= value <= answer[-1] + 1e-9
    return min(abs(value - a) / max(1, abs(a)) for a in answer) <= 1e-9


def admissible_fills(train, row, j, k):
    """Every mean of k nearest donors of column j, ascending; one when nothing is tied."""
    donors = train[~np.isnan(train[:, j])]
    shared = ~np.isnan(donors) & ~np.isnan(row)
    n_shared = shared.sum(axis=1)
    if not n_shared.any():
        return [donors[:, j].mean()]
    scale = len(row) / np.maximum(1, n_shared)
    squares = np.where(shared, donors - row, 0.0) ** 2
    d2 = np.where(n_shared > 0, squares.sum(axis=1) * scale, np.inf)
    norms = np.nansum(donors**2, axis=1) + np.nansum(row**2)
    k = min(k, len(donors))
    values = donors[:, j]
    if k == len(donors):
        return [values.mean()]
    if np.isfinite(d2).sum() < k:
        sure, tied = values[np.isfinite(d2)], values[np.isinf(d2)]
    else:
        slack = np.where(np.isfinite(d2), 1e-9 * d2 + 16 * EPS * norms * scale, 0.0)
        least, most = d2 - slack, d2 + slack
        is_sure = most < np.sort(least)[k]
        is_possible = least <= np.sort(most)[k - 1]
        sure, tied = values[is_sure], values[is_possible & ~is_sure]
    sums = [{0.0}] + [set() for _ in range(k - len(sure))]
    for value in tied:
        for taken in range(len(sums) - 1, 0, -1):
            sums[taken] |= {round(s + value, 9) for s in sums[taken - 1]}
        if max(len(s) for s in sums) > 5000:
            ranked = np.sort(tied)
            need = k - len(sure)
            sums[-1] = {ranked[:need].sum() + 0.0, ranked[-need:].sum()} | set(range_of(ranked, need))
            break
    if len(tied) == k - len(sure):
        return [float((sure.sum() + tied.sum()) / k)]
    return sorted({float((sure.sum() + s) / k) for s in sums[-1]})


def range_of(ranked, need):
    """Filler between the extremes, so that the list is too long to be listed."""
    return np.linspace(ranked[:need].sum(), ranked[-need:].sum(), MAX_LISTED + 2)
