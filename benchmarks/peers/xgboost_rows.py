"""Times an XGBoost ensemble of 300 trees of 64 leaves over 150 features, on one thread: single rows and batches of 500. Prints one line of JSON."""
import json
import sys
import time

import numpy
import xgboost

WIDTH, TREES, LEAVES, BATCH = 150, 300, 64, 500


def make(count, seed):
    random = numpy.random.default_rng(seed)
    rows = numpy.exp(random.random((count, WIDTH)) * 6 - 3).astype(numpy.float32)
    odds = -4.0 + sum(numpy.sin(rows[:, i] * (i + 1)) + 2 * ((rows[:, i] > 12) & (rows[:, i + 12] < 0.2)) for i in range(12))
    return rows, (random.random(count) < 1 / (1 + numpy.exp(-odds))).astype(numpy.float32)


def microseconds(count, work):
    work()
    rounds = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        rounds.append((time.perf_counter() - started) * 1e6 / count)
    return sorted(rounds)[2]


training, labels = make(int(sys.argv[1]), 1)
settings = dict(objective="binary:logistic", tree_method="hist", grow_policy="lossguide", max_leaves=LEAVES, max_depth=8, eta=0.05, nthread=2)
model = xgboost.train(settings, xgboost.DMatrix(training, labels), TREES)
model.set_param({"nthread": 1})
rows, _ = make(2000, 3)
single = microseconds(500, lambda: [model.inplace_predict(rows[i:i + 1]) for i in range(500)])
batch = microseconds(len(rows), lambda: [model.inplace_predict(rows[i:i + BATCH]) for i in range(0, len(rows), BATCH)])
print(json.dumps({"single_us": single, "batch_us": batch}))
