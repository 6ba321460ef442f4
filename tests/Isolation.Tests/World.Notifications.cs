using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <content>An open notice of Bristol's that has reached every inbox, and what Bristol did about it.</content>
internal sealed partial record World
{
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
            insert into notifications.register_change values (@setting, 0, @setting) on conflict do nothing;
            insert into notifications.notice_draft (id, cause, regulator, urn, setting_id, host_council_id, scale,
                old_value, new_value, status, import_id, matters, categories, created_at, due_at, state, version)
            values (@draft, 1, 1, @Mark, @setting, @council, 1, @Mark, @Mark, 0, @setting, '{19}', '{6}', now(),
                now() + interval '1 year', 1, 1)
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

    // The service learns of memberships, and circulates, over the bus.
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
