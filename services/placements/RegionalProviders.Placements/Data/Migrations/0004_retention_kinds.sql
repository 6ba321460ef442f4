-- The kinds of records that retention and legal holds apply to: yearly returns and agreements.
alter table {schema}.legal_hold add check (kind in ('Unspecified', 'Submission', 'Agreement'));
alter table {schema}.retention_decision add check (kind in ('Submission', 'Agreement'));
