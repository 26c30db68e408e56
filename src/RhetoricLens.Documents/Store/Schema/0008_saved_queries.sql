-- Queries that were saved under a stable id: the hash of their canonical form, so that the same question has the same id in every store.
CREATE TABLE saved_query (
    id       TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    question TEXT NOT NULL,
    saved_at TEXT NOT NULL
) WITHOUT ROWID;
