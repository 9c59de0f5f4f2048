"""Principal components of every table, and the divergence that t-SNE ends at.

TSNE's own divergence takes Z from its tree, which is 1 to 2 % too small; `exact` is the same sum over the finished
map with Z over all pairs.

`determined` marks the components whose variance is apart from its neighbours' by 1e-5 of the largest: of equal
variances any rotation is right. t-SNE's maps cannot be compared, their divergences can: five seeds a table.
"""
import numpy as np
from scipy.spatial.distance import pdist
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.manifold._t_sne import _joint_probabilities_nn
from sklearn.neighbors import NearestNeighbors

TSNE_TABLES = {"iris": 30, "wine": 20, "digits": 25}


def _determined(values):
    gaps = np.abs(np.diff(values))
    before = np.concatenate([[np.inf], gaps])
    after = np.concatenate([gaps, [np.inf]])
    return np.minimum(before, after) > 1e-5 * values[0]


def _exact_divergence(x, perplexity, embedding):
    size = min(len(x) - 1, int(3.0 * perplexity + 1))
    distances = NearestNeighbors(n_neighbors=size).fit(x).kneighbors_graph(mode="distance")
    distances.data **= 2
    p = _joint_probabilities_nn(distances, perplexity, 0).tocoo()
    y = embedding.astype(float)
    z = 2 * np.sum(1 / (1 + pdist(y, "sqeuclidean")))
    kernel = 1 / (1 + np.sum((y[p.row] - y[p.col]) ** 2, axis=1))
    kept = p.data > 0
    return np.sum(p.data[kept] * np.log(p.data[kept] * z / kernel[kept]))


def _run_tsne(x, perplexity, seed):
    fit = TSNE(perplexity=perplexity, init="pca", learning_rate="auto", random_state=seed).fit(x)
    return {"reported": fit.kl_divergence_, "exact": _exact_divergence(x, perplexity, fit.embedding_)}


def make(sets):
    pca = {}
    for name, table in sets.items():
        x = table["x"]
        fit = PCA(svd_solver="full").fit(x)
        repeated = PCA(svd_solver="full").fit(np.repeat(x, table["w"], axis=0))
        kept = 6
        pca[name] = {
            "mean": fit.mean_,
            "explainedVariance": fit.explained_variance_,
            "explainedVarianceRatio": fit.explained_variance_ratio_,
            "weightedVariance": repeated.explained_variance_,
            "determined": _determined(fit.explained_variance_)[:kept],
            "components": fit.components_[:kept],
            "scores": fit.transform(x)[:10, :kept],
        }
    tsne = {}
    for name, perplexity in TSNE_TABLES.items():
        x = sets[name]["x"]
        runs = [_run_tsne(x, perplexity, seed) for seed in range(5)]
        tsne[name] = {"perplexity": perplexity, "runs": runs}
    return {"pca": pca, "tsne": tsne}
