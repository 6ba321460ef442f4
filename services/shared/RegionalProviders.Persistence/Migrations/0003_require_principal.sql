-- True, or an error where the transaction has no principal. Policies are asked about rows, so that an empty table would
-- answer anybody; this is declared immutable so that the planner asks it, before the server looks whether there are rows.
-- A plan that is kept does not ask again: it never was what keeps rows apart, for which the other policies are.
create function {schema}.require_principal() returns boolean
language plpgsql immutable as $$
begin
    perform {schema}.principal_kind();
    return true;
end $$;
