using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Prepared;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>A draft prepared from the council's agreements. Each test has a separate council.</summary>
public sealed partial class PrepareReturnTests
{
    private const string NorthSomerset = "E06000024";
    private const string Swindon = "E06000030";
    private const string Wiltshire = "E06000054";
    private const string Devon = "E10000008";
    private const string Plymouth = "E06000026";
    private const string Torbay = "E06000027";
    private const string SouthGloucestershire = "E06000025";

    [Fact]
    public async Task PrepareReturn_OfAReader_IsDenied()
    {
        var march = await March.BeginAsync();
        var reader = await march.People.CouncilAsync(TestPrincipals.Bristol, Role.Reader);

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Submissions.PrepareReturnAsync(new() { WindowId = march.WindowId })
        );
    }

    [Fact]
    public async Task PrepareReturn_OfAPlacementAtSecondPremises_HasTheNumberOfTheRegistration()
    {
        const string number = "SC880031";
        var march = await March.BeginAsync(besides: SouthGloucestershire);
        var (primary, premises) = (Guid.NewGuid(), Guid.NewGuid());
        await RecordAsync(march, number, primary, premises);
        await CreateAsync(
            march,
            SouthGloucestershire,
            "SG-1",
            agreement => agreement.SettingId = premises.ToString()
        );

        await PrepareAsync(march, SouthGloucestershire);

        Assert.Contains(
            (await march.RowsAsync(SouthGloucestershire)).SelectMany(Texts),
            text => text.EndsWith($"= {number}", StringComparison.Ordinal)
        );
        // A setting that the register no longer names does not belong to the registration.
        await RecordAsync(march, number, primary);
        await PrepareAsync(march, SouthGloucestershire, replace: true);
        Assert.DoesNotContain(
            (await march.RowsAsync(SouthGloucestershire)).SelectMany(Texts),
            text => text.EndsWith($"= {number}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task PrepareReturn_OfAgreements_TellsWhatIsKnownAndWhatIsLeft()
    {
        var march = await March.BeginAsync(besides: NorthSomerset);
        var setting = Guid.NewGuid().ToString();
        await RegisterAsync(march, setting);
        var known = await CreateAsync(
            march,
            NorthSomerset,
            "NS-1",
            agreement =>
            {
                agreement.SettingId = setting;
                agreement.Purchase = Purchase.Spot;
                agreement.ServiceType = ServiceType.ResidentialSchool52;
                agreement.CostLines.Add(
                    Scene.Extra(12_345, Snapshot.AddDays(-7), Snapshot.AddDays(1))
                );
                agreement.CostLines.Add(Scene.Extra(99, Snapshot.AddDays(-7), Snapshot));
            }
        );
        var ended = await CreateAsync(march, NorthSomerset, "NS-2", _ => { }, endedOn: Snapshot);
        await CreateAsync(march, NorthSomerset, "NS-3", _ => { }, endedOn: Snapshot.AddYears(-1));
        await CreateAsync(march, NorthSomerset, "NS-4", agreement => agreement.Unregulated = true);

        var prepared = await PrepareAsync(march, NorthSomerset);
        var rows = await march.RowsAsync(NorthSomerset);

        Assert.Equal((2, 0, 1), (prepared.Added, prepared.AlreadyThere, prepared.LeftOutCount));
        Assert.Equal((ended, LeftOutReason.Ended), Only(prepared));
        Assert.Equal(SubmissionState.Draft, prepared.Submission.State);
        Assert.Equal(
            [
                "Looked after child? = Looked after child (under 18)",
                "Placing Authority = North Somerset",
                "Identifier = NS-1",
                "Gender = Female (including trans female)",
                "How the placement was sourced = Direct Award / Off Framework",
                $"Establishment URN = {Urn}",
                "Type of provision = Residential - 52 week Residential School/College",
                "Placement start date = 02/06/2025",
                "Total weekly cost = 7123.45",
                "Contribution from Social Care = 4123.45",
                "Contribution from Education = 2000.00",
                "Contribution from Health = 1000.00",
                "Does this placement cost include additional packages? = Yes",
                "Primary registration type = Ofsted",
                "Deprivation of Liberty Safeguards in place? = No",
            ],
            Texts(rows[0])
        );
        Assert.Equal($"agreement {known}", rows[0].RowId);
        Assert.Contains(
            "Type of provision = Unregistered (where it should be registered)",
            Texts(rows[1])
        );
        Assert.Equal(
            [("Age", 2), ("How the placement was sourced", 1), ("Organisation", 2)],
            prepared.ToFill.Take(3).Select(each => (each.Column, each.Rows))
        );
        var missing = (await march.FindingsAsync(NorthSomerset)).Where(each =>
            each.Rule == "value.missing"
        );
        Assert.Equal(prepared.ToFill.Sum(each => each.Rows), missing.Count());
        Assert.Equal(
            prepared.Submission.ErrorCount,
            (await march.FindingsAsync(NorthSomerset)).Count(each =>
                each.Severity == FindingSeverity.Error
            )
        );
    }

    [Fact]
    public async Task PrepareReturn_OfAgreements_CostsWhatGetSpendSays()
    {
        var march = await March.BeginAsync(besides: Swindon);
        for (var child = 1; child <= 5; child++)
        {
            var pence = child * 1_001;
            await CreateAsync(
                march,
                Swindon,
                $"SW-{child}",
                agreement =>
                {
                    agreement.CostLines.Clear();
                    agreement.CostLines.Add(Scene.Core(pence, pence / 3, 1));
                    agreement.CostLines.Add(
                        Scene.Extra(7 * pence, Begun, Snapshot.AddDays(pence % 3 - 1))
                    );
                }
            );
        }

        await PrepareAsync(march, Swindon);
        var officer = await march.OfficerAsync(Swindon);
        var spend = await officer
            .GetSpendAsync(
                new GetSpendRequest
                {
                    AsOf = Snapshot.ToMessage(),
                    GroupBy = SpendGrouping.Placement,
                }
            )
            .ToListAsync();

        Assert.Equal(
            spend.Select(group => (group.Key, Pounds(group.WeeklyRate.Total.Pence))).Order(),
            (await march.RowsAsync(Swindon))
                .Select(row =>
                    (
                        row.RowId["agreement ".Length..],
                        row.Values.Single(value => value.Column == "Total weekly cost").Text
                    )
                )
                .Order()
        );
    }

    [Fact]
    public async Task PrepareReturn_Repeated_KeepsWhatTheOfficerEntered()
    {
        var march = await March.BeginAsync(besides: Wiltshire);
        var first = await CreateAsync(march, Wiltshire, "WI-1", _ => { });
        await PrepareAsync(march, Wiltshire);
        // Another upload of the row's key is the officer's correction; the child reference may differ in case.
        var corrected = Census.Row(1, Wiltshire, values => values[Census.Identifier] = "WI-1");
        corrected.RowId = $"agreement {first}";
        await march.SendAsync([corrected], Wiltshire);
        await CreateAsync(march, Wiltshire, "wi-1", _ => { });
        await CreateAsync(march, Wiltshire, "WI-2", _ => { });

        var again = await PrepareAsync(march, Wiltshire);
        var once = await PrepareAsync(march, Wiltshire);
        var rows = await march.RowsAsync(Wiltshire);

        Assert.Equal((1, 2), (again.Added, again.AlreadyThere));
        Assert.Equal((0, 3), (once.Added, once.AlreadyThere));
        Assert.Equal(2, rows.Count);
        Assert.Contains("Age = 14", Texts(rows[0]));

        var anew = await PrepareAsync(march, Wiltshire, replace: true);
        Assert.Equal((3, 0), (anew.Added, anew.AlreadyThere));
        Assert.DoesNotContain("Age = 14", (await march.RowsAsync(Wiltshire)).SelectMany(Texts));
        Assert.Contains(
            await march.FindingsAsync(Wiltshire),
            each => each.Rule == "identifier.duplicate"
        );
    }

    [Fact]
    public async Task PrepareReturn_FilledIn_CanBeSubmittedAndIsThenLeftAlone()
    {
        var march = await March.BeginAsync(besides: Devon);
        await CreateAsync(march, Devon, "DE-1", _ => { });
        await PrepareAsync(march, Devon);
        var row = (await march.RowsAsync(Devon))[0];
        var known = row.Values.ToDictionary(value => value.Column, value => value.Text);
        var filled = Census.Row(
            1,
            Devon,
            values =>
            {
                for (var i = 0; i < values.Length; i++)
                    values[i] = known.GetValueOrDefault(Census.Columns[i]) ?? values[i];
            }
        );
        filled.RowId = row.RowId;
        await march.SendAsync([filled], Devon);
        var officer = await march.OfficerAsync(Devon);
        var submitted = await officer.Submissions.SubmitReturnAsync(
            new() { WindowId = march.WindowId }
        );

        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => PrepareAsync(march, Devon, replace: true)
        );

        Assert.Equal(submitted.Submission, await march.SubmissionAsync(Devon));
        Assert.Single(await march.RowsAsync(Devon));
    }

    [Fact]
    public async Task PrepareReturn_OfADraftThatChanged_IsRefused()
    {
        var march = await March.BeginAsync(besides: Torbay);
        await CreateAsync(march, Torbay, "TO-1", _ => { });
        var first = await PrepareAsync(march, Torbay);
        await PrepareAsync(march, Torbay, replace: true);
        var officer = await march.OfficerAsync(Torbay);

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Submissions.PrepareReturnAsync(
                new() { WindowId = march.WindowId, Etag = first.Submission.Etag }
            )
        );
    }

    [Fact]
    public async Task PrepareReturn_BeforeTheDayOfTheReturn_LeavesOutWhatHasNotBegun()
    {
        var march = await March.BeginAsync(besides: Plymouth);
        var coming = await CreateAsync(
            march,
            Plymouth,
            "PL-1",
            agreement => agreement.StartOn = March.Today.AddDays(1).ToMessage()
        );
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            "update placements.submission_window set snapshot_on = @day where id = @id::uuid",
            new { day = March.Today.AddDays(5), id = march.WindowId }
        );

        var prepared = await PrepareAsync(march, Plymouth);

        Assert.Equal((coming, LeftOutReason.NotBegun), Only(prepared));
        Assert.Empty(await march.RowsAsync(Plymouth));
    }
}
