using System.Text.Json;
using System.Text.Json.Serialization;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>A registration is published with all of its settings.</summary>
public sealed class RecordedSettingsTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(null, allowIntegerValues: false) },
    };

    private static readonly DateOnly In2024 = new(2024, 3, 31);
    private static readonly DateOnly In2025 = new(2025, 3, 31);

    [Fact]
    public async Task UploadList_OfNewPremises_RecordsTheRegistrationWithAllOfThem()
    {
        await using var register = await Register.StartAsync();
        const string first =
            "Salford,Salford,2700001,Supported accommodation,Private,Rowan Living,01/10/2023,Active,Single occupancy,1,1 Low Lane,Salford,M5 4WT,9,Rowan Living Ltd\r\n";
        const string second =
            "Salford,Bolton,2700001,Supported accommodation,Private,Rowan Living,01/10/2023,Active,Supported lodgings,2,2 High Lane,Bolton,BL1 1AA,9,Rowan Living Ltd\r\n";
        await register.ImportAsync(OtherListTests.Premises + first, In2024);

        await register.ImportAsync(OtherListTests.Premises + first + second, In2025);

        var recorded = await RecordedAsync(register);
        Assert.Equal([2, 3], recorded.Select(each => each.Settings!.Count));
        Assert.All(
            recorded,
            each => Assert.Contains(each.SettingId, each.Settings!.Select(one => one.SettingId))
        );
        Assert.Equal(
            await register.StoredAsync<Guid>("select id from providers.setting order by id"),
            recorded[^1].Settings!.Select(each => each.SettingId)
        );
        Assert.Contains(
            (ServiceType.SupportedLodgings, CouncilDirectory.FindByName("Bolton")!.Id),
            recorded[^1]
                .Settings!.Select(each => (each.ServiceType, each.HostAuthorityId ?? default))
        );
    }

    [Fact]
    public async Task Registration_PublishedAtOneInstant_IsOrderedAllTheSame()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(Csv.ProviderList(("SC000001", "")), In2024);

        foreach (var _ in Enumerable.Range(0, 2))
            await PublishAsync(register);

        var instants = (await RecordedAsync(register)).Select(each => each.RecordedAt).ToList();
        Assert.Equal(3, instants.Distinct().Count());
        Assert.Equal(instants.Order(), instants);
    }

    [Fact]
    public async Task Registration_ChangedByTwoAtOnce_IsLastPublishedWithBoth()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(Csv.ProviderList(("SC000001", "")), In2024);
        var registration = await register.OneAsync<Guid>("select id from providers.registration");
        var published = new TaskCompletionSource();
        var added = new TaskCompletionSource();
        var first = register.Database.InTransactionAsync(
            Principal.System("providers"),
            async tx =>
            {
                await AddAsync(tx, registration);
                var count = await RegistrationRecords.PublishAsync(tx, "true");
                published.SetResult();
                await added.Task;
                return count;
            },
            CancellationToken.None
        );
        await published.Task;

        var second = register.Database.InTransactionAsync(
            Principal.System("providers"),
            async tx =>
            {
                await AddAsync(tx, registration);
                added.SetResult();
                return await RegistrationRecords.PublishAsync(tx, "true");
            },
            CancellationToken.None
        );
        await Task.WhenAll(first, second);

        var last = (await RecordedAsync(register)).MaxBy(each => each.RecordedAt)!;
        Assert.Equal(3, last.Settings!.Count);
    }

    private static Task<int> AddAsync(Persistence.ServiceTransaction tx, Guid registration) =>
        tx.ExecuteAsync(
            """
            insert into providers.setting
                (id, registration_id, is_primary, service_type, sort_name, created_at, updated_at)
            values (gen_random_uuid(), @registration, false, 'ChildrensHome', '', @Now, @Now)
            """,
            new { registration, tx.Now }
        );

    private static Task<int> PublishAsync(Register register) =>
        register.Database.InTransactionAsync(
            Principal.System("providers"),
            tx => RegistrationRecords.PublishAsync(tx, "true"),
            CancellationToken.None
        );

    private static async Task<IReadOnlyList<RegistrationRecorded>> RecordedAsync(
        Register register
    ) =>
        [
            .. (
                await register.StoredAsync<string>(
                    "select payload::text from providers.outbox where type like '%RegistrationRecorded' order by id"
                )
            ).Select(payload => JsonSerializer.Deserialize<RegistrationRecorded>(payload, Web)!),
        ];
}
