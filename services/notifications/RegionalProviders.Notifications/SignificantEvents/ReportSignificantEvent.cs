using Grpc.Core;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
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
        return database.RunIdempotentAsync(
            context.Principal(),
            request.RequestId,
            request,
            async tx =>
            {
                if (given.OccurredAt.ToDateTimeOffset() > tx.Now)
                    throw Fault.Invalid("event.occurred_at", "must not be in the future.");
                var entry = await EntryAsync(setting, tx);
                RequireConcerned(placing, entry, tx.Principal);
                return new ReportSignificantEventResponse
                {
                    Id = (await AddAsync(given, placing, entry, tx)).ToString(),
                };
            },
            context.CancellationToken
        );
    }

    // A provider sees its own settings there, and no others.
    private static async Task<RegisterEntry> EntryAsync(Guid setting, ServiceTransaction tx)
    {
        var entry =
            await tx.QuerySingleOrDefaultAsync<RegisterEntry>(
                """
                select setting_id, organisation_id, host_council_id, coalesce(service_type, 'Unspecified') as service_type
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
        var known = EventKinds.RegulationOf(entry.ServiceType);
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

    private async Task<Guid> AddAsync(
        SignificantEvent given,
        Guid[] placing,
        RegisterEntry entry,
        ServiceTransaction tx
    )
    {
        var urgent = given.Urgent || EventKinds.IsUrgent(given.Kind);
        var reported = new SignificantEventEntity
        {
            Id = Guid.CreateVersion7(tx.Now),
            Kind = given.Kind,
            Regulation = Regulation(given, entry),
            SettingId = entry.SettingId,
            OrganisationId = entry.OrganisationId,
            PlacingCouncilIds = placing,
            HostCouncilId = entry.HostCouncilId,
            OccurredAt = given.OccurredAt.ToDateTimeOffset(),
            Urgent = urgent,
            Summary = given.Summary.Trim(),
            ReportedAt = tx.Now,
            ReportedOn = LondonTime.DateOf(tx.Now),
            DueAt = urgent ? deadlines.SameWorkingDay(tx.Now) : null,
        };
        (await tx.EntitiesAsync<NotificationsDbContext>()).Add(reported);
        return reported.Id;
    }

    private sealed record RegisterEntry
    {
        public Guid SettingId { get; init; }
        public Guid? OrganisationId { get; init; }
        public Guid? HostCouncilId { get; init; }
        public ServiceType ServiceType { get; init; }
    }
}
