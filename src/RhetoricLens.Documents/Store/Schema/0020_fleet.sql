-- What several programs that share a store need to know of one another.

CREATE TABLE node (
    id            TEXT    NOT NULL PRIMARY KEY,
    role          TEXT    NOT NULL,
    started_at    TEXT    NOT NULL,
    seen_at       TEXT    NOT NULL,
    index_version INTEGER
);

-- The program that does a piece of work, so that others know whom to help.
ALTER TABLE work ADD COLUMN node TEXT;

-- Addresses of a crawl that some program has taken on itself to visit, out of the source's limit.
ALTER TABLE crawl ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;

-- The program that alone may ask a host, and until when.
ALTER TABLE host ADD COLUMN holder TEXT;
ALTER TABLE host ADD COLUMN held_until TEXT;

-- Documents that some program is scoring.
CREATE TABLE score_claim (
    model_id   TEXT    NOT NULL,
    version_id INTEGER NOT NULL,
    holder     TEXT    NOT NULL,
    until      TEXT    NOT NULL,
    PRIMARY KEY (model_id, version_id)
) WITHOUT ROWID;

-- Models, labels and what else lies in files, for every program's data folder; revision numbers their changes.
CREATE TABLE shared_file (
    path     TEXT    NOT NULL PRIMARY KEY,
    sha256   TEXT    NOT NULL,
    bytes    BLOB    NOT NULL,
    revision INTEGER NOT NULL
);
