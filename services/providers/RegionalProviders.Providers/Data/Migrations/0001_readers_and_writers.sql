-- Who reads and who writes the register. Policies of several tables ask this in one statement.

-- True for principals that read the whole register. A council that is in no consortium today is refused with an error
-- that says so: the register is closed to it, and an empty answer would look like an empty register.
-- For a council each answer reads its memberships. It is decided once in a transaction for a principal and remembered
-- until the transaction ends; what is remembered names the principal and the day, so that it can stand for no other.
create function {schema}.reads_register() returns boolean
language plpgsql stable as $$
declare
    kind text := {schema}.principal_kind();
    asked text;
begin
    if kind <> 'council' then
        return kind in ('coordinator', 'operator', 'system');
    end if;
    asked := {schema}.tenant_id() || ' ' || {schema}.today();
    if current_setting('app.reads_register', true) is distinct from asked then
        if cardinality({schema}.consortium_ids()) = 0 then
            raise exception 'council is not a member of a consortium' using errcode = 'RP002';
        end if;
        perform set_config('app.reads_register', asked, true);
    end if;
    return true;
end $$;

-- True for principals that write what regulators' lists say.
create function {schema}.writes_register() returns boolean
language plpgsql stable as $$
begin
    return {schema}.principal_kind() in ('coordinator', 'operator', 'system');
end $$;

-- A UUID of version 7, so that keys made by set-based statements sort by time like those made in code.
create function {schema}.uuid_v7(at timestamptz) returns uuid
language sql volatile as $$
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                placing substring(int8send(floor(extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid
$$;
