using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Drafts made of agreements, and what they are made of.</summary>
internal static class Prepared
{
    public const string Urn = "SC880020";

    // Returns of the window speak of its first day.
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
                (regulator, urn, service_type, setting_id, registered_on, withdrawn_on, updated_at)
            values (1, 'SC880019', 4, @setting::uuid, '2010-01-01', '2020-01-01', now()),
                (1, @Urn, 4, @setting::uuid, '2020-01-01', null, now()),
                (2, '123456', 4, @setting::uuid, null, null, now())
            on conflict (urn, regulator) do update set setting_id = excluded.setting_id
            """,
            new { setting, Urn }
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
