-- Documents and what models say of their passages.
-- version.id is the change log: it only grows, and a current version is the last change of its document.

CREATE TABLE store (id TEXT NOT NULL);
INSERT INTO store (id) VALUES (lower(hex(randomblob(16))));

-- Texts stand apart from the facts, so that facts are read without them and a change of facts does not copy a text.
CREATE TABLE text_body (
    sha256 TEXT NOT NULL PRIMARY KEY,
    body   TEXT NOT NULL
);

CREATE TABLE version (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id    TEXT    NOT NULL,
    number         INTEGER NOT NULL,
    is_current     INTEGER NOT NULL,
    stored_at      TEXT    NOT NULL,
    collection     TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    date_start     TEXT,
    date_end       TEXT,
    date_precision TEXT,
    country        TEXT,
    speaker        TEXT,
    role           TEXT,
    venue          TEXT,
    kind           TEXT,
    language       TEXT    NOT NULL,
    url            TEXT,
    cites          TEXT,
    verified       TEXT,
    speaker_type   TEXT    NOT NULL,
    extra          TEXT    NOT NULL,
    turns          INTEGER NOT NULL,
    splitter       INTEGER,
    text_sha256    TEXT    NOT NULL REFERENCES text_body (sha256),
    content_sha256 TEXT    NOT NULL,
    UNIQUE (document_id, number)
);
CREATE UNIQUE INDEX version_current ON version (document_id) WHERE is_current = 1;

CREATE TABLE turn (
    version_id   INTEGER NOT NULL REFERENCES version (id),
    ordinal      INTEGER NOT NULL,
    start_char   INTEGER NOT NULL,
    end_char     INTEGER NOT NULL,
    speaker      TEXT,
    role         TEXT,
    country      TEXT,
    is_quotation INTEGER NOT NULL,
    PRIMARY KEY (version_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE passage (
    version_id INTEGER NOT NULL REFERENCES version (id),
    ordinal    INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char   INTEGER NOT NULL,
    turn       INTEGER,
    PRIMARY KEY (version_id, ordinal)
) WITHOUT ROWID;

CREATE TABLE model (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE
);

-- A row here says that the version was scored; a passage of it without a row in score is off topic (p none = 1).
CREATE TABLE scored (
    model      INTEGER NOT NULL REFERENCES model (number),
    version_id INTEGER NOT NULL REFERENCES version (id),
    scored_at  TEXT    NOT NULL,
    PRIMARY KEY (model, version_id)
) WITHOUT ROWID;

CREATE TABLE score (
    model              INTEGER NOT NULL REFERENCES model (number),
    version_id         INTEGER NOT NULL,
    ordinal            INTEGER NOT NULL,
    label              TEXT    NOT NULL,
    p_multilateral     REAL    NOT NULL,
    p_multistakeholder REAL    NOT NULL,
    p_mixed            REAL    NOT NULL,
    p_none             REAL    NOT NULL,
    PRIMARY KEY (model, version_id, ordinal)
) WITHOUT ROWID;
CREATE INDEX score_axis ON score (model, (p_multistakeholder - p_multilateral)) WHERE label <> 'none';

CREATE TABLE document_stance (
    model      INTEGER NOT NULL REFERENCES model (number),
    version_id INTEGER NOT NULL REFERENCES version (id),
    country    TEXT    NOT NULL,
    passages   INTEGER NOT NULL,
    on_topic   INTEGER NOT NULL,
    positions  INTEGER NOT NULL,
    axis_sum   REAL    NOT NULL,
    PRIMARY KEY (model, version_id, country)
) WITHOUT ROWID;
