-- The last import applied to a setting, so that late and repeated events are recognised as old: import ids increase
-- with time. The topic is either the status of the registration or a judgement scale.
create table {schema}.register_change (
    setting_id uuid not null,
    topic text not null check (topic = 'Status' or topic::{schema}.judgement_scale is not null),
    import_id uuid not null,
    primary key (setting_id, topic)
);
