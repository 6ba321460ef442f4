using System.Globalization;
using System.Text;
using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;
using Date = Google.Type.Date;

namespace RegionalProviders.Faults.Tests;

/// <summary>What councils and operators write to the register and to the identity service.</summary>
internal sealed class RegisterWrites : IAsyncDisposable
{
    public const int RowsOfAList = 3;
    private static readonly Date From = new()
    {
        Year = 2024,
        Month = 4,
        Day = 1,
    };
    private static readonly Date To = new()
    {
        Year = 2025,
        Month = 3,
        Day = 31,
    };
    private readonly RegionalProvidersClient officer;
    private readonly RegionalProvidersClient administrator;
    private readonly RegionalProvidersClient importer;
    private readonly string kent;
    private readonly int seed;
    private int written;

    private RegisterWrites(
        RegionalProvidersClient officer,
        RegionalProvidersClient administrator,
        RegionalProvidersClient importer,
        string kent,
        int seed
    )
    {
        this.officer = officer;
        this.administrator = administrator;
        this.importer = importer;
        this.kent = kent;
        this.seed = seed;
    }

    /// <summary>Signs in everybody who writes.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="seed">Determines the kinds and the order of the writes.</param>
    /// <param name="replica">The process that they are sent to.</param>
    public static async Task<RegisterWrites> SignInAsync(
        FaultPlatform platform,
        int seed,
        int replica = 0
    )
    {
        var people = platform.People;
        // The officer's council writes as a member.
        await people.MembersAsync();
        return new RegisterWrites(
            await ConnectAsync(
                new CreateClientRequest
                {
                    Kind = PrincipalKind.Council,
                    CouncilId = await people.CouncilIdAsync(TestPrincipals.Bristol),
                    Roles = { Role.Officer },
                }
            ),
            await ConnectAsync(new CreateClientRequest { Kind = PrincipalKind.Operator }),
            await ConnectAsync(
                new CreateClientRequest { Kind = PrincipalKind.Operator },
                attempts: 2
            ),
            await people.CouncilIdAsync(TestPrincipals.Kent),
            seed
        );

        async Task<RegionalProvidersClient> ConnectAsync(
            CreateClientRequest request,
            int attempts = 1
        )
        {
            var client = platform.Connect(await people.NewProfileAsync(request), replica, attempts);
            // Signs in now: a token that is first asked for while a process is being killed fails, as it may.
            await client.Principal.WhoAmIAsync(new WhoAmIRequest());
            return client;
        }
    }

    /// <summary>The next write of a mix of all kinds.</summary>
    public Write Next()
    {
        var number = Interlocked.Increment(ref written);
        return new Random(HashCode.Combine(seed, number)).Next(100) switch
        {
            < 40 => CreateSetting(number),
            < 65 => AmendSetting(number),
            < 85 => ChangeConsortium(number),
            _ => ImportList(number, RowsOfAList),
        };
    }

    public Write CreateSetting(int number)
    {
        var request = SettingRequest(number);
        return new Write(
            nameof(CreateSetting),
            async () => (await officer.Settings.CreateSettingAsync(request)).Setting.Id
        );
    }

    /// <summary>A setting that is created and then amended: two events of one aggregate.</summary>
    public Write AmendSetting(int number)
    {
        var request = SettingRequest(number);
        return new Write(
            nameof(AmendSetting),
            async () =>
            {
                var created = (await officer.Settings.CreateSettingAsync(request)).Setting;
                // Without an etag: an attempt whose response was lost has already changed the setting.
                await officer.Settings.UpdateSettingAsync(
                    new UpdateSettingRequest
                    {
                        Setting = new Setting { Id = created.Id, Places = number % 90 + 10 },
                        UpdateMask = new FieldMask { Paths = { "places" } },
                    }
                );
                return created.Id;
            }
        );
    }

    /// <summary>A consortium that a council joins and leaves: three events of one aggregate.</summary>
    public Write ChangeConsortium(int number)
    {
        var create = new CreateConsortiumRequest
        {
            Name = $"Consortium {seed} {number}",
            RequestId = NewId(),
        };
        var join = NewId();
        return new Write(
            nameof(ChangeConsortium),
            async () =>
            {
                var consortia = administrator.Consortia;
                var created = (await consortia.CreateConsortiumAsync(create)).Consortium;
                var joined = await consortia.AddMemberAsync(
                    new AddMemberRequest
                    {
                        ConsortiumId = created.Id,
                        CouncilId = kent,
                        From = From,
                        RequestId = join,
                    }
                );
                await consortia.EndMembershipAsync(
                    new EndMembershipRequest { MembershipId = joined.Membership.Id, To = To }
                );
                return created.Id;
            }
        );
    }

    /// <summary>A list with registrations of its own; the registrations of the previous list have left.</summary>
    public Write ImportList(int number, int rows)
    {
        var file = List(number, rows);
        var upload = Guid.NewGuid();
        return new Write(
            nameof(ImportList),
            async () =>
            {
                using var content = new MemoryStream(file);
                var report = await importer.Lists.UploadAsync(
                    content,
                    $"list-{number}.csv",
                    new DateOnly(2024, 3, 31),
                    ListKind.OfstedProviders,
                    upload,
                    withdrawMissing: int.MaxValue
                );
                return report.Id;
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await officer.DisposeAsync();
        await administrator.DisposeAsync();
        await importer.DisposeAsync();
    }

    private CreateSettingRequest SettingRequest(int number) =>
        new()
        {
            Name = $"Rowan {seed} {number}",
            ServiceType = ServiceType.ChildrensHome,
            HostAuthorityGss = TestPrincipals.Bristol,
            Places = number % 9 + 1,
            RequestId = NewId(),
        };

    private byte[] List(int number, int rows)
    {
        var text = new StringBuilder(
            "URN,Provision type,Registration date,Registration status,Name,Local authority,Government Office Region,Sector,Places,Organisation which owns the provider,Latest full inspection event type,Latest full inspection date,Latest full inspection publication date,Latest full inspection event number,Overall experiences and progress of children and young people\r\n"
        );
        // Every list has its own URNs, even if two replicas are written to with consecutive seeds.
        var urns = 1_000_000 + seed % 2 * 4_000_000 + number * (RowsOfAList + 1);
        for (var row = 0; row < rows; row++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{urns + row},Children's home,01/04/2015,Active,REDACTED,Salford,North West,Private,4,Alder Care Ltd,Full inspection,01/02/2023,01/03/2023,{number}{row},Good\r\n"
            );
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
