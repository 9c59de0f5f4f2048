"""Writes test/oracles/data/*.json: what scikit-learn says of small tables.

    python3 test/oracles/make_oracles.py [area ...]

Needs Debian's python3-sklearn (1.2.1, written into every file with numpy's and Python's versions). The
product needs none of it: the files are committed and the tests read them.
"""
import importlib
import json
import math
import pathlib
import platform
import sys

import numpy
import scipy
import sklearn

from datasets import make_datasets

HERE = pathlib.Path(__file__).parent
AREAS = ["datasets", "preprocess", "cluster", "metrics", "impute", "classify", "hierarchy", "reduce", "association", "silhouettes"]


def plain(value):
    """numpy to JSON; NaN becomes null."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, numpy.ndarray):
        return plain(value.tolist())
    if isinstance(value, numpy.generic):
        return plain(value.item())
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


def main():
    versions = {
        "python": platform.python_version(),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "scikit-learn": sklearn.__version__,
    }
    sets = make_datasets()
    for area in sys.argv[1:] or AREAS:
        result = sets if area == "datasets" else importlib.import_module(area).make(sets)
        path = HERE / "data" / f"{area}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"versions": versions, "cases": plain(result)}, separators=(",", ":")) + "\n")
        print(path.name, len(result), "cases", path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
