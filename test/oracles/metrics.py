"""What scikit-learn's cluster and classification metrics say of the tables, with three labelings each."""
import warnings

import numpy as np
from scipy.spatial.distance import cdist
from sklearn import metrics as skm

N_SAMPLES = 20


def make(sets):
    cases = {}
    for index, (name, table) in enumerate(sets.items()):
        rng = np.random.RandomState(1000 + index)
        n = len(table["y"])
        labelings = {"y": table["y"], "random-2": rng.randint(0, 2, n), "random-4": rng.randint(0, 4, n)}
        for label_name, labels in labelings.items():
            cases[f"{name}/{label_name}"] = {"table": name, "labels": labels, **case(table, labels)}
    return cases


def case(table, labels):
    # Centred: the metrics do not depend on the origin, but scikit-learn's euclidean_distances loses digits far from it.
    x, y, w = table["x"] - table["x"].mean(axis=0), table["y"], table["w"]
    xr, yr, lr = np.repeat(x, w, axis=0), np.repeat(y, w), np.repeat(labels, w)
    n_classes = int(max(y.max(), labels.max())) + 1
    samples = silhouette_samples(x, labels)
    samples_repeated = silhouette_samples(xr, lr)
    return {
        "calinskiHarabasz": skm.calinski_harabasz_score(x, labels),
        "calinskiHarabaszRepeated": skm.calinski_harabasz_score(xr, lr),
        "daviesBouldin": skm.davies_bouldin_score(x, labels),
        "daviesBouldinRepeated": skm.davies_bouldin_score(xr, lr),
        "silhouette": samples.mean(),
        "silhouetteSamples": samples[:N_SAMPLES],
        "silhouettePerCluster": [samples[labels == k].mean() for k in np.unique(labels)],
        "silhouetteRepeated": samples_repeated.mean(),
        "silhouettePerClusterRepeated": [samples_repeated[lr == k].mean() for k in np.unique(labels)],
        "adjustedRand": skm.adjusted_rand_score(y, labels),
        "adjustedRandRepeated": skm.adjusted_rand_score(yr, lr),
        "nClasses": n_classes,
        **classification(y, labels, n_classes, ""),
        **classification(yr, lr, n_classes, "Repeated"),
    }


def silhouette_samples(x, labels):
    """On exact distances: euclidean_distances is off by 1e-8 for equal rows."""
    return skm.silhouette_samples(cdist(x, x), labels, metric="precomputed")


def classification(truth, predicted, n_classes, suffix):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        precision, recall, f1, support = skm.precision_recall_fscore_support(
            truth, predicted, labels=range(n_classes)
        )
    return {
        f"accuracy{suffix}": skm.accuracy_score(truth, predicted),
        f"confusion{suffix}": skm.confusion_matrix(truth, predicted, labels=range(n_classes)),
        f"precision{suffix}": precision,
        f"recall{suffix}": recall,
        f"f1{suffix}": f1,
        f"support{suffix}": support,
    }
