using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Notifications.Events;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class CirculationTests
{
    [Fact]
    public async Task Circulation_OfANotice_ReachesMembersAndNobodyElse()
    {
        var scene = await Scene.SetAsync();

        var notice = await scene.RaiseAsync();

        Guid[] members =
        [
            await scene.CouncilAsync(TestPrincipals.Bristol),
            await scene.CouncilAsync(TestPrincipals.Bath),
            await scene.CouncilAsync(TestPrincipals.Somerset),
        ];
        Assert.Equal(members.Order(), (await scene.ReceiversAsync(notice.Id)).Order());
        var delivery = Assert.Single(await scene.ArriveAsync(notice.Id, 1));
        Assert.Equal(NoticeChange.Issued, delivery.Change);
        Assert.Equal(notice, delivery.Notice);
        Assert.True(delivery.Work.Outstanding);
        var own = Assert.Single(await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Bristol));
        Assert.False(own.Work.Outstanding);
    }

    [Fact]
    public async Task Circulation_OfManyNotices_NumbersEachInboxWithoutGaps()
    {
        var scene = await Scene.SetAsync();
        var raised = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => scene.RaiseAsync()));
        foreach (var notice in raised)
            await scene.HandledAsync(notice.Id);
        var officer = await scene.OfficerAsync(TestPrincipals.Somerset);

        var all = await officer
            .ListDeliveriesAsync(new ListDeliveriesRequest { PageSize = 3 })
            .ToListAsync();

        Assert.Equal(
            Enumerable.Range(1, all.Count).Select(n => (long)n),
            all.Select(delivery => delivery.Cursor)
        );
        Assert.Subset(
            all.Select(delivery => delivery.NoticeId).ToHashSet(),
            raised.Select(notice => notice.Id).ToHashSet()
        );
        // Other tests run at the same time, so there may be more deliveries by now.
        var rest = await officer
            .ListDeliveriesAsync(new ListDeliveriesRequest { AfterCursor = all[4].Cursor })
            .Take(all.Count - 5)
            .ToListAsync();
        Assert.Equal(
            all.Skip(5).Select(delivery => delivery.Cursor),
            rest.Select(delivery => delivery.Cursor)
        );
        Assert.All(rest, delivery => Assert.Equal(DeliveryRoute.List, delivery.DeliveredBy));
    }

    [Fact]
    public async Task Circulation_ToACouncilWithAChildThere_IsAffected()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var setting = Guid.NewGuid().ToString();
        await bath.Agreements.CreateAgreementAsync(Placement(setting));
        await PositionArrivesAsync(scene, setting);

        var notice = await scene.RaiseAsync(each => each.Settings[0].Id = setting);

        Assert.True((await scene.ArriveAsync(notice.Id, 1))[0].Affected);
        Assert.False((await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset))[0].Affected);
    }

    [Fact]
    public async Task Circulation_AboutAWholeOrganisation_AffectsWhereverItHasASetting()
    {
        var scene = await Scene.SetAsync();
        var somerset = await scene.OfficerAsync(TestPrincipals.Somerset);
        var (setting, organisation) = (Guid.NewGuid(), Guid.NewGuid());
        await somerset.Agreements.CreateAgreementAsync(Placement(setting.ToString()));
        await PositionArrivesAsync(scene, setting.ToString());
        await scene
            .Platform.Services.GetRequiredService<IBus>()
            .Publish(Registration(setting, organisation));
        await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<Guid>(
                    "select setting_id from notifications.register_entry where organisation_id = @organisation",
                    new { organisation }
                ),
            found => found.Count == 1
        );

        var notice = await scene.RaiseAsync(each =>
        {
            each.OrganisationWide = true;
            each.Organisation.Id = organisation.ToString();
            each.Settings.Clear();
        });

        Assert.True((await scene.ArriveAsync(notice.Id, 1, TestPrincipals.Somerset))[0].Affected);
        Assert.False((await scene.ArriveAsync(notice.Id, 1))[0].Affected);
        var reader = await scene.OfficerAsync(TestPrincipals.Bath);
        Assert.Equal(
            [notice.Id],
            (
                await reader
                    .ListNoticesAsync(new ListNoticesRequest { SettingId = setting.ToString() })
                    .ToListAsync()
            ).Select(each => each.Id)
        );
    }

    [Fact]
    public async Task Circulation_OfAMessageThatComesAgain_ChangesNothing()
    {
        var scene = await Scene.SetAsync();
        var notice = await scene.RaiseAsync();
        await scene.HandledAsync(notice.Id);
        var before = await StateAsync();
        var message = new NoticeCirculated(
            Guid.Parse(notice.Id),
            1,
            NoticeChange.Issued,
            false,
            [Guid.Parse(scene.Consortium)],
            Guid.Parse(notice.IssuingCouncilId)
        );
        var same = (
            await scene.QueryAsync<Guid>(
                "select message_id from notifications.outbox where payload ->> 'noticeId' = @Id",
                new { notice.Id }
            )
        )[0];
        var another = Guid.NewGuid();
        var last = Guid.NewGuid();

        // Once under its own id, and twice under new ids, as if the message inbox no longer remembered it.
        var bus = scene.Platform.Services.GetRequiredService<IBus>();
        foreach (var id in new[] { same, another, last })
            await bus.Publish(message, context => context.MessageId = id);

        await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<Guid>(
                    "select message_id from notifications.inbox where message_id = @last",
                    new { last }
                ),
            found => found.Count == 1
        );
        Assert.Equal(before, await StateAsync());

        async Task<IReadOnlyList<string>> StateAsync() =>
            await scene.QueryAsync<string>(
                """
                select concat_ws(' ', council_id, seq, version, change, affected, circulated_at)
                from notifications.delivery where notice_id = @id
                union all select w::text from notifications.notice_work w where notice_id = @id order by 1
                """,
                new { id = Guid.Parse(notice.Id) }
            );
    }

    private static async Task PositionArrivesAsync(Scene scene, string setting) =>
        await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<int>(
                    "select live_count from notifications.position where setting_id = @setting::uuid",
                    new { setting }
                ),
            found => found is [> 0]
        );

    private static CreateAgreementRequest Placement(string setting) =>
        new()
        {
            Agreement = new Agreement
            {
                ChildReference = $"N-{Guid.NewGuid():N}"[..10] + "1",
                AgeYears = 12,
                Gender = GenderCode.Female,
                SettingId = setting,
                OrganisationId = Guid.NewGuid().ToString(),
                ServiceType = ServiceType.ChildrensHome,
                StartOn = new DateOnly(2026, 4, 1).ToMessage(),
                PlannedEndOn = new DateOnly(2027, 4, 1).ToMessage(),
                LegalStatusCode = "C2",
                Purchase = Purchase.Framework,
                TeamReference = "TEAM-7",
                AgreedOn = new DateOnly(2026, 3, 25).ToMessage(),
                Outcomes =
                {
                    new Outcome
                    {
                        Description = "Attends school every day",
                        ReviewOn = new DateOnly(2026, 7, 1).ToMessage(),
                    },
                },
                CostLines =
                {
                    new CostLine
                    {
                        Kind = CostLineKind.Core,
                        Description = "Core fee",
                        Weekly = new Funding
                        {
                            Total = new() { Pence = 100 },
                            SocialCare = new() { Pence = 100 },
                        },
                    },
                },
            },
        };

    private static RegistrationRecorded Registration(Guid setting, Guid organisation) =>
        new(
            Guid.NewGuid(),
            Regulator.Ofsted,
            $"SC{Guid.NewGuid():N}"[..10].ToUpperInvariant(),
            setting,
            organisation,
            ServiceType.ChildrensHome,
            "Children's home",
            "Private",
            RegistrationStatus.Active,
            null,
            null,
            null,
            "England",
            JudgementBand.Unspecified,
            new DateTimeOffset(2026, 5, 11, 8, 0, 0, TimeSpan.Zero)
        );
}
