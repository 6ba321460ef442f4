using System.Data.Common;
using Dapper;
using RegionalProviders.Kernel;

namespace RegionalProviders.AccessLog;

/// <summary>
/// A log line to write. There is one for each kind of object, owner and grant, so that an owner who reads the line does
/// not learn what else the call accessed.
/// </summary>
internal sealed record AccessLine(
    string Kind,
    string Owner,
    string GrantId,
    string GrantReason,
    string[] Ids
)
{
    private const int MaxReasonLength = 200;

    internal static IReadOnlyList<AccessLine> Of(IReadOnlyList<AccessedObject> objects) =>
        objects.Count == 0
            ? [new AccessLine("", "", "", "", [])]
            :
            [
                .. objects
                    .GroupBy(each => (each.Kind, each.Owner, each.GrantId, each.GrantReason))
                    .Select(group => new AccessLine(
                        group.Key.Kind,
                        group.Key.Owner,
                        group.Key.GrantId,
                        group.Key.GrantReason.Length > MaxReasonLength
                            ? group.Key.GrantReason[..MaxReasonLength]
                            : group.Key.GrantReason,
                        [.. group.Select(each => each.Id).Distinct(StringComparer.Ordinal)]
                    )),
            ];

    // The mark stands among the roles: a reader of the log must not miss it.
    private static string[] RolesOf(Principal principal) =>
        [
            .. principal.Roles.Select(PrincipalClaims.NameOf),
            .. principal.MadeByOperator ? [PrincipalClaims.MadeByOperator] : Array.Empty<string>(),
        ];

    internal Task WriteAsync(
        AccessedCall call,
        DateTimeOffset at,
        DbTransaction transaction,
        string schema,
        CancellationToken cancellationToken
    ) =>
        transaction.Connection!.ExecuteAsync(
            new CommandDefinition(
                $"""
                select {schema}.write_access_log(
                    @at, @roles, @ClientId, @Purpose, @Method, @DataClass,
                    @Kind, @Ids, @Owner, @GrantId, @GrantReason, @TraceId)
                """,
                new
                {
                    at,
                    roles = RolesOf(call.Principal),
                    call.Principal.ClientId,
                    call.Purpose,
                    call.Method,
                    call.DataClass,
                    Kind,
                    Ids,
                    Owner,
                    GrantId,
                    GrantReason,
                    call.TraceId,
                },
                transaction,
                cancellationToken: cancellationToken
            )
        );
}
