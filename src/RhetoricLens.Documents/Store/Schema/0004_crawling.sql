-- What a crawl over many hosts and many months needs to know of its addresses.

-- When the address last answered with a page, and since when it answers that there is none.
ALTER TABLE page ADD COLUMN last_seen_at TEXT;
ALTER TABLE page ADD COLUMN gone_at TEXT;
UPDATE page SET last_seen_at = (
    SELECT max(ended_at) FROM visit WHERE visit.page_id = page.id AND visit.outcome IN ('Stored', 'Unchanged', 'Listing', 'Duplicate', 'NoMainText'));
-- What lies outside a source's scope is not due by itself.
UPDATE page SET due_at = NULL WHERE id IN (SELECT page_id FROM visit WHERE outcome = 'OutOfScope');
CREATE INDEX page_document ON page (document_id) WHERE document_id IS NOT NULL;

-- Hosts are read side by side and each nearest page first: both stand here, so that the next page is found without sorting the frontier.
ALTER TABLE visit ADD COLUMN host TEXT NOT NULL DEFAULT '';
ALTER TABLE visit ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;
UPDATE visit SET depth = (SELECT depth FROM page WHERE page.id = visit.page_id),
                 host = (SELECT substr(rest, 1, instr(rest || '/', '/') - 1)
                         FROM (SELECT substr(address, instr(address, '://') + 3) AS rest FROM page WHERE page.id = visit.page_id) AS known);

-- An address that failed for a while stays pending, and is not asked for before its time.
ALTER TABLE visit ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visit ADD COLUMN due_at TEXT;

-- The address of the page whose print view or copy this one is: it stands in when that page turns out to hold nothing.
ALTER TABLE visit ADD COLUMN stands_for TEXT;

DROP INDEX visit_pending;
CREATE INDEX visit_pending ON visit (crawl_id, host, depth, page_id) WHERE outcome = 'Pending';
CREATE INDEX visit_outcome ON visit (crawl_id, outcome, page_id);
CREATE INDEX visit_stand_in ON visit (crawl_id, stands_for) WHERE stands_for IS NOT NULL;
