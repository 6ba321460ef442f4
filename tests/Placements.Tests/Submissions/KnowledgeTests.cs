using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>
/// Rows checked against other data of the service: authorisations that the council recorded, and the copy of the register.
/// </summary>
public sealed class KnowledgeTests
{
    // Returns of this window describe its first day.
    private static readonly DateOnly Snapshot = March.Today.AddDays(-2);

    [Fact]
    public async Task Dols_AuthorisedOnTheDayOfTheReturn_NeedsNoSecondLook()
    {
        var march = await March.BeginAsync();
        await AuthoriseAsync(march, 88_001, Snapshot, Snapshot.AddDays(1));
        await AuthoriseAsync(march, 88_002, Snapshot.AddDays(-30), Snapshot);
        await AuthoriseAsync(march, 88_003, Snapshot.AddDays(1), Snapshot.AddDays(30));
        await AuthoriseAsync(march, 88_004, Snapshot, Snapshot.AddDays(9), endedOn: Snapshot);
        SubmittedRow[] rows =
        [
            .. Enumerable.Range(1, 5).Select(n => Census.Row(n, change: Dols(n))),
        ];
        (int, string)[] expected =
        [
            .. new[] { 2, 3, 4, 5 }.Select(line => (line, "dols.no_record")),
        ];

        await march.SendAsync(rows);
        var streamed = await march.FindingsAsync();
        await UploadAsync(march, Census.File(rows));
        var uploaded = await march.FindingsAsync();
        var (found, _) = await CheckAsync(march, Census.File(rows));

        Assert.Equal(expected, streamed.Select(each => (each.Line, each.Rule)));
        // The header is line 1 of a file.
        Assert.Equal(expected, uploaded.Select(each => (each.Line - 1, each.Rule)));
        Assert.Equal(expected, found.Select(each => (each.Line - 1, each.Rule)));

        // Agreements and returns may differ in the case of a reference.
        static Action<string[]> Dols(int number) =>
            values =>
            {
                values[Census.Dols] = "DoLS (current)";
                values[Census.Identifier] = Census.Child(88_000 + number).ToLowerInvariant();
            };
    }

