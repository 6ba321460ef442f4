using System.Text.Json;
using System.Text.Json.Serialization;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>SQL writes the events: each must match its record exactly, field by field.</summary>
public sealed class EventTests
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(null, allowIntegerValues: false) },
    };

    private static readonly DateOnly In2022 = new(2022, 3, 31);
    private static readonly DateOnly In2023 = new(2023, 3, 31);

    [Fact]
    public async Task UploadList_NewRegistration_RaisesProviderRegistered()
    {
        await using var register = await Register.StartAsync();

        var report = await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022"))),
            In2022
        );

        var raised = Assert.Single(await EventsAsync<ProviderRegistered>(register));
        var stored = await register.OneAsync<(
            Guid Registration,
            Guid Setting,
            Guid Owner,
            Guid Authority
        )>(
            "select r.id, t.id, r.owner_id, t.host_authority_id from providers.registration r join providers.setting t on t.registration_id = r.id"
        );
        Assert.Equal(
            new ProviderRegistered(
                stored.Registration,
                Regulator.Ofsted,
                "SC000001",
                stored.Setting,
                ServiceType.ChildrensHome,
                RegistrationStatus.Active,
                false,
                stored.Owner,
                stored.Authority,
                JudgementBand.Good,
                In2022,
                Guid.Parse(report.Id),
                Historic: true
            ),
            raised
        );
        Assert.Empty(await EventsAsync<JudgementChanged>(register));
    }

    [Fact]
    public async Task UploadList_Deterioration_RaisesJudgementChangedOnce()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022"))),
            In2022
        );
        var worse = ProviderList(("SC000001", Judged("Inadequate", "03/02/2023")));

        var report = await register.ImportAsync(worse, In2023);
        await register.ImportAsync(worse, In2023);

        var raised = Assert.Single(await EventsAsync<JudgementChanged>(register));
        Assert.Equal(
            new JudgementChanged(
                raised.RegistrationId,
                Regulator.Ofsted,
                "SC000001",
                raised.SettingId,
                raised.HostAuthorityId,
                JudgementScale.OfstedSccif,
                "Good",
                JudgementBand.Good,
                "Inadequate",
                JudgementBand.Failing,
                JudgementDirection.Down,
                new DateOnly(2023, 2, 3),
                null,
                true,
                Guid.Parse(report.Id)
            ),
            raised
        );
        Assert.NotNull(raised.HostAuthorityId);
        Assert.Empty(await EventsAsync<ProviderChanged>(register));
    }

    [Fact]
    public async Task UploadList_FirstJudgementFailing_RaisesJudgementChanged()
    {
        await using var register = await Register.StartAsync();

        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Inadequate", "01/02/2022"))),
            In2022
        );

        var raised = Assert.Single(await EventsAsync<JudgementChanged>(register));
        Assert.Equal(
            (JudgementDirection.First, true, null, JudgementBand.None, true),
            (
                raised.Direction,
                raised.BecameFailing,
                raised.OldValue,
                raised.OldBand,
                raised.Historic
            )
        );
    }

    [Fact]
    public async Task UploadList_FactsChanged_RaisesProviderChangedWithFieldsOnly()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);

        await register.ImportAsync(
            ProviderList(
                (
                    "SC000001",
                    "Name=Rowan House;Places=9;Sector=Voluntary;Registration status=Suspended"
                )
            ),
            In2023
        );

        var raised = Assert.Single(await EventsAsync<ProviderChanged>(register));
        Assert.Equal(["name", "places", "registration.sector"], raised.Fields);
        var status = Assert.Single(await EventsAsync<RegistrationStatusChanged>(register));
        Assert.Equal(
            (RegistrationStatus.Active, RegistrationStatus.Suspended, false, false),
            (status.OldStatus, status.NewStatus, status.BecameWithdrawn, status.Returned)
        );
    }

    [Fact]
    public async Task UploadList_NewChangedAndGone_RecordsTheRegistrationAsItIsEachTime()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Good", "01/02/2022")), ("SC000002", "")),
            In2022
        );
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Inadequate", "03/02/2023"))),
            In2023
        );
        // Unchanged, so there is nothing to record.
        await register.ImportAsync(
            ProviderList(("SC000001", Judged("Inadequate", "03/02/2023"))),
            In2023
        );

        var again = await register.Database.InTransactionAsync(
            Principal.System("providers"),
            transaction => RegistrationRecords.PublishAsync(transaction, "true"),
            CancellationToken.None
        );
        Assert.Equal(2, again);
        var raised = (await EventsAsync<RegistrationRecorded>(register))
            .Select(each => (each.Urn, each.Band, each.WithdrawnOn))
            .ToList();
        var first = (await EventsAsync<RegistrationRecorded>(register))[0];

        Assert.Equal(
            [
                ("SC000001", JudgementBand.Good, (DateOnly?)null),
                ("SC000002", JudgementBand.None, null),
                ("SC000001", JudgementBand.Failing, null),
                ("SC000002", JudgementBand.None, In2023),
                ("SC000001", JudgementBand.Failing, null),
                ("SC000002", JudgementBand.None, In2023),
            ],
            raised
        );
        Assert.Equal(
            (
                Regulator.Ofsted,
                ServiceType.ChildrensHome,
                "Children's home",
                RegistrationStatus.Active,
                "England"
            ),
            (first.Regulator, first.ServiceType, first.ProvisionType, first.Status, first.Nation)
        );
    }

    [Fact]
    public async Task UploadList_OfNamedAndOfWithheld_RecordsTheNamesThatTheRegisterHas()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "")), In2022);
        await register.ImportAsync(ProviderList(("SC000001", "Name=Rowan House")), In2023);
        await register.ImportAsync(
            ProviderList(("SC000002", "Organisation which owns the provider=")),
            In2023
        );

        var raised = await EventsAsync<RegistrationRecorded>(register);

        Assert.Equal(
            [
                ("SC000001", "", "Alder Care Ltd"),
                ("SC000001", "Rowan House", "Alder Care Ltd"),
                ("SC000002", "", ""),
            ],
            raised
                .DistinctBy(each => (each.Urn, each.SettingName))
                .Select(each => (each.Urn, each.SettingName, each.OrganisationName))
        );
    }

    [Fact]
    public async Task RegistrationRecorded_FromBeforeItHadNames_IsReadWithoutThem()
    {
        await using var register = await Register.StartAsync();
        await register.ImportAsync(ProviderList(("SC000001", "Name=Rowan House")), In2022);
        var payload = await register.OneAsync<string>(
            "select (payload - 'settingName' - 'organisationName')::text from providers.outbox where type like '%RegistrationRecorded'"
        );

        var old = JsonSerializer.Deserialize<RegistrationRecorded>(payload, Strict)!;

        Assert.Equal(("SC000001", null, null), (old.Urn, old.SettingName, old.OrganisationName));
    }

    private static async Task<IReadOnlyList<TEvent>> EventsAsync<TEvent>(Register register)
    {
        var payloads = await register.StoredAsync<string>(
            "select payload::text from providers.outbox where type = @type order by id",
            new { type = typeof(TEvent).FullName }
        );
        return
        [
            .. payloads.Select(payload => JsonSerializer.Deserialize<TEvent>(payload, Strict)!),
        ];
    }
}
