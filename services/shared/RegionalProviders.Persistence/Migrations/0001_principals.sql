-- The principal of the current transaction. The application sets it at the start of every transaction, for that
-- transaction only; policies read it through these functions. A transaction without a principal is refused: with an
-- error, not an empty result.

create function {schema}.principal_kind() returns text
language plpgsql stable as $$
declare
    kind text := current_setting('app.principal_kind', true);
begin
    if kind is null or kind = '' then
        raise exception 'no principal is set for this transaction' using errcode = 'RP001';
    end if;
    return kind;
end $$;

-- The council that the transaction works for; null for a principal that is not a council.
create function {schema}.tenant_id() returns uuid
language plpgsql stable as $$
begin
    perform {schema}.principal_kind();
    return nullif(current_setting('app.tenant_id', true), '')::uuid;
end $$;

-- The consortia that a coordinator acts for; empty for everybody else.
create function {schema}.coordinator_of() returns uuid[]
language plpgsql stable as $$
begin
    perform {schema}.principal_kind();
    return coalesce(string_to_array(nullif(current_setting('app.coordinator_of', true), ''), ',')::uuid[], '{}');
end $$;

-- The organisation that a provider principal acts for; null for everybody else.
create function {schema}.organisation_id() returns uuid
language plpgsql stable as $$
begin
    perform {schema}.principal_kind();
    return nullif(current_setting('app.organisation_id', true), '')::uuid;
end $$;

create function {schema}.subject() returns text
language plpgsql stable as $$
begin
    perform {schema}.principal_kind();
    return current_setting('app.subject');
end $$;

-- The day in Europe/London on which the transaction works: memberships and policies are dated.
create function {schema}.today() returns date
language plpgsql stable as $$
begin
    perform {schema}.principal_kind();
    return current_setting('app.today')::date;
end $$;

-- True, or an error if the transaction has no principal. Policies are evaluated for rows, so that any transaction could
-- query an empty table; this function is declared immutable so that the planner evaluates it, before the server looks
-- for rows. A cached plan does not evaluate it again: the other policies, not this one, separate tenants' rows.
create function {schema}.require_principal() returns boolean
language plpgsql immutable as $$
begin
    perform {schema}.principal_kind();
    return true;
end $$;
