-- The records of one person. Plain SQL of the common subset but for the full-text index at the end,
-- which a second implementation replaces by its own.

-- The number the next document gets; numbers are never given twice.
CREATE TABLE counter (next_document BIGINT NOT NULL);
INSERT INTO counter (next_document) VALUES (1);

-- What an import adds is seen once it is committed; an import that never was is cleared away.
CREATE TABLE imports (id INTEGER PRIMARY KEY, committed BIGINT NOT NULL);

-- Originals placed by an import that has not ended.
CREATE TABLE import_originals (
    import BIGINT NOT NULL REFERENCES imports (id),
    sha256 TEXT NOT NULL,
    PRIMARY KEY (import, sha256)
);

-- One row a document: the entry of the shoebox and the reading without its pages, packed JSON.
CREATE TABLE documents (
    id BIGINT PRIMARY KEY,
    import BIGINT NOT NULL REFERENCES imports (id),
    document TEXT NOT NULL,
    reading BLOB NOT NULL
);
CREATE INDEX documents_of_import ON documents (import);

-- The original files of a document.
CREATE TABLE files (
    document BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (document, position)
);
CREATE INDEX files_by_hash ON files (sha256);

-- One row a page: its text, and all else of it as packed JSON.
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    document BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    number BIGINT NOT NULL,
    text TEXT NOT NULL,
    layout BLOB NOT NULL,
    UNIQUE (document, position)
);

-- What the person says of their facts.
CREATE TABLE corrections (id INTEGER PRIMARY KEY AUTOINCREMENT, correction TEXT NOT NULL);

-- Originals that nothing is made of any more, to be removed from the disk.
CREATE TABLE discarded (sha256 TEXT PRIMARY KEY);

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE VIRTUAL TABLE words USING fts5 (
    text,
    content = 'pages',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER words_of_new_page AFTER INSERT ON pages BEGIN
    INSERT INTO words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER words_of_old_page AFTER DELETE ON pages BEGIN
    INSERT INTO words (words, rowid, text) VALUES ('delete', old.id, old.text);
END;
