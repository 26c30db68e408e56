-- Where texts come from, and the work that must survive a crash.

CREATE TABLE source (
    id            TEXT    NOT NULL PRIMARY KEY,
    enabled       INTEGER NOT NULL,
    definition    TEXT    NOT NULL,
    registered_at TEXT    NOT NULL
);

CREATE TABLE schedule (
    id          INTEGER PRIMARY KEY,
    source_id   TEXT    NOT NULL UNIQUE REFERENCES source (id),
    cron        TEXT    NOT NULL,
    time_zone   TEXT    NOT NULL,
    next_due_at TEXT,
    enabled     INTEGER NOT NULL,
    misfire     TEXT    NOT NULL DEFAULT 'once'
);

CREATE TABLE work (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT    NOT NULL,
    key          TEXT    NOT NULL UNIQUE,
    target       TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    due_at       TEXT    NOT NULL,
    lease_until  TEXT,
    lease_epoch  INTEGER NOT NULL DEFAULT 0,
    attempts     INTEGER NOT NULL DEFAULT 0,
    created_at   TEXT    NOT NULL,
    ended_at     TEXT,
    last_reason  TEXT    NOT NULL DEFAULT ''
);
CREATE INDEX work_open ON work (due_at) WHERE state IN ('due', 'leased');

CREATE TABLE crawl (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id  TEXT NOT NULL REFERENCES source (id),
    state      TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at   TEXT,
    reason     TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX crawl_running ON crawl (source_id) WHERE state = 'running';

-- Raw bytes, compressed once for all pages that served them.
CREATE TABLE body (
    sha256   TEXT    NOT NULL PRIMARY KEY,
    encoding TEXT    NOT NULL,
    length   INTEGER NOT NULL,
    bytes    BLOB    NOT NULL
);

-- What is known of an address over all crawls.
CREATE TABLE page (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id     TEXT    NOT NULL REFERENCES source (id),
    address       TEXT    NOT NULL,
    depth         INTEGER NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    due_at        TEXT,
    document_id   TEXT,
    body_sha256   TEXT REFERENCES body (sha256),
    UNIQUE (source_id, address)
);

-- What became of an address in one crawl: 'Pending' rows are the frontier.
CREATE TABLE visit (
    crawl_id      INTEGER NOT NULL REFERENCES crawl (id),
    page_id       INTEGER NOT NULL REFERENCES page (id),
    outcome       TEXT    NOT NULL,
    reason        TEXT    NOT NULL DEFAULT '',
    status        INTEGER,
    ended_at      TEXT,
    final_address TEXT,
    content_type  TEXT,
    headers       TEXT,
    body_sha256   TEXT REFERENCES body (sha256),
    PRIMARY KEY (crawl_id, page_id)
) WITHOUT ROWID;
CREATE INDEX visit_pending ON visit (crawl_id, page_id) WHERE outcome = 'Pending';
