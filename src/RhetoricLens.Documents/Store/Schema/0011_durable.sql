-- Rules of schedules, sources that keep failing, paused work, and progress that a restart does not falsify.

ALTER TABLE schedule ADD COLUMN overlap TEXT NOT NULL DEFAULT 'skip';

-- Points by the kind of failure; a success sets them to 0. A source that is held waits for a person.
ALTER TABLE source ADD COLUMN failure_points REAL NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source ADD COLUMN failure_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN failed_at TEXT;
ALTER TABLE source ADD COLUMN held_at TEXT;

-- Which taking of the work wrote the progress, and from where its phase went on.
ALTER TABLE job ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job ADD COLUMN phase_from INTEGER NOT NULL DEFAULT 0;

CREATE INDEX work_target ON work (kind, target, id);
