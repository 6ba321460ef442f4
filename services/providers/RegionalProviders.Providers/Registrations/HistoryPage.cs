using FluentValidation;
using Google.Protobuf;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>One entry of a registration's history, with its sort keys.</summary>
internal sealed record HistoryRow<T>(Guid Id, DateOnly Day, T Item);

/// <summary>A table with the history of registrations.</summary>
/// <param name="Table">The table, without schema.</param>
/// <param name="Day">The column to sort by, newest first.</param>
/// <param name="Columns">The columns to read, qualified with <c>x</c>, in addition to the id and the day.</param>
/// <param name="Join">Joins to other tables; empty for none.</param>
internal sealed record HistoryTable(string Table, string Day, string Columns, string Join = "");

internal sealed partial class RegistrationGrpcService
{
    /// <summary>A page of a registration's rows; NOT_FOUND if the registration does not exist.</summary>
    /// <param name="request">The request, with page size and token.</param>
    /// <param name="key">The registration.</param>
    /// <param name="table">The table to read.</param>
    /// <param name="read">Reads the item from the third column on.</param>
    /// <param name="context">The call context.</param>
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

        // A registration without entries yields one row of nulls; no row at all means that there is no such registration.
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
    /// <summary>Requires a registration key.</summary>
    public static IRuleBuilderOptions<T, RegistrationKey> IsRequiredKey<T>(
        this IRuleBuilder<T, RegistrationKey> rule
    ) =>
        rule.NotNull()
            .WithMessage("is required: regulator and URN.")
            .SetValidator(new RegistrationKeyValidator());
}
