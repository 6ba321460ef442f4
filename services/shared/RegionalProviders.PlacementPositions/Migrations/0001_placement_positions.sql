-- How many children each council has placed at each setting: fed by PlacementPositionChanged, and built anew by
-- "positions rebuild".
create table {schema}.position (
    council_id uuid not null,
    setting_id uuid not null,
    live_count integer not null check (live_count >= 0),
    -- Of the event that it was last stored from.
    version bigint not null,
    -- A snapshot that is older says nothing about it.
    stored_at timestamptz,
    primary key (council_id, setting_id)
);
alter table {schema}.position enable row level security;
alter table {schema}.position force row level security;
-- Numbers of other councils' placements are for the platform alone: a council knows where it has children itself. A
-- service that counts councils does so in a function that works as the owner, under a policy for that.
create policy own on {schema}.position for select using (council_id = (select {schema}.tenant_id()));
create policy feed on {schema}.position
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update on {schema}.position to {app};

-- Where a word of the regulator concerns the caller's council: the settings of registrations in which it has children.
create function {schema}.placed_settings() returns uuid[]
language sql stable
as $$
    select {schema}.with_premises(array(
        select p.setting_id from {schema}.position p
        where p.council_id = (select {schema}.tenant_id()) and p.live_count > 0))
$$;
