-- What searches need beyond the indexes of the register.

alter table {schema}.setting
    add column postcode_area text generated always as (substring(postcode from '^([A-Z]{1,2})[0-9]')) stored,
    add column postcode_district text generated always as (substring(postcode from '^([A-Z]{1,2}[0-9][0-9A-Z]?) ')) stored;
create index on {schema}.setting (postcode_area) where latitude is not null;
create index on {schema}.setting (postcode_district) where latitude is not null;
create index on {schema}.setting (latitude, longitude) where latitude is not null;
create index on {schema}.setting (region, sort_name, id);
create index on {schema}.setting (service_type, sort_name, id);
create index on {schema}.setting (owner_id, sort_name, id);
create index on {schema}.setting (urn text_pattern_ops);

-- Under row-level security the operators that compare parts and likenesses of names cannot use an index, as they might
-- tell of rows that the caller may not see. So names are looked up as the owner, by the two functions below, which
-- answer with ids and scores alone. Whoever asks must read the rows of those ids themselves, under their own policies.
create policy names on {schema}.setting for select to {owner} using (true);
create policy names on {schema}.organisation for select to {owner} using (true);

-- Loads the library: a setting of a library that is not loaded can be given by nobody but a superuser.
select public.word_similarity('', '');

create function {schema}.like_part(part text) returns text
language sql immutable strict parallel safe as $$
    select '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%'
$$;

-- True where the text has every word, as a part or nearly so.
create function {schema}.has_words(text_of text, words text[]) returns boolean
language sql immutable strict parallel safe as $$
    select coalesce(bool_and(strpos(text_of, w) > 0 or public.word_similarity(w, text_of) >= 0.4), false)
    from unnest(words) w
$$;

-- Settings whose name has every one of the words, or whose URN begins with a text; with a score, the best match highest.
-- The first word should be the one that is rarest: the index looks for it alone.
create function {schema}.settings_named(query text, words text[], urn_from text, urn_to text)
returns table (id uuid, score integer)
language sql stable security definer parallel safe rows 100
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.4
as $$
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
              and (s.sort_name like {schema}.like_part(words[1]) or words[1] <% s.sort_name)
              and {schema}.has_words(s.sort_name, words)
          )
          or (s.urn ~>=~ urn_from and s.urn ~<~ urn_to)
      )
$$;

-- Organisations whose name has every one of the words.
create function {schema}.organisations_named(words text[]) returns setof uuid
language sql stable security definer parallel safe rows 100
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.4
as $$
    select o.id
    from {schema}.organisation o
    where (select {schema}.principal_kind()) is not null
      and (o.name_key like {schema}.like_part(words[1]) or words[1] <% o.name_key)
      and {schema}.has_words(o.name_key, words)
$$;

do $$
declare
    f text;
begin
    foreach f in array array['settings_named(text, text[], text, text)', 'organisations_named(text[])']
    loop
        execute format('revoke all on function {schema}.%s from public', f);
        execute format('grant execute on function {schema}.%s to {app}', f);
    end loop;
end $$;
