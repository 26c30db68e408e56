"""The peer of the stance benchmark: TF-IDF and logistic regression in scikit-learn.

Trains on a file of coded passages, then scores files of passages with one process and with two, over and over, until
--seconds have passed. Texts and model are in the memory of each process before the clock starts. Standard output: one line of
JSON about the model, then one for each file and number of processes.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # one process is one core

import argparse
import json
import multiprocessing
import platform
import time

import sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

BATCH = 500  # passages in one call: more save nothing, and two processes would end further apart
ENDED = -1


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def train(labelled):
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), LogisticRegression(max_iter=1000))
    return model.fit([row["text"] for row in labelled], [row["label"] for row in labelled])


def take(batches, ticket, deadline):
    """The next batch of all processes together; none once the time is up at the end of a whole pass."""
    with ticket.get_lock():
        number = ticket.value
        if number == ENDED or (number > 0 and number % len(batches) == 0 and time.monotonic() >= deadline):
            ticket.value = ENDED
            return None
        ticket.value = number + 1
        return batches[number % len(batches)]


def work(model, batches, seconds, ticket, ready, results):
    model.predict_proba(batches[0])
    ready.wait()
    start, cpu, passages = time.monotonic(), time.process_time(), 0
    while (batch := take(batches, ticket, start + seconds)) is not None:
        model.predict_proba(batch)
        passages += len(batch)
    results.put((passages, start, time.monotonic(), time.process_time() - cpu))


def measure(model, texts, processes, seconds):
    batches = [texts[i : i + BATCH] for i in range(0, len(texts), BATCH)]
    ticket, ready, results = multiprocessing.Value("q", 0), multiprocessing.Barrier(processes), multiprocessing.Queue()
    workers = [multiprocessing.Process(target=work, args=(model, batches, seconds, ticket, ready, results)) for _ in range(processes)]
    for worker in workers:
        worker.start()
    done = [results.get() for _ in workers]
    for worker in workers:
        worker.join()
    passages, starts, ends, cpu = zip(*done)
    return {"processes": processes, "passages": sum(passages), "seconds": max(ends) - min(starts), "cpu_seconds": sum(cpu)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", required=True, help="JSONL with text and label")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("passages", nargs="+", help="JSONL with text")
    arguments = parser.parse_args()

    labelled = rows(arguments.labels)
    start = time.monotonic()
    model = train(labelled)
    fit = time.monotonic() - start
    features = len(model[0].vocabulary_)
    about = {"sklearn": sklearn.__version__, "python": platform.python_version(), "rows": len(labelled), "features": features, "fit_seconds": fit}
    print(json.dumps(about), flush=True)
    for number, path in enumerate(arguments.passages):
        texts = [row["text"] for row in rows(path)]
        for processes in (1, 2):
            print(json.dumps({"set": number} | measure(model, texts, processes, arguments.seconds)), flush=True)


if __name__ == "__main__":
    main()
