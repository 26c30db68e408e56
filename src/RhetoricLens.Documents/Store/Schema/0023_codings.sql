-- Decisions of coders in the browser, one row each, in the order in which they were made. A row is never changed but for undone_at; the last row
-- of a coder on a passage that was not undone holds. An empty label says that the coder passed the passage over.
CREATE TABLE coding (
    id             INTEGER PRIMARY KEY,
    set_name       TEXT    NOT NULL,
    passage_sha256 TEXT    NOT NULL,
    passage_id     TEXT    NOT NULL,
    body           TEXT    NOT NULL,
    document_id    TEXT,
    text_sha256    TEXT,
    start_char     INTEGER,
    end_char       INTEGER,
    language       TEXT    NOT NULL,
    country        TEXT    NOT NULL,
    year           TEXT    NOT NULL,
    coder          TEXT    NOT NULL,
    settles        INTEGER NOT NULL,
    label          TEXT    NOT NULL,
    note           TEXT    NOT NULL,
    blind          INTEGER NOT NULL,
    probability    REAL,
    coded_at       TEXT    NOT NULL,
    undone_at      TEXT
);

CREATE INDEX coding_passage ON coding (set_name, passage_sha256, coder);
CREATE INDEX coding_coder ON coding (set_name, coder, id);
