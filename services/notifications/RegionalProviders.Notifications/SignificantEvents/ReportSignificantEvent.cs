using Grpc.Core;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.RegisterCopy;

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
                // Row-level security shows a provider only its own settings here.
                var entry =
                    await RegisteredSetting.FindAsync(setting, tx)
                    ?? throw Fault.NotFound("setting");
                RequireConcerned(placing, entry, tx.Principal);
                return new ReportSignificantEventResponse
                {
                    Id = (await AddAsync(given, placing, entry, tx)).ToString(),
                };
            },
            context.CancellationToken
        );
    }

    private static void RequireConcerned(
        Guid[] placing,
        RegisteredSetting entry,
        Principal principal
    )
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

    private static EventRegulation Regulation(SignificantEvent given, RegisteredSetting entry)
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
        RegisteredSetting entry,
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
}
