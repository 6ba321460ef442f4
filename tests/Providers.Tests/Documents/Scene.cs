using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Documents;

/// <summary>
/// The platform for these tests, with settings in its register that are on no list. It starts at noon on a day with no
/// 29 February nearby, so that months can be counted back and forth.
/// </summary>
internal sealed class Scene
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Task<TestPlatform>> OnePlatform = new(StartAsync);

    private Scene(TestPlatform platform, string members)
    {
        Platform = platform;
        Members = members;
    }

    public TestPlatform Platform { get; }

    public TestPrincipals People => Platform.People;

    /// <summary>UUID of the consortium of Bristol, Bath and Somerset.</summary>
    public string Members { get; }

    public DateOnly Today =>
        DateOnly.FromDateTime(
            TimeZoneInfo
                .ConvertTimeBySystemTimeZoneId(Platform.Clock.GetUtcNow(), "Europe/London")
                .DateTime
        );

    public static async Task<Scene> SetAsync()
    {
        var platform = await OnePlatform.Value;
        return new Scene(platform, await platform.People.MembersAsync());
    }

    public Task<RegionalProvidersClient> OfficerAsync(string gss = TestPrincipals.Bristol) =>
        People.CouncilAsync(gss, Role.Officer);

    public Task<RegionalProvidersClient> ReaderAsync(string gss = TestPrincipals.Bristol) =>
        People.CouncilAsync(gss, Role.Reader);

    public Task<RegionalProvidersClient> QualityLeadAsync(string gss = TestPrincipals.Bristol) =>
        People.CouncilAsync(gss, Role.QualityLead);

    /// <summary>A setting with a registration and an owner, stored as an import would.</summary>
    public async Task<Home> HomeAsync(
        ServiceType type = ServiceType.ChildrensHome,
        string hostGss = TestPrincipals.Bristol,
        RegistrationStatus status = RegistrationStatus.Active,
        bool withdrawn = false,
        bool registered = true
    )
    {
        var home = new Home(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            $"SC{Guid.NewGuid():N}"[..14].ToUpperInvariant()
        );
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into providers.organisation (id, name, name_key, created_at, updated_at)
            values (@Organisation, @Urn, @Urn, now(), now());
            insert into providers.registration
                (id, regulator, urn, provision_type, status, owner_id, withdrawn, created_at, updated_at)
            values (@Registration, 'Ofsted', @Urn, 'Children''s home', @status, @Organisation, @withdrawn, now(), now());
            insert into providers.setting (id, registration_id, is_primary, name, service_type, host_authority_id, urn,
                status, withdrawn, owner_id, sort_name, created_at, updated_at)
            values (@Setting, case when @registered then @Registration end, @registered, 'Oak House', @type, @host,
                case when @registered then @Urn end, case when @registered then @status end, @withdrawn,
                case when @registered then @Organisation end, 'oak house', now(), now());
            """,
            new
            {
                home.Organisation,
                home.Registration,
                home.Setting,
                home.Urn,
                type = type.ToString(),
                host = CouncilDirectory.FindByGss(hostGss)!.Id,
                status = status.ToString(),
                withdrawn,
                registered,
            }
        );
        return home;
    }

    /// <summary>Records a document and, where a verdict is given, its review.</summary>
    public async Task<Document> DocumentAsync(
        DocumentSubject subject,
        string type,
        DateOnly? received = null,
        DateOnly? expires = null,
        DocumentVerdict verdict = DocumentVerdict.Unspecified,
        DateOnly? reviewed = null
    )
    {
        var officer = await OfficerAsync();
        var created = await officer.Documents.CreateDocumentAsync(
            new CreateDocumentRequest
            {
                ConsortiumId = Members,
                Subject = subject,
                Type = type,
                ReceivedOn = received?.ToMessage(),
                ExpiresOn = expires?.ToMessage(),
            }
        );
        if (verdict == DocumentVerdict.Unspecified)
            return created.Document;
        var review = await officer.Documents.ReviewDocumentAsync(
            new ReviewDocumentRequest
            {
                Id = created.Document.Id,
                Verdict = verdict,
                ReviewedOn = reviewed?.ToMessage(),
            }
        );
        return review.Document;
    }

    private static async Task<TestPlatform> StartAsync()
    {
        var platform = await TestPlatform.StartAsync();
        platform.Clock.Move(Noon - platform.Clock.GetUtcNow());
        return platform;
    }
}

/// <summary>A setting, its registration and their owner.</summary>
internal sealed record Home(Guid Setting, Guid Registration, Guid Organisation, string Urn)
{
    public DocumentSubject AsSetting => new() { SettingId = Setting.ToString() };

    public DocumentSubject AsRegistration => new() { Registration = new() { Urn = Urn } };

    public DocumentSubject AsOrganisation => new() { OrganisationId = Organisation.ToString() };
}
