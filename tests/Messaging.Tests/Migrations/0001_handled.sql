-- What the test consumers write: the ids are in the order of arrival.
create table {schema}.handled (
    id bigint generated always as identity primary key,
    setting uuid not null,
    event text not null,
    sequence int not null
);
alter table {schema}.handled enable row level security;
alter table {schema}.handled force row level security;
create policy consumers on {schema}.handled
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant insert, select on {schema}.handled to {app};
