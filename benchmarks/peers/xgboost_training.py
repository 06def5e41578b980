"""Trains XGBoost (hist, two threads) on the rows of a file and scores the others. Usage: xgboost_training.py ROWS TREES LEAVES RATE BINS. Prints one line of JSON.

ROWS: width, training rows, test rows (int32), then of each row its label (float32) and its values (float32), little-endian.
"""
import json
import sys
import time

import numpy
import xgboost

path, trees, leaves, rate, bins = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5])
with open(path, "rb") as file:
    width, training, test = numpy.frombuffer(file.read(12), dtype="<i4")
    rows = numpy.frombuffer(file.read(), dtype="<f4").reshape(training + test, width + 1)

settings = dict(objective="binary:logistic", tree_method="hist", grow_policy="lossguide", max_leaves=leaves, max_depth=0, eta=rate, max_bin=bins, nthread=2, seed=1)
started = time.perf_counter()
model = xgboost.train(settings, xgboost.DMatrix(rows[:training, 1:], rows[:training, 0]), trees)
seconds = time.perf_counter() - started

scores = model.predict(xgboost.DMatrix(rows[training:, 1:]))
order = numpy.argsort(-scores, kind="stable")
scores, labels = scores[order], rows[training:, 0][order]
found, steps = numpy.cumsum(labels), numpy.append(numpy.diff(scores) != 0, True)
found, flagged = found[steps], (numpy.arange(test) + 1)[steps]
gained = numpy.diff(numpy.concatenate([[0], found]))
print(json.dumps({"seconds": seconds, "average_precision": float((gained * found / flagged).sum() / labels.sum())}))
