-- Of the event that a membership was last stored from. One that comes late, from the error queue, is older and changes
-- nothing. Zero: stored before events had versions.
alter table {schema}.membership add column version bigint not null default 0;
