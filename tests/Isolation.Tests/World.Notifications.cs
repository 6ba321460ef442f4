using Dapper;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <content>An open notice of Bristol that has reached every inbox, and what Bristol did about it.</content>
internal sealed partial record World
{
    /// <summary>The address of Bristol's webhook: a host name that does not exist, and that only Bristol may know.</summary>
    internal const string Receiver = $"https://{Mark}.invalid/";

    // Verified in the database and paused: no receiver answers at its address.
    private static async Task<string> WebhookAsync(
        RegionalProvidersClient insider,
        TestPlatform platform
    )
    {
        var registered = await insider.Webhooks.RegisterWebhookAsync(
            new RegisterWebhookRequest { Label = Mark, Url = Receiver }
        );
        await using var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            update notifications.webhook set state = 'Paused', verified_at = created_at where id = @id;
            insert into notifications.webhook_target (council_id, host, challenged_at)
            select council_id, @Mark, now() from notifications.webhook where id = @id on conflict do nothing;
            """,
            new { id = Guid.Parse(registered.Webhook.Id), Mark }
        );
        return registered.Webhook.Id;
    }

    internal static Notice NewNotice(World world, string setting)
    {
        var now = world.Platform.Clock.GetUtcNow();
        return new Notice
        {
            ConsortiumIds = { world.Consortium },
            Organisation = new NoticeOrganisation { Name = Mark },
            Settings = { new NoticeSetting { Id = setting } },
            HostAuthorityGss = TestPrincipals.Bath,
            Categories = { NoticeCategory.Quality },
            ConcernIdentifiedOn = DateOnly.FromDateTime(now.UtcDateTime.AddDays(-2)).ToMessage(),
            ReviewOn = DateOnly.FromDateTime(now.UtcDateTime.AddDays(2)).ToMessage(),
            Facts = Mark,
            ContactRole = Mark,
            Contact = Mark,
        };
    }

    private static async Task<string> NoticeAsync(RegionalProvidersClient insider, World world)
    {
        await KnownAsync(
            world,
            "select not exists (select id, valid_to from identity.membership except select id, to_on from notifications.membership)"
        );
        var notice = await insider.Notices.RaiseNoticeAsync(
            new RaiseNoticeRequest { Notice = NewNotice(world, world.NoticeSetting) }
        );
        await KnownAsync(
            world,
            $"select count(*) = 3 from notifications.delivery where notice_id = '{notice.Notice.Id}'"
        );
        await insider.Inbox.RecordActionAsync(
            new RecordActionRequest
            {
                NoticeId = notice.Notice.Id,
                Kind = ActionKind.PlacementReviewed,
                Note = Mark,
            }
        );
        await using var connection = new NpgsqlConnection(world.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into notifications.position values (@council, @setting, 1, 1) on conflict do nothing;
            insert into notifications.register_change values (@setting, 'Status', @setting) on conflict do nothing;
            insert into notifications.notice_draft (id, cause, regulator, urn, setting_id, host_council_id, scale,
                old_value, new_value, status, import_id, matters, categories, created_at, due_at, state, version)
            values (@draft, 'JudgedFailing', 'Ofsted', @Mark, @setting, @council, 'OfstedSccif', @Mark, @Mark, 'Unspecified',
                @setting, '{PoorInspection}', '{InadequateInspection}', now(),
                now() + interval '1 year', 'Waiting', 1);
            insert into notifications.draft_first_sight values (@draft, @council, now())
            """,
            new
            {
                council = Guid.Parse(world.Council),
                setting = Guid.Parse(world.NoticeSetting),
                draft = Guid.Parse(world.NoticeDraft),
                Mark,
            }
        );
        return notice.Notice.Id;
    }

    internal static SignificantEvent NewEvent(World world) =>
        new()
        {
            Kind = SignificantEventKind.OtherSerious,
            Regulation = EventRegulation.ChildrensHomes40,
            SettingId = world.Setting,
            PlacingCouncilIds = { world.Council },
            OccurredAt = Timestamp.FromDateTimeOffset(
                world.Platform.Clock.GetUtcNow().AddHours(-1)
            ),
            Summary = Mark,
        };

    private static async Task<string> EventAsync(RegionalProvidersClient insider, World world)
    {
        await using var connection = new NpgsqlConnection(world.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            "insert into notifications.register_entry (regulator, urn, setting_id, updated_at) values ('Ofsted', @Urn, @setting, now()) on conflict do nothing",
            new { world.Urn, setting = Guid.Parse(world.Setting) }
        );
        var happened = await insider.SignificantEvents.ReportSignificantEventAsync(
            new ReportSignificantEventRequest { Event = NewEvent(world) }
        );
        await insider.SignificantEvents.AssignSignificantEventAsync(
            new AssignSignificantEventRequest { Id = happened.Id, AssignedTo = Mark }
        );
        await insider.SignificantEvents.RecordFollowUpAsync(
            new RecordFollowUpRequest { Id = happened.Id, Note = Mark }
        );
        return happened.Id;
    }

    internal static RecordRegulatoryNoticeRequest NewRegulatoryNotice(
        World world,
        string? supersedes = null
    ) =>
        new()
        {
            Notice = new RegulatoryNotice
            {
                ConsortiumId = world.Consortium,
                Type = RegulatoryNoticeType.Suspended,
                SettingId = world.NoticeSetting,
                DecidedOn = DateOnly
                    .FromDateTime(world.Platform.Clock.GetUtcNow().UtcDateTime.AddDays(-2))
                    .ToMessage(),
                Paragraph = Mark,
                Reason = Mark,
                SupersedesId = supersedes ?? "",
            },
        };

    internal static RecordPlacementReviewRequest NewReview(World world) =>
        new()
        {
            RegulatoryNoticeId = world.RegulatoryNotice,
            Decision = PlacementDecision.Stay,
            Note = Mark,
        };

    private static async Task<string> RegulatoryNoticeAsync(
        RegionalProvidersClient insider,
        World world
    )
    {
        var recorded = await insider.RegulatoryNotices.RecordRegulatoryNoticeAsync(
            NewRegulatoryNotice(world)
        );
        await insider.RegulatoryNotices.RecordPlacementReviewAsync(
            NewReview(world with { RegulatoryNotice = recorded.Notice.Id })
        );
        return recorded.Notice.Id;
    }

    // The service learns of memberships, and circulates notices, over the bus.
    private static Task<bool> KnownAsync(World world, string question) =>
        Eventually.BecomesAsync(
            async () =>
            {
                await using var connection = new NpgsqlConnection(
                    world.Platform.SuperuserConnectionString
                );
                return await connection.QuerySingleAsync<bool>(question);
            },
            known => known
        );
}
