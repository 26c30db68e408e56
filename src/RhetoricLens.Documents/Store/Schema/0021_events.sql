-- Events that a user has noted, to be drawn beside trends. The id is made of date and name, so that the same event is there once.
CREATE TABLE event (
    id             TEXT NOT NULL PRIMARY KEY,
    date_start     TEXT NOT NULL,
    date_precision TEXT NOT NULL,
    name           TEXT NOT NULL,
    note           TEXT NOT NULL,
    added_at       TEXT NOT NULL
) WITHOUT ROWID;
