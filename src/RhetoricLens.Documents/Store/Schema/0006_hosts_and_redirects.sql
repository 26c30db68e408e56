-- What a crawl owes to hosts when its process is another one, and the answers that led from one address to the next.

-- Seconds of each pause are kept beside the time, as the next pause is made of them.
CREATE TABLE host (
    name            TEXT NOT NULL PRIMARY KEY,
    not_before      TEXT NOT NULL,
    penalty_seconds REAL NOT NULL,
    latency_seconds REAL
) WITHOUT ROWID;

CREATE TABLE hop (
    crawl_id    INTEGER NOT NULL REFERENCES crawl (id),
    page_id     INTEGER NOT NULL REFERENCES page (id),
    number      INTEGER NOT NULL,
    address     TEXT    NOT NULL,
    status      INTEGER NOT NULL,
    received_at TEXT    NOT NULL,
    headers     TEXT    NOT NULL,
    body_sha256 TEXT REFERENCES body (sha256),
    PRIMARY KEY (crawl_id, page_id, number)
) WITHOUT ROWID;
