using Dapper;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.Events;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Drafts prepared from agreements, and the data that they are prepared from.</summary>
internal static class Prepared
{
    public const string Urn = "SC880020";

    // Returns of the window describe its first day.
    public static readonly DateOnly Snapshot = March.Today.AddDays(-2);
    public static readonly DateOnly Begun = new(2025, 6, 2);

    public static async Task<PrepareReturnResponse> PrepareAsync(
        March march,
        string gss,
        bool replace = false
    )
    {
        var officer = await march.OfficerAsync(gss);
        return await officer.Submissions.PrepareReturnAsync(
            new PrepareReturnRequest { WindowId = march.WindowId, Replace = replace }
        );
    }

    public static async Task<string> CreateAsync(
        March march,
        string gss,
        string child,
        Action<Agreement> change,
        DateOnly? endedOn = null
    )
    {
        var officer = await march.OfficerAsync(gss);
        var created = await officer.Agreements.CreateAgreementAsync(
            Scene.New(agreement =>
            {
                agreement.ChildReference = child;
                agreement.StartOn = (
                    endedOn < Begun ? endedOn.Value.AddDays(-30) : Begun
                ).ToMessage();
                agreement.PlannedEndOn = null;
                agreement.AgreedOn = null;
                change(agreement);
            })
        );
        if (endedOn is { } end)
            await officer.Agreements.EndAgreementAsync(
                new EndAgreementRequest
                {
                    Id = created.Id,
                    EndedOn = end.ToMessage(),
                    EndReasonCode = "E8",
                }
            );
        return created.Id;
    }

    public static async Task RegisterAsync(March march, string setting)
    {
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.register_entry
                (regulator, urn, listed_service_type, setting_id, registered_on, withdrawn_on, updated_at)
            values ('Ofsted', 'SC880019', 'ResidentialSchool52', @setting::uuid, '2010-01-01', '2020-01-01', now()),
                ('Ofsted', @Urn, 'ResidentialSchool52', @setting::uuid, '2020-01-01', null, now()),
                ('Gias', '123456', 'ResidentialSchool52', @setting::uuid, null, null, now())
            on conflict (urn, regulator) do update set setting_id = excluded.setting_id
            """,
            new { setting, Urn }
        );
    }

    /// <summary>Publishes a registration of the register with its settings, of which the first is primary.</summary>
    public static async Task RecordAsync(March march, string urn, params Guid[] settings)
    {
        var id = Guid.NewGuid();
        await march
            .Platform.Services.GetRequiredService<IBus>()
            .Publish(
                new RegistrationRecorded(
                    Guid.NewGuid(),
                    Providers.V1.Regulator.Ofsted,
                    urn,
                    settings[0],
                    null,
                    Providers.V1.ServiceType.ChildrensHome,
                    "Children's home",
                    "Private",
                    Providers.V1.RegistrationStatus.Active,
                    new DateOnly(2020, 1, 1),
                    null,
                    null,
                    "England",
                    Providers.V1.JudgementBand.Good,
                    march.Platform.Clock.GetUtcNow(),
                    Settings:
                    [
                        .. settings.Select(setting => new RecordedSetting(
                            setting,
                            Providers.V1.ServiceType.ChildrensHome,
                            null
                        )),
                    ],
                    ListedServiceType: Providers.V1.ServiceType.ChildrensHome
                ),
                context => context.MessageId = id
            );
        await Eventually.BecomesAsync(
            async () =>
            {
                await using var connection = new NpgsqlConnection(
                    march.Platform.SuperuserConnectionString
                );
                return await connection.ExecuteScalarAsync<bool>(
                    "select exists (select from placements.inbox where message_id = @id)",
                    new { id }
                );
            },
            handled => handled
        );
    }

    public static IEnumerable<string> Texts(StoredRow row) =>
        row.Values.Select(value => $"{value.Column} = {value.Text}");

    public static (string, LeftOutReason) Only(PrepareReturnResponse prepared)
    {
        var left = Assert.Single(prepared.LeftOut);
        return (left.AgreementId, left.Reason);
    }

    public static string Pounds(long pence) =>
        (pence / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
