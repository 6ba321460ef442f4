using System.Globalization;
using System.Text;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Agreements;

/// <summary>Builds the list query with only the conditions that the request sets, so that indexes can be used.</summary>
internal sealed class AgreementFilter
{
    // The cost of each row is computed after the limit has been applied.
    private const string Select = """
        select a.*, (
            select coalesce(sum(l.social_care + l.education + l.health), 0)::bigint from placements.dated_line l
            where l.agreement_id = a.id and l.from_on <= day and (l.until_on is null or l.until_on > day))
        from (
            select id, child_reference, age_years, setting_id, organisation_id, service_type, start_on, planned_end_on,
                ended_on, unregulated, version, coalesce($1, (select placements.today())) as day
            from placements.agreement
            where true
        """;

    private readonly StringBuilder sql = new(Select);
    private readonly List<NpgsqlParameter> parameters = [];

    public AgreementFilter(ListAgreementsRequest request, Page page, CouncilReferences? council)
    {
        var liveOn = request.LiveOn.ToDateOnly("live_on");
        parameters.Add(Argument.Of(liveOn));
        if (request.SettingId.ToOptionalId("setting_id") is { } setting)
            Where("setting_id = {0}", setting);
        if (request.OrganisationId.ToOptionalId("organisation_id") is { } organisation)
            Where("organisation_id = {0}", organisation);
        if (liveOn is not null)
            sql.Append(" and start_on <= $1 and (ended_on is null or ended_on > $1)");
        if (request.ServiceType != ServiceType.Unspecified)
            Where("service_type = {0}", request.ServiceType.ToString());
        if (request.ChildReference.Length > 0 && council is not null)
            Where(
                "child_hash = {0}",
                council.Hash(ChildReference.Normalise(request.ChildReference))
            );
        if (request.UnregulatedOnly)
            sql.Append(" and unregulated");
        if (page.After is { } after)
            Where("id > {0}", after.Id(0));
        sql.Append(
            CultureInfo.InvariantCulture,
            $" order by id limit {page.Fetch}) a order by a.id"
        );
    }

    public string Sql => sql.ToString();

    public IEnumerable<NpgsqlParameter> Parameters => parameters;

    private void Where<T>(string condition, T value)
    {
        parameters.Add(Argument.Of(value));
        sql.Append(" and ")
            .AppendFormat(CultureInfo.InvariantCulture, condition, $"${parameters.Count}");
    }
}
