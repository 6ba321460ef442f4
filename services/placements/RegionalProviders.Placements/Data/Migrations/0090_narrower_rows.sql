-- A row of a return is stored by tens of thousands and read a few times. Its texts lie behind one another, parted by the
-- unit separator, which no cell can have: as an array they took a third more room, and parting them cost more than
-- storing them. The key begins with the caller's key of the row: those that arrive together lie together, where hashes
-- lie all over the index.
alter table {schema}.submission_row
    drop constraint submission_row_pkey,
    alter column texts type text using array_to_string(texts, chr(31)),
    alter column row_key type text collate "C",
    add primary key (submission_id, row_key, child_hash);

-- As for rows (0040): what inserts findings holds the lock of their submission, and who deletes one, deletes them first.
alter table {schema}.submission_finding
    drop constraint submission_finding_submission_id_fkey;
