using RegionalProviders.AccessLog;
using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>A return or an agreement and when it comes up for review.</summary>
internal sealed record RetainedRow
{
    public const string Columns = "kind, item_id, year, row_count, review_on, held";

    public short Kind { get; init; }
    public Guid ItemId { get; init; }
    public int Year { get; init; }
    public int RowCount { get; init; }
    public DateOnly ReviewOn { get; init; }
    public bool Held { get; init; }

    /// <summary>The item; NOT_FOUND where it is not the council's, is not over yet or was deleted.</summary>
    public static async Task<RetainedRow> ReadAsync(
        RetainedKind kind,
        Guid id,
        ServiceTransaction tx
    ) =>
        await tx.QuerySingleOrDefaultAsync<RetainedRow>(
            $"select {Columns} from placements.retained where kind = @kind and item_id = @id",
            new { kind = (short)kind, id }
        ) ?? throw Fault.NotFound(NameOf(kind));

    /// <summary>
    /// Holds and decisions of a council one after another: a hold that was answered for stops every deletion after it.
    /// </summary>
    public static Task LockAsync(ServiceTransaction tx) =>
        tx.ExecuteAsync(
            "select pg_advisory_xact_lock(hashtextextended('placements.retention.' || placements.tenant_id(), 0))"
        );

    /// <summary>Names an item in the access log.</summary>
    public static void Concerns(RetainedKind kind, Guid id, ServiceTransaction tx) =>
        tx.Concerns(new AccessedObject(NameOf(kind), id.ToString()));

    /// <summary>What an item of the kind is called.</summary>
    public static string NameOf(RetainedKind kind) =>
        kind == RetainedKind.Agreement ? "agreement" : "submission";

    public RetentionReview ToProto() =>
        new()
        {
            Kind = (RetainedKind)Kind,
            ItemId = ItemId.ToString(),
            ReviewOn = ReviewOn.ToProto(),
            Year = Year,
            RowCount = RowCount,
            Held = Held,
        };
}
