using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class PlanningLeadCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task PlanningLeads_FromApplicationToMeeting_AreKept()
    {
        var added = await RunAsync(
            councils.Officer,
            "planning-leads add --consortium Members --authority E07000187 --reference 24/001/CU --applied 2024-05-01 "
                + "--address '5 Low Road' --applicant 'Birch Homes Ltd' -o json"
        );
        var id = added.Json().RootElement.GetProperty("id").GetString();
        await RunAsync(
            councils.QualityLead,
            $"planning-leads update {id} --feedback 'Too near another home' --met 2024-06-02 --address '5 Lower Road'"
        );
        var got = await RunAsync(councils.Officer, $"planning-leads get {id}");
        var listed = await RunAsync(
            councils.Officer,
            "planning-leads list --authority E07000187 --unknown-only"
        );
        var cleared = await RunAsync(
            councils.Officer,
            $"planning-leads update {id} --clear met --clear feedback"
        );

        Assert.Matches("Feedback +Too near another home\n", got.Output);
        Assert.Matches("Met +2 June 2024\n", got.Output);
        Assert.Matches(
            $"1 May 2024 +E07000187 +24/001/CU +5 Lower Road +Birch Homes Ltd .*{id}",
            listed.Output
        );
        Assert.DoesNotContain("2 June 2024", cleared.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Feedback", cleared.Output, StringComparison.Ordinal);
        Assert.Equal(
            "Nothing found.",
            (await RunAsync(councils.OfficerOfLeeds, "planning-leads list")).Error.Trim()
        );
        await FailAsync(5, councils.OfficerOfLeeds, $"planning-leads get {id}");
        await FailAsync(5, councils.OfficerOfLeeds, $"planning-leads update {id} --feedback No");
        await FailAsync(
            7,
            councils.Officer,
            "planning-leads add --consortium Members --authority E07000187 --reference 24/001/CU --applied 2024-05-01 --address Again"
        );
    }

    [Theory]
    [InlineData(2, "planning-leads update 1", "Nothing to change was given.")]
    [InlineData(2, "planning-leads update 1 --feedback x --clear feedback", "--clear feedback")]
    [InlineData(6, "planning-leads get 1", "UUID")]
    [InlineData(6, "planning-leads list --authority E99999999", "GSS code")]
    [InlineData(
        2,
        "planning-leads add --consortium Members --authority Bath --reference 1 --address x",
        "--applied"
    )]
    [InlineData(
        6,
        "planning-leads add --consortium Members --authority Bath --reference 1 --address x --applied 2999-01-01",
        "future"
    )]
    [InlineData(
        6,
        "planning-leads add --consortium Members --authority Bath --reference 1 --address x --applied 2024-01-01 --known-organisation 0198c0de-0000-7000-8000-000000000000",
        "organisation of the register"
    )]
    public async Task PlanningLeads_OfWhatIsWrong_SayWhatToDo(int code, string line, string text)
    {
        var error = await FailAsync(code, councils.Officer, line);

        Assert.Contains(text, error, StringComparison.Ordinal);
    }
}