    [Fact]
    public async Task Setting_InadequateOrSuspended_IsAWarning()
    {
        var march = await March.BeginAsync();
        await using var connection = new NpgsqlConnection(march.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.register_entry (regulator, urn, setting_id, listed_service_type, band, status, updated_at)
            values ('Ofsted', 'SC880001', gen_random_uuid(), 'ChildrensHome', 'Failing', 'Active', now()),
                ('Ofsted', 'SC880002', gen_random_uuid(), 'ChildrensHome', 'Good', 'Suspended', now()),
                ('Ofsted', 'SC880003', gen_random_uuid(), 'ChildrensHome', 'Good', 'Active', now())
            """
        );

        await march.SendAsync(Enumerable.Range(1, 3).Select(n => Census.Row(n, change: At(n))));

        Assert.Equal(
            [(1, "setting.failing"), (2, "setting.restricted")],
            (await march.FindingsAsync()).Select(each => (each.Line, each.Rule))
        );
        static Action<string[]> At(int number) =>
            values => values[Census.EstablishmentUrn] = $"SC88000{number}";
    }

    [Fact]
    public async Task RecordLibertyAuthorisation_WithAWrongField_NamesIt()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var id = await AgreementAsync(march, 88_101);

        await FailsOnAsync("authorisation", request => request.Authorisation = null);
        await FailsOnAsync("authorisation.from_on", request => request.Authorisation.FromOn = null);
        await FailsOnAsync(
            "authorisation.from_on",
            request => request.Authorisation.FromOn = March.Today.AddDays(1).ToMessage()
        );
        await FailsOnAsync(
            "authorisation.until_on",
            request => request.Authorisation.UntilOn = request.Authorisation.FromOn
        );
        await FailsOnAsync(
            "authorisation.until_on",
            request => request.Authorisation.UntilOn = Snapshot.AddYears(1).AddDays(1).ToMessage()
        );
        await FailsOnAsync(
            "authorisation.reference",
            request => request.Authorisation.Reference = " "
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (
                await march.OfficerAsync(TestPrincipals.Bath)
            ).Agreements.RecordLibertyAuthorisationAsync(Request(id, Snapshot, Snapshot.AddDays(1)))
        );

        async Task FailsOnAsync(string field, Action<RecordLibertyAuthorisationRequest> spoil)
        {
            var request = Request(id, Snapshot, Snapshot.AddDays(30));
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                officer.Agreements.RecordLibertyAuthorisationAsync(request)
            );
        }
    }

    [Fact]
    public async Task RecordLibertyAuthorisation_Repeated_IsReadOnceWithTheAgreement()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var id = await AgreementAsync(march, 88_102);
        var first = Request(id, Snapshot, Snapshot.AddDays(30));

        var recorded = await officer.Agreements.RecordLibertyAuthorisationAsync(first);
        Assert.Equal(recorded, await officer.Agreements.RecordLibertyAuthorisationAsync(first));
        await officer.Agreements.RecordLibertyAuthorisationAsync(
            Request(id, Snapshot.AddDays(-30), Snapshot)
        );

        var read = await officer.Agreements.GetAgreementAsync(new GetAgreementRequest { Id = id });
        Assert.All(read.Agreement.LibertyAuthorisations, each => Assert.Null(each.WithdrawnAt));
        Assert.Equal(
            [Snapshot.AddDays(-30).ToMessage(), Snapshot.ToMessage()],
            read.Agreement.LibertyAuthorisations.Select(each => each.FromOn)
        );
        first.Authorisation.Id = recorded.Id;
        Assert.Equal(first.Authorisation, read.Agreement.LibertyAuthorisations[1]);
    }

    [Fact]
    public async Task WithdrawLibertyAuthorisation_Recorded_StaysToBeReadAndCountsForNothing()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var id = await AgreementAsync(march, 88_103);
        var recorded = await officer.Agreements.RecordLibertyAuthorisationAsync(
            Request(id, Snapshot, Snapshot.AddDays(1))
        );
        var row = Census.Row(
            1,
            change: values =>
            {
                values[Census.Dols] = "DoLS (current)";
                values[Census.Identifier] = Census.Child(88_103);
            }
        );
        await march.SendAsync([row]);
        Assert.Empty(await march.FindingsAsync());
        var withdrawal = Withdrawal(id, recorded.Id);

        var done = await officer.Agreements.WithdrawLibertyAuthorisationAsync(withdrawal);
        Assert.Equal(done, await officer.Agreements.WithdrawLibertyAuthorisationAsync(withdrawal));
        await march.SendAsync([row]);

        Assert.Equal("dols.no_record", Assert.Single(await march.FindingsAsync()).Rule);
        var read = await officer.Agreements.GetAgreementAsync(new GetAgreementRequest { Id = id });
        Assert.Equal(done.Etag, read.Agreement.Etag);
        var authorisation = Assert.Single(read.Agreement.LibertyAuthorisations);
        Assert.Equal("Recorded for another child", authorisation.WithdrawnReason);
        Assert.NotNull(authorisation.WithdrawnAt);
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Agreements.WithdrawLibertyAuthorisationAsync(Withdrawal(id, recorded.Id))
        );
    }

    [Fact]
    public async Task WithdrawLibertyAuthorisation_OfAnotherPlacementOrCouncil_IsNotFound()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var bath = await march.OfficerAsync(TestPrincipals.Bath);
        var id = await AgreementAsync(march, 88_104);
        var other = await AgreementAsync(march, 88_105);
        var recorded = await officer.Agreements.RecordLibertyAuthorisationAsync(
            Request(id, Snapshot, Snapshot.AddDays(1))
        );

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            officer.Agreements.WithdrawLibertyAuthorisationAsync(Withdrawal(other, recorded.Id))
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Agreements.WithdrawLibertyAuthorisationAsync(Withdrawal(id, recorded.Id))
        );
        var wrong = Withdrawal(id, recorded.Id);
        wrong.Reason = " ";
        await PlatformAssert.FailsOnFieldAsync(
            "reason",
            officer.Agreements.WithdrawLibertyAuthorisationAsync(wrong)
        );
    }

    private static WithdrawLibertyAuthorisationRequest Withdrawal(string agreement, string id) =>
        new()
        {
            AgreementId = agreement,
            AuthorisationId = id,
            Reason = "Recorded for another child",
            RequestId = Guid.NewGuid().ToString(),
        };

    private static RecordLibertyAuthorisationRequest Request(
        string agreement,
        DateOnly from,
        DateOnly until
    ) =>
        new()
        {
            AgreementId = agreement,
            Authorisation = new LibertyAuthorisation
            {
                FromOn = from.ToMessage(),
                UntilOn = until.ToMessage(),
                Reference = "ORDER-1",
            },
            RequestId = Guid.NewGuid().ToString(),
        };

    private static async Task<string> AgreementAsync(March march, int child)
    {
        var officer = await march.OfficerAsync();
        var created = await officer.Agreements.CreateAgreementAsync(
            Scene.New(agreement =>
            {
                agreement.ChildReference = Census.Child(child);
                agreement.StartOn = new DateOnly(2026, 1, 5).ToMessage();
                agreement.PlannedEndOn = null;
            })
        );
        return created.Id;
    }

    private static async Task AuthoriseAsync(
        March march,
        int child,
        DateOnly from,
        DateOnly until,
        DateOnly? endedOn = null
    )
    {
        var officer = await march.OfficerAsync();
        var id = await AgreementAsync(march, child);
        await officer.Agreements.RecordLibertyAuthorisationAsync(Request(id, from, until));
        if (endedOn is { } end)
            await officer.Agreements.EndAgreementAsync(
                new EndAgreementRequest
                {
                    Id = id,
                    EndedOn = end.ToMessage(),
                    EndReasonCode = "E8",
                }
            );
    }
}
