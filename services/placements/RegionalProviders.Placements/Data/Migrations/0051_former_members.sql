-- A council that has left keeps its own return, so it sees the window that the return was made in. It changes nothing there.
create policy own_return_read on {schema}.submission_window for select
    using (exists (
        select from {schema}.submission s where s.window_id = submission_window.id and s.council_id = (select {schema}.tenant_id())));
