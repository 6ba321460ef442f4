using RegionalProviders.Testing;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class NoticeCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task Notice_FromRaisingToAcknowledging_GoesByCommands()
    {
        var consortium = await councils.Platform.People.MembersAsync();
        var file = councils.Path("notice.json");
        await File.WriteAllTextAsync(file, Notice(consortium, councils.Platform.Clock.GetUtcNow()));

        // The service learns of memberships over the bus.
        var raised = await Eventually.SucceedsAsync(() =>
            RunAsync(councils.Officer, $"notices raise {file} -o json")
        );

        var id = raised.Json().RootElement.GetProperty("id").GetString();
        var twice = await FailAsync(7, councils.Officer, $"notices raise {file}");
        Assert.Contains(id!, twice, StringComparison.Ordinal);
        await FailAsync(5, councils.OfficerOfLeeds, $"notices show {id}");
        Assert.Contains(
            "Invented Care Limited",
            (await RunAsync(councils.Officer, "notices list --open --suspensions")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "members only",
            (await RunAsync(councils.QualityLead, $"notices show {id}")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "issued",
            (await RunAsync(councils.Officer, $"notices history {id}")).Output,
            StringComparison.Ordinal
        );
        var watched = await RunAsync(councils.Officer, "notices watch --count 1 -o json");
        Assert.Equal(id, watched.Json().RootElement.GetProperty("noticeId").GetString());
        Assert.Contains(
            id!,
            (await RunAsync(councils.Officer, "notices inbox")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            id!,
            (await RunAsync(councils.Officer, $"notices ack {id}")).Output,
            StringComparison.Ordinal
        );
        await FailAsync(2, councils.Officer, "notices watch -o csv");
    }

    private static string Notice(string consortium, DateTimeOffset now) =>
        $$"""
            {"consortiumIds": ["{{consortium}}"],
             "organisation": {"name": "Invented Care Limited", "companyNumber": "01234567"},
             "settings": [{"id": "{{Guid.NewGuid()}}"}], "hostAuthorityGss": "E06000022",
             "matters": ["PROTOCOL_MATTER_PURCHASING_SUSPENDED"],
             "concernIdentifiedOn": {{Day(now.AddDays(-2))}}, "reviewOn": {{Day(now.AddDays(20))}},
             "facts": "Staffing fell.", "contactRole": "placements team manager",
             "contact": "placements@council.example"}
            """;

    private static string Day(DateTimeOffset day) =>
        $$"""{"year": {{day.Year}}, "month": {{day.Month}}, "day": {{day.Day}}}""";
}
