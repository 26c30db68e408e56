-- The same text at several addresses, or in several corpora, is one document for every count and trend.

-- What a version's words are known by; a row says that copies of it were looked for.
CREATE TABLE fingerprint (
    version_id INTEGER NOT NULL PRIMARY KEY REFERENCES version (id),
    words      INTEGER NOT NULL,
    sequence   INTEGER NOT NULL
);
CREATE INDEX fingerprint_sequence ON fingerprint (sequence);

CREATE TABLE fingerprint_band (
    key        INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    PRIMARY KEY (key, version_id)
) WITHOUT ROWID;

-- A document whose current text is that of another; an original is never a copy itself.
CREATE TABLE copy (
    document_id TEXT NOT NULL PRIMARY KEY,
    original_id TEXT NOT NULL,
    likeness    REAL NOT NULL,
    found_at    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX copy_original ON copy (original_id);
