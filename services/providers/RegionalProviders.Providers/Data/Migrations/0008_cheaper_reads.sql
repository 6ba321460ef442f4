-- The same answers for less work, where calls are most frequent.

-- Policies of several tables ask this in one statement, and for a council each answer reads its memberships. It is
-- decided once in a transaction for a principal and remembered until the transaction ends; what is remembered names the
-- principal and the day, so that it can stand for no other.
create or replace function {schema}.reads_register() returns boolean
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

-- The words after the first were tested by a function called for every row that the index finds, which cost more than
-- finding them. Here each has a condition of its own; there are never more than ten.
-- Loads the library, as in 0006.
select public.word_similarity('', '');
do $make$
declare
    more constant text := (
        select string_agg(
            format('and (words[%1$s] is null or strpos(%%1$s, words[%1$s]) > 0 or words[%1$s] <%%%% %%1$s)', n),
            E'\n          '
        )
        from generate_series(2, 10) n
    );
begin
    execute format($define$
create or replace function {schema}.settings_named(query text, words text[], urn_from text, urn_to text)
returns table (id uuid, score integer)
language sql stable security definer parallel safe rows 100
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.4
as $body$
    select
        s.id,
        case
            when s.urn = urn_from then 4000
            when s.sort_name = query then 3000
            when s.urn ~>=~ urn_from and s.urn ~<~ urn_to then 2500
            when starts_with(s.sort_name, query) then 2000
            when strpos(s.sort_name, query) > 0 then 1000
            else 0
        end + round(500 * word_similarity(query, s.sort_name) + 499 * similarity(query, s.sort_name))::integer
    from {schema}.setting s
    where (select {schema}.principal_kind()) is not null
      and (
          (
              s.name is not null
              and (s.sort_name like {schema}.like_part(words[1]) or words[1] <%% s.sort_name)
              %s
          )
          or (s.urn ~>=~ urn_from and s.urn ~<~ urn_to)
      )
$body$
$define$, format(more, 's.sort_name'));

    execute format($define$
create or replace function {schema}.organisations_named(words text[]) returns setof uuid
language sql stable security definer parallel safe rows 100
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.4
as $body$
    select o.id
    from {schema}.organisation o
    where (select {schema}.principal_kind()) is not null
      and (o.name_key like {schema}.like_part(words[1]) or words[1] <%% o.name_key)
      %s
$body$
$define$, format(more, 'o.name_key'));
end $make$;

drop function {schema}.has_words(text, text[]);
