using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Retention;

/// <summary>A decision as the queries read it.</summary>
internal sealed record DecisionRow
{
    public const string Columns =
        "id, kind, item_id, outcome, keep_until, reason, decided_at, decided_by, records_deleted";

    public Guid Id { get; init; }
    public short Kind { get; init; }
    public Guid ItemId { get; init; }
    public short Outcome { get; init; }
    public DateOnly? KeepUntil { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset DecidedAt { get; init; }
    public string DecidedBy { get; init; } = "";
    public int RecordsDeleted { get; init; }

    /// <summary>Stores it, and answers with it as it is stored.</summary>
    public Task<DecisionRow> InsertAsync(ServiceTransaction tx) =>
        tx.QuerySingleAsync<DecisionRow>(
            $"""
            insert into placements.retention_decision (id, kind, item_id, outcome, keep_until, reason, decided_at)
            values (@Id, @Kind, @ItemId, @Outcome, @KeepUntil, @Reason, @DecidedAt)
            returning {Columns}
            """,
            this
        );

    public RetentionDecision ToProto() =>
        new()
        {
            Id = Id.ToString(),
            Kind = (RetainedKind)Kind,
            ItemId = ItemId.ToString(),
            Outcome = (RetentionOutcome)Outcome,
            KeepUntil = KeepUntil.ToProto(),
            Reason = Reason,
            DecidedAt = DecidedAt.ToProto(),
            DecidedBy = DecidedBy,
            RecordsDeleted = RecordsDeleted,
        };
}
