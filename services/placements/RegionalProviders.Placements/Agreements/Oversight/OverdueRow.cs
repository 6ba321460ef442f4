using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements.Oversight;

/// <summary>An outstanding action on a placement.</summary>
internal sealed record OverdueRow
{
    private static readonly string ApprovalKey = KeyOf("ap.approved_on", "a.id", "2", "ap.kind");
    private static readonly string PaymentKey = KeyOf("end_on", "agreement_id", "3", "id");

    public Guid AgreementId { get; init; }
    public Guid SettingId { get; init; }
    public OversightKind Oversight { get; init; }
    public ApprovalKind Approval { get; init; }
    public Guid? CostLine { get; init; }
    public DateOnly DueOn { get; init; }

    /// <summary>Unique sort key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Oversight of unregulated placements that is due by a day.</summary>
    public static async Task<IReadOnlyList<OverdueRow>> OversightAsync(
        DateOnly until,
        ServiceTransaction tx
    )
    {
        var today = tx.Today();
        var db = await tx.EntitiesAsync<PlacementsDbContext>();
        var agreements = await db
            .Agreements.AsNoTracking()
            .Where(agreement =>
                agreement.Unregulated
                && agreement.StartOn <= until
                && (agreement.EndedOn == null || agreement.EndedOn > today)
            )
            .ToListAsync(tx.CancellationToken);
        var last = await LastOversight.ReadAsync(agreements.Select(row => row.Id), tx);
        return
        [
            .. from agreement in agreements
            from due in OversightPlan.Of(agreement, last[agreement.Id], today)
            let day = due.DueOn.ToDateOnly("due_on")
            where day <= until
            select Of(agreement, due.Kind, day.Value),
        ];
    }

    /// <summary>Outstanding second approvals of early ends: the first was given, and the placement has not ended.</summary>
    public static Task<IReadOnlyList<OverdueRow>> ApprovalsAsync(
        string after,
        int fetch,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<OverdueRow>(
            $"""
            select a.id as agreement_id, a.setting_id, ap.approved_on as due_on, {ApprovalKey} as key,
                waits.kind as approval
            from placements.approval ap
            join (values ('EarlyEndHeadOfService', 'EarlyEndAssistantDirector'),
                ('EarlyEndAssistantDirector', 'EarlyEndHeadOfService')) waits (given, kind) on waits.given = ap.kind
            join placements.agreement a on a.tenant_id = ap.tenant_id and a.id = ap.agreement_id
            where (a.ended_on is null or a.ended_on > placements.today())
                and not exists (
                    select from placements.approval second
                    where second.tenant_id = ap.tenant_id and second.agreement_id = ap.agreement_id
                        and second.kind = waits.kind)
                and {ApprovalKey} > @after
            order by key limit @fetch
            """,
            new { after, fetch }
        );

    /// <summary>Extra payments that have reached their end.</summary>
    public static Task<IReadOnlyList<OverdueRow>> PaymentsAsync(
        DateOnly today,
        string after,
        int fetch,
        ServiceTransaction tx
    ) =>
        tx.QueryAsync<OverdueRow>(
            $"""
            select agreement_id, setting_id, end_on as due_on, {PaymentKey} as key, id as cost_line
            from placements.dated_line
            where {CostLineRow.Overrunning} and {PaymentKey} > @after
            order by key limit @fetch
            """,
            new
            {
                today,
                after,
                fetch,
            }
        );

    public OverdueItem ToProto(DateOnly today) =>
        new()
        {
            AgreementId = AgreementId.ToString(),
            SettingId = SettingId.ToString(),
            Kind =
                CostLine is not null ? OverdueKind.PaymentPastEnd
                : Approval != ApprovalKind.Unspecified ? OverdueKind.EarlyEndApproval
                : OverdueKind.Oversight,
            OversightKind = Oversight,
            ApprovalKind = Approval,
            CostLineId = CostLine?.ToString() ?? "",
            DueOn = DueOn.ToProto(),
            Overdue = DueOn < today || CostLine is not null,
        };

    private static OverdueRow Of(PlacementAgreement agreement, OversightKind kind, DateOnly day) =>
        new()
        {
            AgreementId = agreement.Id,
            SettingId = agreement.SettingId,
            Oversight = kind,
            DueOn = day,
            Key = string.Create(
                CultureInfo.InvariantCulture,
                $"{day:yyyy-MM-dd} {agreement.Id} 1 {(int)kind:00}"
            ),
        };

    // Sorts by day, agreement and kind of action; the same text is built here and in the database.
    private static string KeyOf(string day, string agreement, string kind, string id) =>
        $"(to_char({day}, 'YYYY-MM-DD') || ' ' || {agreement}::text || ' {kind} ' || {id}::text) collate \"C\"";
}
