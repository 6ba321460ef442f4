using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

/// <summary>The platform for these tests; it starts at noon on Monday, 11 May 2026.</summary>
internal sealed class Scene
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 11, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Task<Scene>> Shared = new(OwnAsync);

    private Scene(TestPlatform platform) => Platform = platform;

    public TestPlatform Platform { get; }

    public TestPrincipals People => Platform.People;

    public DateOnly Today =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTimeBySystemTimeZoneId(Platform.Clock.GetUtcNow(), "Europe/London")
                .DateTime
        );

    /// <summary>The platform that the tests share: no test moves its clock.</summary>
    public static Task<Scene> SetAsync() => Shared.Value;

    /// <summary>A separate platform for one test.</summary>
    public static async Task<Scene> OwnAsync()
    {
        var platform = await TestPlatform.StartAsync();
        platform.Clock.Move(Noon - platform.Clock.GetUtcNow());
        return new Scene(platform);
    }

    public Task<RegionalProvidersClient> OfficerAsync(string gss = TestPrincipals.Bristol) =>
        People.CouncilAsync(gss, Role.Officer);

    public Task<RegionalProvidersClient> ApproverAsync() =>
        People.CouncilAsync(TestPrincipals.Bristol, Role.SeniorApprover);

    public Task<RegionalProvidersClient> ReaderAsync() =>
        People.CouncilAsync(TestPrincipals.Bristol, Role.Reader);

    /// <summary>An agreement from 1 April 2026 until a year later, at £7,000.00 a week.</summary>
    public static CreateAgreementRequest New(Action<Agreement>? change = null)
    {
        var agreement = new Agreement
        {
            ChildReference = $"C-{Guid.NewGuid():N}"[..12] + "1",
            AgeYears = 12,
            Gender = GenderCode.Female,
            SettingId = Guid.NewGuid().ToString(),
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
            CostLines = { Core(400_000, 200_000, 100_000) },
        };
        change?.Invoke(agreement);
        return new CreateAgreementRequest
        {
            Agreement = agreement,
            RequestId = Guid.NewGuid().ToString(),
        };
    }

    public async Task<Agreement> CreateAsync(Action<Agreement>? change = null)
    {
        var officer = await OfficerAsync();
        var created = await officer.Agreements.CreateAgreementAsync(New(change));
        return await GetAsync(created.Id);
    }

    public async Task<Agreement> GetAsync(string id)
    {
        var officer = await OfficerAsync();
        return (
            await officer.Agreements.GetAgreementAsync(new GetAgreementRequest { Id = id })
        ).Agreement;
    }

    public static CostLine Core(long socialCare, long education = 0, long health = 0) =>
        new()
        {
            Kind = CostLineKind.Core,
            Description = "Core fee",
            Weekly = Weekly(socialCare, education, health),
        };

    public static CostLine Extra(long socialCare, DateOnly from, DateOnly until) =>
        new()
        {
            Kind = CostLineKind.Additional,
            Description = "One to one support",
            Weekly = Weekly(socialCare, 0, 0),
            NeedCode = "N2",
            StartOn = from.ToMessage(),
            EndOn = until.ToMessage(),
            ReviewOn = from.ToMessage(),
        };

    public static Funding Weekly(long socialCare, long education, long health) =>
        new()
        {
            Total = Pence(socialCare + education + health),
            SocialCare = Pence(socialCare),
            Education = Pence(education),
            Health = Pence(health),
        };

    public static Money Pence(long pence) => new() { Pence = pence, CurrencyCode = "GBP" };

    /// <summary>Payloads of the events about a setting, in order.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string settingId)
    {
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        return
        [
            .. await connection.QueryAsync<string>(
                """
                select split_part(type, '.', 4) || ' ' || concat_ws(' ', payload ->> 'liveCount', payload ->> 'asOf',
                    payload ->> 'version')
                from placements.outbox where payload ->> 'settingId' = @settingId order by id
                """,
                new { settingId }
            ),
        ];
    }
}
