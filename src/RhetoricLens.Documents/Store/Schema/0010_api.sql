-- Keys of the API, and sources that a user has taken away while their crawls are still reported.
CREATE TABLE api_key (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    sha256     TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

ALTER TABLE source ADD COLUMN removed_at TEXT;
