-- What was last learnt of a setting, so that what comes late or again is known to be old: imports have their ids in the
-- order of time. The topic is the status of its registration, or the scale of a judgement.
create table {schema}.register_change (
    setting_id uuid not null,
    topic text not null check (topic = 'Status' or topic::{schema}.judgement_scale is not null),
    import_id uuid not null,
    primary key (setting_id, topic)
);
