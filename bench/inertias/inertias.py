"""scikit-learn's inertia of each data set and k: the best of 10 starts, as a user gets it.

    python3 inertias.py SETS.json OUT.json

SETS.json lists { name, file, nRows, columns, keep }; a row goes to OUT.json.part as soon as it is there, so that a run
that was cut goes on where it was.
"""
import json
import pathlib
import platform
import sys

import numpy
import scipy
import sklearn
from sklearn.cluster import KMeans


def main(sets_path, out_path):
    asked = json.loads(pathlib.Path(sets_path).read_text())
    part = pathlib.Path(out_path + ".part")
    done = [json.loads(line) for line in part.read_text().splitlines()] if part.exists() else []
    have = {(row["name"], row["withContext"], row["k"]) for row in done}
    for one in asked["sets"]:
        x = numpy.fromfile(one["file"]).reshape(one["nRows"], -1)
        x = numpy.ascontiguousarray(x[:, [one["columns"].index(name) for name in one["keep"]]])
        for k in range(asked["kFrom"], asked["kTo"] + 1):
            if (one["name"], one["withContext"], k) in have:
                continue
            inertia = KMeans(k, n_init=10, random_state=0).fit(x).inertia_
            row = {"name": one["name"], "withContext": one["withContext"], "k": k, "inertia": inertia}
            done.append(row)
            with part.open("a") as file:
                file.write(json.dumps(row) + "\n")
        print(one["name"], one["withContext"], flush=True)
    versions = {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    }
    cases = {}
    for row in done:
        key = f"{row['name']}/{'with' if row['withContext'] else 'without'}"
        cases.setdefault(key, {})[row["k"]] = float(f"{row['inertia']:.9g}")
    lines = [f'{json.dumps(key)}:{json.dumps(cases[key], separators=(",", ":"))}' for key in sorted(cases)]
    text = f'{{"versions":{json.dumps(versions)},"cases":{{\n' + ",\n".join(lines) + "\n}}\n"
    pathlib.Path(out_path).write_text(text)
    part.unlink()


if __name__ == "__main__":
    main(*sys.argv[1:])
