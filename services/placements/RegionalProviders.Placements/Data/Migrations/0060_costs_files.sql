-- The end of an uploaded content may be a costs file beside the statutory episodes file.
alter table {schema}.file_upload
    add column costs_file_name text not null default '',
    add column costs_bytes bigint not null default 0,
    add check (costs_bytes >= 0 and costs_bytes < total_bytes);
