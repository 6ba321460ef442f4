-- A return has up to tens of thousands of rows, and each paid for two checks that cost more than storing it: that the
-- submission is there, which the statement that inserts rows also updates, under its lock; and that its id is new, which
-- is made for it and only guards the nonce of its child reference. Nobody but the owner can delete a submission: who
-- does, deletes its rows first.
alter table {schema}.submission_row
    drop constraint submission_row_submission_id_fkey,
    drop constraint submission_row_id_key;
