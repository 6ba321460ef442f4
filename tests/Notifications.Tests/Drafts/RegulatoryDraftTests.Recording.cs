using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Notifications.V1.RegulatoryNoticeType;

namespace RegionalProviders.Notifications.Tests.Drafts;

public sealed partial class RegulatoryDraftTests
{
    private static Providers.Events.RegistrationStatusChanged Later(
        Register home,
        RegistrationStatus before,
        RegistrationStatus now
    ) => home.Status(before, now) with { EffectiveOn = Scene.Today };

    private static Task<RegulatoryNotice> LiftAsync(
        Scene scene,
        Register home,
        RegulatoryNotice held,
        DateOnly from
    ) =>
        RecordAsync(
            scene,
            home.Setting,
            Lifted,
            each =>
            {
                each.SupersedesId = held.Id;
                each.DecidedOn = Scene.Today.ToMessage();
                each.EffectiveOn = from.ToMessage();
            }
        );

    internal static Task<RegulatoryNotice> RecordAsync(
        Scene scene,
        Guid setting,
        RegulatoryNoticeType type,
        Action<RegulatoryNotice>? change = null
    ) =>
        RecordAsync(
            scene,
            setting,
            type,
            each =>
            {
                change?.Invoke(each);
                return Task.CompletedTask;
            },
            TestPrincipals.Bristol
        );

    // Records, and waits until the consumer has handled it.
    private static async Task<RegulatoryNotice> RecordAsync(
        Scene scene,
        Guid setting,
        RegulatoryNoticeType type,
        Func<RegulatoryNotice, Task> change,
        string gss
    )
    {
        var notice = new RegulatoryNotice
        {
            ConsortiumId = scene.Consortium,
            Type = type,
            SettingId = setting.ToString(),
            DecidedOn = Scene.Today.AddDays(-1).ToMessage(),
            Reason = "Children are at risk.",
        };
        await change(notice);
        var officer = await scene.OfficerAsync(gss);
        var recorded = await officer.RegulatoryNotices.RecordRegulatoryNoticeAsync(
            new RecordRegulatoryNoticeRequest { Notice = notice }
        );
        await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<bool>(
                    """
                    select exists (
                        select from notifications.outbox o
                        join notifications.inbox i
                            on i.message_id = o.message_id and i.consumer = 'regulatory-notice-recorded'
                        where o.payload ->> 'regulatoryNoticeId' = @Id)
                    """,
                    new { recorded.Notice.Id }
                ),
            done => done[0]
        );
        return recorded.Notice;
    }
}
