-- Every handling of an event, in order. No key on the message, so that one that is handled twice appears as two rows.
create table {schema}.recorded (
    id bigint generated always as identity primary key,
    message_id uuid not null,
    type text not null
);
alter table {schema}.recorded enable row level security;
alter table {schema}.recorded force row level security;
create policy record on {schema}.recorded
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert on {schema}.recorded to {app};
