using RegionalProviders.Client;
using static RegionalProviders.Placements.Tests.Submissions.Prepared;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <content>What a draft takes from authorisations of a deprivation of liberty.</content>
public sealed partial class PrepareReturnTests
{
    private const string Dorset = "E06000059";

    [Theory]
    [InlineData("DO-1", -10, 1, false, "DoLS (current)")]
    [InlineData("DO-2", -10, 0, false, "DoLS (previous)")]
    [InlineData("DO-3", -10, 1, true, "No")]
    [InlineData("DO-4", -10, 0, true, "No")]
    public async Task PrepareReturn_OfAnAuthorisation_TellsWhetherItStandsOnTheDay(
        string child,
        int from,
        int until,
        bool withdrawn,
        string expected
    )
    {
        var march = await March.BeginAsync(besides: Dorset);
        var agreement = await CreateAsync(march, Dorset, child, _ => { });
        var officer = await march.OfficerAsync(Dorset);
        var recorded = await officer.Agreements.RecordLibertyAuthorisationAsync(
            new()
            {
                AgreementId = agreement,
                Authorisation = new()
                {
                    FromOn = Snapshot.AddDays(from).ToMessage(),
                    UntilOn = Snapshot.AddDays(until).ToMessage(),
                    Reference = "ORDER-1",
                },
            }
        );
        if (withdrawn)
            await officer.Agreements.WithdrawLibertyAuthorisationAsync(
                new()
                {
                    AgreementId = agreement,
                    AuthorisationId = recorded.Id,
                    Reason = "Recorded for another child",
                }
            );

        await PrepareAsync(march, Dorset);

        Assert.Contains(
            $"Deprivation of Liberty Safeguards in place? = {expected}",
            Texts(
                Assert.Single(
                    await march.RowsAsync(Dorset),
                    row => row.RowId == $"agreement {agreement}"
                )
            )
        );
    }
}
