"""Scalers, encoders and their inverses."""
import numpy as np
from sklearn.preprocessing import MinMaxScaler, OneHotEncoder, OrdinalEncoder, StandardScaler

WORDS = ["ant", "Bee", "cat", "dog é", "ёж", "fox", "gnu"]


def make(sets):
    cases = {}
    for name, table in sets.items():
        x, w = table["x"], table["w"]
        z, m = StandardScaler().fit(x), MinMaxScaler().fit(x)
        zw = StandardScaler().fit(x, sample_weight=w)
        case = {
            "zMean": z.mean_,
            "zScale": z.scale_,
            "zFirst": z.transform(x)[:10],
            "zWeightedMean": zw.mean_,
            "zWeightedScale": zw.scale_,
            "minMaxFirst": m.transform(x)[:10],
            "minMaxInverseFirst": m.inverse_transform(m.transform(x))[:10],
        }
        if name.startswith("integers"):
            words = np.array(WORDS, dtype=object)[x.astype(int)]
            one_hot, ordinal = OneHotEncoder(sparse_output=False).fit(words), OrdinalEncoder().fit(words)
            case["words"] = words
            case["categories"] = [list(c) for c in ordinal.categories_]
            case["oneHotFirst"] = one_hot.transform(words)[:10]
            case["ordinalFirst"] = ordinal.transform(words)[:10]
        cases[name] = case
    return cases
