"""The peer: FastAPI, pydantic and scikit-learn on plain arrays, one worker of uvicorn with uvloop where it is there."""
import csv
import os
from typing import Optional

import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel
from sklearn.cluster import KMeans
from sklearn.neighbors import NearestCentroid
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, OrdinalEncoder

FIELDS = ["loan", "housing", "job"]
with open(os.environ["CLIENTS"], encoding="utf-8") as file:
    delimiter = ";" if ";" in file.readline() else ","
    file.seek(0)
    table = np.array([[row[name] for name in FIELDS] for row in csv.DictReader(file, delimiter=delimiter)], dtype=object)
encode = make_pipeline(OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1), MinMaxScaler())
x = encode.fit_transform(table)
labels = KMeans(4, n_init=10, random_state=7).fit_predict(x)
nearest = NearestCentroid().fit(x, labels)


class Client(BaseModel):
    loan: Optional[str] = None
    housing: Optional[str] = None
    job: Optional[str] = None


class Request(BaseModel):
    rows: list[Client]


app = FastAPI()


@app.get("/ready")
def ready():
    return {"status": "ready"}


@app.post("/api/v1/score")
async def score(request: Request):
    rows = np.array([(c.loan or "unknown", c.housing or "unknown", c.job or "unknown") for c in request.rows], dtype=object)
    segments = nearest.predict(encode.transform(rows))
    return {"rows": [{"segment_id": int(s) + 1, "status": "complete"} for s in segments]}
