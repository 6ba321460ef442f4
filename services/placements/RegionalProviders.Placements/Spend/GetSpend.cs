using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Spend;

internal sealed class GetSpendRules : RequestChecks<GetSpendRequest>
{
    protected override void Check(GetSpendRequest request, FieldChecks checks)
    {
        checks.Known(request.GroupBy, "group_by");
        checks.That(
            Enum.IsDefined(request.Period),
            "period",
            "must be one of the values that the API names."
        );
        checks.That(
            request.FinancialYear is 0 or >= 2000 and <= 2100,
            "financial_year",
            "must be from 2000 to 2100, or 0 for that of as_of."
        );
        var asOf = checks.Day(request.AsOf, "as_of");
        checks.That(
            asOf is null or { Year: >= 2000 and <= 2100 },
            "as_of",
            "must be in the years 2000 to 2100."
        );
    }
}

internal sealed partial class SpendGrpcService
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    /// <inheritdoc/>
    public override async Task<GetSpendResponse> GetSpend(
        GetSpendRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var asOf = request.AsOf.ToDateOnly("as_of") ?? Today();
        var year = request.FinancialYear == 0 ? FinancialYearOf(asOf) : request.FinancialYear;
        var from = new DateOnly(year, 4, 1);
        var groups = new List<GroupSpend>();
        var statements = new List<SqlStatement>
        {
            new(
                SpendSql.Totals(request.GroupBy),
                Parameters(request, from, asOf, page),
                reader => groups.Add(SpendMapping.ReadGroup(reader))
            ),
        };
        if (request.Period != SpendPeriod.Unspecified)
            statements.Add(
                new(
                    SpendSql.Periods(request.GroupBy, request.Period),
                    Parameters(request, from, asOf, page),
                    reader => SpendMapping.AddPeriod(reader, groups)
                )
            );
        await database.ReadAsync(context.Principal(), statements, context.CancellationToken);
        var next = page.Cut(groups, group => [group.Key], out var rows);
        return new GetSpendResponse
        {
            Groups = { rows },
            YearFrom = from.ToProto(),
            AsOf = asOf.ToProto(),
            NextPageToken = next,
        };
    }

    private static int FinancialYearOf(DateOnly day) => day.Month < 4 ? day.Year - 1 : day.Year;

    private DateOnly Today() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(database.Time.GetUtcNow(), London).DateTime);

    private static NpgsqlParameter[] Parameters(
        GetSpendRequest request,
        DateOnly from,
        DateOnly asOf,
        Page page
    ) =>
        [
            Argument.Of(from),
            Argument.Of(from.AddYears(1)),
            Argument.Of(asOf),
            Argument.Of(request.SettingId.ToOptionalId("setting_id")),
            Argument.Of(request.OrganisationId.ToOptionalId("organisation_id")),
            Argument.Of(
                request.ServiceType == ServiceType.Unspecified
                    ? null
                    : request.ServiceType.ToString()
            ),
            Argument.Of(request.AgreementId.ToOptionalId("agreement_id")),
            Argument.Of(page.After?.Text(0)),
            Argument.Of(page.Fetch),
        ];
}
