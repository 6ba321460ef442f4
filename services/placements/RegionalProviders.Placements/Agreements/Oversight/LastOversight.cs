using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Oversight;

/// <summary>The last record of one kind of oversight.</summary>
internal sealed record LastOversight
{
    public Guid AgreementId { get; init; }
    public OversightKind Kind { get; init; }
    public DateOnly DoneOn { get; init; }
    public ApplicationStatus ApplicationStatus { get; init; }

    /// <summary>The last record for each agreement and kind, including the senior approval.</summary>
    public static async Task<ILookup<Guid, LastOversight>> ReadAsync(
        IEnumerable<Guid> agreements,
        ServiceTransaction tx
    ) =>
        (
            await tx.QueryAsync<LastOversight>(
                """
                (select distinct on (agreement_id, kind) agreement_id, kind, done_on, application_status
                    from placements.oversight where agreement_id = any (@agreements)
                    order by agreement_id, kind, done_on desc, id desc)
                union all
                select agreement_id, 'SeniorApproval', approved_on, 'Unspecified' from placements.approval
                where agreement_id = any (@agreements) and kind = 'UnregulatedPlacement'
                """,
                new { agreements = agreements.ToArray() }
            )
        ).ToLookup(done => done.AgreementId);
}
