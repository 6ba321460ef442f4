-- Pence that have accrued of a weekly amount after so many days: rounded once, half away from zero.
create function {schema}.accrued(weekly bigint, days integer) returns bigint
language sql immutable parallel safe return (2 * weekly * greatest(days, 0) + 7) / 14;

-- Pence of a unit (a weekly amount from a day until a day that does not count, null for without end) that fall between
-- two days, of which the second does not count: what has accrued by the second less what had by the first.
create function {schema}.accrued_between(
    weekly bigint, from_on date, until_on date, first_day date, end_day date
) returns bigint
language sql immutable parallel safe return
    {schema}.accrued(weekly, least(end_day, until_on) - from_on)
    - {schema}.accrued(weekly, least(first_day, end_day, until_on) - from_on);
grant execute on function {schema}.accrued, {schema}.accrued_between to {app};
