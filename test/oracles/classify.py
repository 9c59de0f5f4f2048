"""What scikit-learn's decision tree and multinomial logistic regression say of the tables."""
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier

RANDOM_STATES = range(5)
TIE_GAP = 1e-9
MAX_NODES = 31
# Past some tens of steps rounding keeps the gradient over 1e-12 and the coefficients no longer change by a bit.
MAX_ITERATIONS = 300
TREE_SETTINGS = [(1, 1), (2, 1), (3, 1), (3, 5), (4, 10), (None, 1), (None, 8)]
TREE_WEIGHTINGS = ["none", "weights", "balanced", "weights-balanced"]
LOGISTIC_TABLES = [
    "iris", "wine", "cancer", "blobs-150x5", "blobs-90x16", "blobs-200x3", "moons", "ill-conditioned-collinear",
    "ill-conditioned-scale", "normal-1", "normal-5", "integers-0", "integers-2", "one-hot-0",
]
LOGISTIC_SETTINGS = [
    ("none", 0.1), ("none", 1.0), ("none", 10.0), ("weights", 1.0), ("balanced", 1.0), ("weights-balanced", 10.0),
]


def make(sets):
    cases = {}
    for name, table in sets.items():
        for weighting in TREE_WEIGHTINGS:
            for max_depth, min_leaf in TREE_SETTINGS:
                case = tree_case(table, weighting, max_depth, min_leaf)
                if case:
                    cases[f"tree/{name}/{weighting}/depth-{max_depth or 'any'}/leaf-{min_leaf}"] = {"table": name, **case}
    for name in LOGISTIC_TABLES:
        for weighting, c in LOGISTIC_SETTINGS:
            cases[f"logistic/{name}/{weighting}/c-{c:g}"] = {"table": name, **logistic_case(sets[name], weighting, c)}
    for name in ["digits"]:
        cases[f"logistic/{name}/none/c-0.1"] = {"table": name, **logistic_case(sets[name], "none", 0.1)}
    return cases


def repeated(table, weighting):
    """The rows, repeated as often as their weight says when the case is weighted."""
    times = table["w"] if weighting.startswith("weights") else np.ones_like(table["w"])
    return np.repeat(table["x"], times, axis=0), np.repeat(table["y"], times)


def tree_case(table, weighting, max_depth, min_leaf):
    """One tree, or None when two splits of a node are equally good (or nearly): then any of them is right."""
    x, y = repeated(table, weighting)
    x = x.astype(np.float32)  # as the tree itself does; our tests round the table to float32 too
    class_weight = "balanced" if weighting.endswith("balanced") else None
    trees = [
        DecisionTreeClassifier(
            max_depth=max_depth, min_samples_leaf=min_leaf, class_weight=class_weight, random_state=seed
        ).fit(x, y)
        for seed in RANDOM_STATES
    ]
    tree = trees[0].tree_
    if tree.node_count == 1 or tree.node_count > MAX_NODES:
        return None
    for other in trees[1:]:
        if not (
            np.array_equal(tree.feature, other.tree_.feature) and np.array_equal(tree.threshold, other.tree_.threshold)
        ):
            return None
    k = int(y.max()) + 1
    weights = len(y) / (k * np.bincount(y, minlength=k)) if class_weight else np.ones(k)
    at = trees[0].decision_path(x).toarray().astype(bool)
    for node in np.flatnonzero(tree.feature >= 0):
        if has_tie(x[at[:, node]].astype(float), y[at[:, node]], weights, min_leaf):
            return None
    if weighting == "weights" and min_leaf == 1:
        direct = DecisionTreeClassifier(max_depth=max_depth, random_state=0).fit(
            table["x"].astype(np.float32), table["y"], sample_weight=table["w"]
        )
        assert np.array_equal(tree.feature, direct.tree_.feature)
        assert np.allclose(tree.threshold, direct.tree_.threshold, rtol=0, atol=1e-9)
    counts = np.array([np.bincount(y[at[:, node]], minlength=k) for node in range(tree.node_count)])
    return {
        "weighting": weighting,
        "maxDepth": max_depth,
        "minLeafSize": min_leaf,
        "feature": tree.feature,
        "threshold": tree.threshold,
        "left": tree.children_left,
        "right": tree.children_right,
        "gini": tree.impurity,
        "counts": counts,
        "label": tree.value[:, 0, :].argmax(axis=1),
        "probability": trees[0].predict_proba(table["x"].astype(np.float32)[:5]),
    }


def has_tie(x, y, class_weights, min_leaf):
    """True when the runner-up among all the node's splits (another feature or place) is within TIE_GAP."""
    scores = []
    onehot = np.eye(len(class_weights))[y] * class_weights
    for f in range(x.shape[1]):
        order = np.argsort(x[:, f], kind="stable")
        left = np.cumsum(onehot[order], axis=0)[:-1]
        right = onehot.sum(axis=0) - left
        size = np.arange(1, len(y))
        admissible = (np.diff(x[order, f]) > 0) & (size >= min_leaf) & (len(y) - size >= min_leaf)
        score = (left**2).sum(1) / left.sum(1) + (right**2).sum(1) / right.sum(1)
        scores.extend(score[admissible])
    scores = np.sort(scores)
    return len(scores) > 1 and scores[-1] - scores[-2] <= TIE_GAP * scores[-1]


def logistic_case(table, weighting, c):
    """The table's columns are standardised by their unweighted mean and population deviation first."""
    scale = table["x"].std(axis=0)
    scale[scale == 0] = 1.0
    z = (table["x"] - table["x"].mean(axis=0)) / scale
    x, y = z, table["y"]
    sample_weight = None
    class_weight = "balanced" if weighting.endswith("balanced") else None
    if weighting == "weights":
        sample_weight = table["w"]
    elif weighting == "weights-balanced":
        x, y = np.repeat(z, table["w"], axis=0), np.repeat(y, table["w"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = LogisticRegression(
            multi_class="multinomial",
            solver="newton-cg",
            tol=1e-12,
            C=c,
            max_iter=MAX_ITERATIONS,
            class_weight=class_weight,
        ).fit(x, y, sample_weight)
    return {
        "weighting": weighting,
        "c": c,
        "coefficients": model.coef_,
        "intercepts": model.intercept_,
        "probability": model.predict_proba(z[:5]),
    }
