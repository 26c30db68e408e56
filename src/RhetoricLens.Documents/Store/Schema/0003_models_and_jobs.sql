-- Which models have scored the whole store, and what is known of a job beyond its row in work.

-- When the model had scored every current version for the first time: from then on it may answer questions. Models that scored before this column
-- was there were the only ones in use at their time, and answered.
ALTER TABLE model ADD COLUMN complete_at TEXT;
UPDATE model SET complete_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE EXISTS (SELECT 1 FROM scored WHERE scored.model = model.number);

CREATE TABLE job (
    work_id          INTEGER NOT NULL PRIMARY KEY REFERENCES work (id),
    request          TEXT    NOT NULL DEFAULT '',
    started_at       TEXT,
    phase            TEXT    NOT NULL DEFAULT '',
    phase_started_at TEXT,
    done             INTEGER NOT NULL DEFAULT 0,
    total            INTEGER,
    progress_at      TEXT,
    result           TEXT    NOT NULL DEFAULT '',
    problem          TEXT    NOT NULL DEFAULT ''
);
