-- What is kept, held and decided about here: yearly returns and agreements.
alter table {schema}.legal_hold add check (kind in ('Unspecified', 'Submission', 'Agreement'));
alter table {schema}.retention_decision add check (kind in ('Submission', 'Agreement'));
