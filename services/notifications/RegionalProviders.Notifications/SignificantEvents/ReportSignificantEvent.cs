using Grpc.Core;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Register;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<ReportSignificantEventResponse> ReportSignificantEvent(
        ReportSignificantEventRequest request,
        ServerCallContext context
    )
    {
        var given = request.Event;
        var setting = given.SettingId.ToId("event.setting_id");
        Guid[] placing =
        [
            .. given.PlacingCouncilIds.Select(id => id.ToId("event.placing_council_ids")),
        ];
        return database.InTransactionAsync(
            context.Principal(),
            tx =>
                tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                    {
                        if (given.OccurredAt.ToDateTimeOffset() > tx.Now)
                            throw Fault.Invalid("event.occurred_at", "must not be in the future.");
                        var entry = await EntryAsync(setting, tx);
                        RequireConcerned(placing, entry, tx.Principal);
                        return new ReportSignificantEventResponse
                        {
                            Id = (await StoreAsync(given, placing, entry, tx)).ToString(),
                        };
                    }
                ),
            context.CancellationToken
        );
    }

    // A provider sees its own settings there, and no others.
    private static async Task<RegisterEntry> EntryAsync(Guid setting, ServiceTransaction tx)
    {
        var entry =
            await tx.QuerySingleOrDefaultAsync<RegisterEntry>(
                """
                select setting_id, organisation_id, host_council_id, coalesce(service_type, 0::smallint) as service_type
                from notifications.registered_setting where setting_id = @setting order by updated_at desc limit 1
                """,
                new { setting }
            ) ?? throw Fault.NotFound("setting");
        // A list may name a council that another has taken over from.
        return entry with
        {
            HostCouncilId = HostCouncil.On(LondonTime.DateOf(tx.Now), entry.HostCouncilId),
        };
    }

    private static void RequireConcerned(Guid[] placing, RegisterEntry entry, Principal principal)
    {
        const string Field = "event.placing_council_ids";
        if (principal.CouncilId is not { } council)
        {
            if (placing is [])
                throw Fault.Invalid(Field, "must name the councils whose children are concerned.");
        }
        else if (!placing.Contains(council) && entry.HostCouncilId != council)
            throw Fault.Invalid(
                Field,
                "must name the calling council, unless the setting lies in its area."
            );
    }

    private static EventRegulation Regulation(SignificantEvent given, RegisterEntry entry)
    {
        const string Field = "event.regulation";
        var known = EventKinds.RegulationOf((ServiceType)entry.ServiceType);
        if (known == EventRegulation.Unspecified)
            return given.Regulation != EventRegulation.Unspecified
                ? given.Regulation
                : throw Fault.Invalid(
                    Field,
                    "must be given: the register does not say under which one the setting falls."
                );
        return given.Regulation == EventRegulation.Unspecified || given.Regulation == known
            ? known
            : throw Fault.Invalid(
                Field,
                "must be that of the setting's type of service, or be left out."
            );
    }

    private async Task<Guid> StoreAsync(
        SignificantEvent given,
        Guid[] placing,
        RegisterEntry entry,
        ServiceTransaction tx
    )
    {
        var id = Guid.CreateVersion7(tx.Now);
        var urgent = given.Urgent || EventKinds.IsUrgent(given.Kind);
        await tx.ExecuteAsync(
            """
            insert into notifications.significant_event (id, kind, regulation, setting_id, organisation_id,
                placing_council_ids, host_council_id, occurred_at, urgent, summary, reported_at, reported_on, due_at)
            values (@id, @kind, @regulation, @SettingId, @OrganisationId, @placing, @HostCouncilId, @occurredAt, @urgent,
                @summary, @Now, notifications.today(), @due)
            """,
            new
            {
                id,
                kind = (short)given.Kind,
                regulation = (short)Regulation(given, entry),
                entry.SettingId,
                entry.OrganisationId,
                placing,
                entry.HostCouncilId,
                occurredAt = given.OccurredAt.ToDateTimeOffset(),
                urgent,
                summary = given.Summary.Trim(),
                tx.Now,
                due = urgent ? deadlines.SameWorkingDay(tx.Now) : (DateTimeOffset?)null,
            }
        );
        return id;
    }

    private sealed record RegisterEntry
    {
        public Guid SettingId { get; init; }
        public Guid? OrganisationId { get; init; }
        public Guid? HostCouncilId { get; init; }
        public short ServiceType { get; init; }
    }
}
