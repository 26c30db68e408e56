-- Files of exports, in parts of equal length but the last, where several programs share the store: whoever is asked can answer with what another has made.
CREATE TABLE export_part (
    work_id INTEGER NOT NULL REFERENCES work (id),
    part    INTEGER NOT NULL,
    bytes   BLOB    NOT NULL,
    PRIMARY KEY (work_id, part)
);
