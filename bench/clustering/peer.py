"""One job of scikit-learn or scipy in a process of its own: python3 peer.py JOB; prints one line of JSON."""
import json
import sys
import time

import numpy as np


def read(file, n_rows):
    return np.fromfile(file).reshape(n_rows, -1)


def timed(run):
    start = time.perf_counter()
    found = run()
    return {"seconds": time.perf_counter() - start, **found}


def sweep(job):
    from sklearn.cluster import KMeans
    from sklearn.metrics import silhouette_score

    x = read(job["file"], job["nRows"])

    def run():
        inertias = []
        for k in range(2, 16):
            model = KMeans(k, n_init=10, random_state=0).fit(x)
            inertias.append(model.inertia_)
            silhouette_score(x, model.labels_)
        return {"inertias": inertias}

    return timed(run)


def impute(job):
    from sklearn.impute import KNNImputer

    train, test = (read(job[name]["file"], job[name]["nRows"]) for name in ("train", "test"))

    def run():
        imputer = KNNImputer(n_neighbors=5)
        imputer.fit_transform(train)
        imputer.transform(test)
        return {}

    return timed(run)


def kmeans(job):
    from sklearn.cluster import KMeans

    x = read(job["file"], job["nRows"])

    def run():
        model = KMeans(job["k"], n_init=job["nStarts"], random_state=0).fit(x)
        return {"inertia": model.inertia_, "nIterations": model.n_iter_}

    return timed(run)


def link(job):
    from scipy.cluster.hierarchy import linkage

    x = read(job["file"], job["nRows"])
    return timed(lambda: {"height": linkage(x, "complete")[-1, 2]})


def embed(job):
    from sklearn.manifold import TSNE

    x = read(job["file"], job["nRows"])

    def run():
        # As ours: principal components to start from, angle 0.5, perplexity 30, and no end before the last iteration.
        model = TSNE(max_iter=job["nIterations"], n_iter_without_progress=job["nIterations"], n_jobs=-1, random_state=0)
        model.fit_transform(x)
        return {"divergence": float(model.kl_divergence_)}

    return timed(run)


if __name__ == "__main__":
    asked = json.loads(sys.argv[1])
    print(json.dumps(globals()[asked["what"]](asked)))
