-- How many children each council has placed at each setting: stored from PlacementPositionChanged, and rebuilt by
-- "positions rebuild".
create table {schema}.position (
    council_id uuid not null,
    setting_id uuid not null,
    live_count integer not null check (live_count >= 0),
    -- Of the event that was stored last.
    version bigint not null,
    -- When the row was stored; an older snapshot says nothing about it.
    stored_at timestamptz,
    -- The day on which the placements service learned that the council has children there; null while it has none.
    live_since date,
    primary key (council_id, setting_id)
);
alter table {schema}.position enable row level security;
alter table {schema}.position force row level security;
-- Only the platform sees the numbers of other councils' placements; a council sees its own. A service that counts
-- councils does so in a function that runs as the owner, under a policy for that.
create policy own on {schema}.position for select using (council_id = (select {schema}.tenant_id()));
create policy feed on {schema}.position
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');
grant select, insert, update on {schema}.position to {app};

-- The settings that concern the caller's council when a regulator reports on them: all settings of the registrations in
-- which it has placed children.
create function {schema}.placed_settings() returns uuid[]
language sql stable
as $$
    select {schema}.with_premises(array(
        select p.setting_id from {schema}.position p
        where p.council_id = (select {schema}.tenant_id()) and p.live_count > 0))
$$;

-- Those of them in which it has had children for a week. A council records its placements itself: one that was recorded
-- only to see what others have about a setting must not open that at once.
create function {schema}.settled_settings() returns uuid[]
language sql stable
as $$
    select {schema}.with_premises(array(
        select p.setting_id from {schema}.position p
        where p.council_id = (select {schema}.tenant_id()) and p.live_count > 0
            and p.live_since <= (select {schema}.today()) - 7))
$$;
