using RegionalProviders.AccessLog;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Retention;

namespace RegionalProviders.Placements.Retention;

/// <summary>A return or an agreement, and when it is due for review.</summary>
internal sealed record RetainedRow : RetainedItem
{
    public const string Columns = "kind, item_id, year, row_count, review_on, held";

    public int Year { get; init; }
    public int RowCount { get; init; }

    /// <summary>The item; NOT_FOUND if it does not belong to the council, has not ended yet or was deleted.</summary>
    public static async Task<RetainedRow> ReadAsync(
        RetainedKind kind,
        Guid id,
        ServiceTransaction tx
    ) =>
        await tx.QuerySingleOrDefaultAsync<RetainedRow>(
            $"select {Columns} from placements.retained where kind = @kind and item_id = @id",
            new { kind = kind.ToString(), id }
        ) ?? throw Fault.NotFound(NameOf(kind));

    /// <summary>Locks the item until the transaction ends.</summary>
    public static Task HoldAsync(RetainedKind kind, Guid id, ServiceTransaction tx) =>
        tx.ExecuteAsync(
            kind == RetainedKind.Agreement
                ? "select from placements.agreement where id = @id for update"
                : "select from placements.submission where id = @id for update",
            new { id }
        );

    /// <summary>Records access to an item in the access log.</summary>
    public static void RecordAccess(RetainedKind kind, Guid id, ServiceTransaction tx) =>
        tx.RecordAccess(new AccessedObject(NameOf(kind), id.ToString()));

    /// <summary>The name of the kind of item.</summary>
    public static string NameOf(RetainedKind kind) =>
        kind == RetainedKind.Agreement ? "agreement" : "submission";

    public RetentionReview ToProto() =>
        new()
        {
            Kind = Enum.Parse<RetainedKind>(Kind),
            ItemId = ItemId.ToString(),
            ReviewOn = ReviewOn.ToProto(),
            Year = Year,
            RowCount = RowCount,
            Held = Held,
        };
}
