-- Counts the changes of what questions are answered from: documents, copies, passages and scores. The same number promises the same answers.
CREATE TABLE revision (number INTEGER NOT NULL);
INSERT INTO revision (number) VALUES (1);
