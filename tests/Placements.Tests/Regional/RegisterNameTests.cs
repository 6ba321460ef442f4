using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>Providers and settings have the names of the register's latest event about them.</summary>
public sealed class RegisterNameTests
{
    [Fact]
    public async Task GetRegionalTable_ByProviderAndSetting_HasTheNamesOfTheRegister()
    {
        var scene = await RegionalScene.BeginAsync();
        await scene.March.CloseAsync();
        await scene.PublishAsync();
        var placement = scene.Placements[0];

        // Inserted directly, because this test is not about the suppression of single placements.
        await scene.March.AskAsync<object?>(
            """
            insert into placements.regional_figure (window_id, consortium_id, regional_table, first_key, second_key,
                placements, weekly_pence)
            select window_id, consortium_id, t, k, s, 6, 600
            from placements.regional_publication, (values ('Setting', @Setting, ''), ('Provider', @Provider, ''),
                ('ProviderByServiceType', @Provider, @ServiceType)) rows (t, k, s)
            where window_id = @WindowId::uuid
            on conflict do nothing
            """,
            new
            {
                placement.Setting,
                placement.Provider,
                placement.ServiceType,
                scene.March.WindowId,
            }
        );

        // The copy dates from before names were stored.
        Assert.Equal("", await LabelAsync(RegionalTable.Setting, placement.Setting));
        Assert.Equal("", await LabelAsync(RegionalTable.Provider, placement.Provider));

        await RecordAsync("Ash House", "Ash Care Ltd", hours: 1);
        Assert.Equal("Ash House", await LabelAsync(RegionalTable.Setting, placement.Setting));
        Assert.Equal("Ash Care Ltd", await LabelAsync(RegionalTable.Provider, placement.Provider));
        Assert.Equal(
            "Ash Care Ltd",
            await LabelAsync(RegionalTable.ProviderByServiceType, placement.Provider)
        );

        // An event from before the fields existed, as an old process still publishes it.
        await RecordAsync(null, null, hours: 2);
        Assert.Equal("Ash House", await LabelAsync(RegionalTable.Setting, placement.Setting));
        Assert.Equal("Ash Care Ltd", await LabelAsync(RegionalTable.Provider, placement.Provider));

        await RecordAsync("Elm House", "Elm Care Ltd", hours: 3);
        Assert.Equal("Elm House", await LabelAsync(RegionalTable.Setting, placement.Setting));
        Assert.Equal("Elm Care Ltd", await LabelAsync(RegionalTable.Provider, placement.Provider));

        // The name is withheld from now on.
        await RecordAsync("", "", hours: 4);
        Assert.Equal("", await LabelAsync(RegionalTable.Setting, placement.Setting));

        // The name of an owner does not carry over to the next owner.
        await RecordAsync("Elm House", "Elm Care Ltd", hours: 5);
        await RecordAsync(null, null, hours: 6, owner: Guid.NewGuid());
        Assert.Equal(
            "",
            await scene.March.AskAsync<string>(
                "select organisation_name from placements.register_entry where urn = @Setting",
                new { placement.Setting }
            )
        );

        async Task<string> LabelAsync(RegionalTable table, string key) =>
            (await scene.RowsAsync(table))
                .SelectMany(row => row.Keys)
                .First(each => each.Key == key)
                .Label;

        async Task RecordAsync(string? setting, string? organisation, int hours, Guid? owner = null)
        {
            var messageId = Guid.NewGuid();
            await scene
                .March.Platform.Services.GetRequiredService<IBus>()
                .Publish(
                    new RegistrationRecorded(
                        Guid.NewGuid(),
                        Regulator.Ofsted,
                        placement.Setting,
                        Guid.NewGuid(),
                        owner ?? Guid.Parse(placement.Provider),
                        ServiceType.ChildrensHome,
                        "Children's home",
                        "Private",
                        RegistrationStatus.Active,
                        null,
                        null,
                        null,
                        "England",
                        JudgementBand.Good,
                        DateTimeOffset.UtcNow.AddHours(hours),
                        setting,
                        organisation
                    ),
                    context => context.MessageId = messageId
                );
            await Eventually.BecomesAsync(
                () =>
                    scene.March.AskAsync<long>(
                        "select count(*) from placements.inbox where message_id = @messageId and consumer = 'registration-recorded'",
                        new { messageId }
                    ),
                handled => handled == 1
            );
        }
    }
}
