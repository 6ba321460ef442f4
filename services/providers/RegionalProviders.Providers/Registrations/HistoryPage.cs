using FluentValidation;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>One thing that a registration had, with the keys by which such things are sorted.</summary>
internal sealed record HistoryRow<T>(Guid Id, DateOnly Day, T Item);

/// <summary>A table of what registrations had over time.</summary>
/// <param name="Table">The table, without schema.</param>
/// <param name="Day">The column by which it is sorted, newest first.</param>
/// <param name="Columns">What to read of it, as <c>x</c>, after the id and the day.</param>
/// <param name="Join">Tables beside it; empty for none.</param>
internal sealed record HistoryTable(string Table, string Day, string Columns, string Join = "");

internal sealed partial class RegistrationGrpcService
{
    /// <summary>A page of a registration's own rows; NOT_FOUND without such a registration.</summary>
    /// <param name="request">The request, with page size and token.</param>
    /// <param name="key">Whose rows.</param>
    /// <param name="table">Where they are.</param>
    /// <param name="read">Reads the item from the third column on.</param>
    /// <param name="context">The call.</param>
    private async Task<(IEnumerable<T> Items, string Next)> ReadHistoryAsync<TRequest, T>(
        TRequest request,
        RegistrationKey key,
        HistoryTable table,
        Func<NpgsqlDataReader, T> read,
        ServerCallContext context
    )
        where TRequest : IMessage<TRequest>
        where T : IMessage
    {
        var page = Page.Of(request, keys: 2);
        var parameters = new List<NpgsqlParameter>(key.Parameters())
        {
            new NpgsqlParameter<int> { TypedValue = page.Fetch },
        };
        var after = "";
        if (page.After is { } keys)
        {
            parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = keys.Day(0) });
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = keys.Id(1) });
            after = $"and (y.{table.Day} < $4 or (y.{table.Day} = $4 and y.id > $5))";
        }

        // A registration that has none is a row without one; no row at all means no such registration.
        var rows = await database.ReadAsync(
            context.Principal(),
            $"""
            select x.id, x.{table.Day}, {table.Columns}
            from {ProvidersModule.Name}.registration r
            left join lateral (
                select * from {ProvidersModule.Name}.{table.Table} y
                where y.registration_id = r.id {after}
                order by y.{table.Day} desc, y.id limit $3
            ) x on true
            {table.Join}
            where r.regulator = $1 and r.urn = $2 and {RegistrationSql.MayRead}
            order by x.{table.Day} desc, x.id
            """,
            parameters,
            row =>
                row.IsDBNull(0)
                    ? null
                    : new HistoryRow<T>(row.GetGuid(0), row.GetFieldValue<DateOnly>(1), read(row)),
            context.CancellationToken
        );
        if (rows.Count == 0)
            throw Fault.NotFound("registration");

        var next = page.Cut(
            [.. rows.OfType<HistoryRow<T>>()],
            row => [PageKeys.Of(row.Day), row.Id.ToString()],
            row => row.Item,
            out var shown
        );
        return (shown, next);
    }
}

internal static class RequiredKey
{
    /// <summary>The registration must be named.</summary>
    public static IRuleBuilderOptions<T, RegistrationKey> IsRequiredKey<T>(
        this IRuleBuilder<T, RegistrationKey> rule
    ) =>
        rule.NotNull()
            .WithMessage("is required: regulator and URN.")
            .SetValidator(new RegistrationKeyValidator());
}
