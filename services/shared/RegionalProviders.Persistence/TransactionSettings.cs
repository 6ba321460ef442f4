using System.Globalization;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Persistence;

/// <summary>
/// The settings of a transaction. <c>set_config(…, true)</c> lasts until the transaction ends, so a pooled connection,
/// ours or a pooler's, can never carry one caller's settings over to the next.
/// </summary>
internal static class TransactionSettings
{
    private const string Sql =
        "select set_config('app.principal_kind', $1, true), set_config('app.tenant_id', $2, true),"
        + " set_config('app.coordinator_of', $3, true), set_config('app.organisation_id', $4, true),"
        + " set_config('app.subject', $5, true), set_config('app.today', $6, true)";

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(
        "Europe/London"
    );

    internal static SqlStatement Statement(Principal principal, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(time.GetUtcNow(), London).DateTime
        );
        return SqlStatement.Call(
            Sql,
            Argument.Of(principal.IsSystem ? "system" : KindName(principal.Kind)),
            Argument.Of(principal.CouncilId?.ToString() ?? ""),
            Argument.Of(string.Join(',', principal.CoordinatorOf)),
            Argument.Of(principal.OrganisationId?.ToString() ?? ""),
            Argument.Of(principal.Subject),
            Argument.Of(today.ToString("O", CultureInfo.InvariantCulture))
        );
    }

    private static string KindName(PrincipalKind kind) =>
        kind switch
        {
            PrincipalKind.Council => "council",
            PrincipalKind.Coordinator => "coordinator",
            PrincipalKind.Provider => "provider",
            PrincipalKind.Operator => "operator",
            _ => throw new ArgumentOutOfRangeException(
                nameof(kind),
                kind,
                "A principal has a kind."
            ),
        };
}
