using System.Globalization;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;
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
        await File.WriteAllTextAsync(
            file,
            Notice(
                consortium,
                councils.Platform.Clock.GetUtcNow(),
                "PROTOCOL_MATTER_PURCHASING_SUSPENDED",
                Guid.NewGuid()
            )
        );

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
        var inbox = await Eventually.BecomesAsync(
            () => RunAsync(councils.Officer, "notices inbox -o json"),
            listed => listed.Output.Contains(id!, StringComparison.Ordinal)
        );
        var cursor = inbox
            .Json()
            .RootElement.EnumerateArray()
            .Where(delivery => delivery.GetProperty("noticeId").GetString() == id)
            .Select(delivery =>
                long.Parse(delivery.GetProperty("cursor").ToString(), CultureInfo.InvariantCulture)
            )
            .First();
        var watched = await RunAsync(
            councils.Officer,
            $"notices watch --after {cursor - 1} --count 1 -o json"
        );
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

    [Fact]
    public async Task Notice_WorkedOnByIssuerAndReceiver_GoesByCommands()
    {
        var consortium = await councils.Platform.People.MembersAsync();
        var now = councils.Platform.Clock.GetUtcNow();
        var setting = Guid.NewGuid();
        var file = councils.Path("life.json");
        await File.WriteAllTextAsync(
            file,
            Notice(consortium, now, "PROTOCOL_MATTER_OUTSTANDING_TAXES", setting)
        );
        var comments = councils.Path("comments.txt");
        await File.WriteAllTextAsync(comments, "We are recruiting.");
        var raised = await Eventually.SucceedsAsync(() =>
            RunAsync(councils.Officer, $"notices raise {file} -o json")
        );
        var id = raised.Json().RootElement.GetProperty("id").GetString()!;
        var day = now.AddDays(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // As the issuer.
        await SaysAsync(councils.Officer, $"notices similar --setting {setting}", id);
        await SaysAsync(
            councils.Officer,
            $"notices update {id} --provider-comments {comments} --placements ending --urgent true",
            "We are recruiting."
        );
        await FailAsync(2, councils.Officer, $"notices update {id}");
        await FailAsync(
            7,
            councils.Officer,
            $"notices review {id} --note Visited. --next {day} --etag v1"
        );
        await SaysAsync(
            councils.Officer,
            $"notices review {id} --note Visited. --next {day}",
            now.AddDays(9).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        );
        await FailAsync(7, councils.OfficerOfBath, $"notices close {id} --note Over.");

        // As a receiver.
        await Eventually.SucceedsAsync(() =>
            RunAsync(councils.OfficerOfBath, $"notices assign {id} --to 'quality team'")
        );
        await SaysAsync(
            councils.OfficerOfBath,
            $"notices action {id} --kind review-visit-ordered --note {comments}",
            "review-visit-ordered"
        );
        await FailAsync(2, councils.OfficerOfBath, $"notices action {id} --note {comments}");
        await SaysAsync(
            councils.OfficerOfBath,
            $"notices action {id} -o csv",
            "We are recruiting."
        );
        await SaysAsync(councils.OfficerOfBath, "notices inbox --affected-first", id);
        await SaysAsync(
            councils.OfficerOfBath,
            "notices digest --html",
            "<td>outstanding taxes</td>"
        );
        await SaysAsync(councils.OfficerOfBath, "notices digest", "outstanding taxes");
        await FailAsync(2, councils.OfficerOfBath, "notices digest -o csv");
        var outcomes = (
            await RunAsync(councils.OfficerOfBath, $"notices outcomes {id} -o json")
        ).Json();
        Assert.Equal(3, outcomes.RootElement.GetProperty("circulated").GetInt32());
        Assert.True(outcomes.RootElement.GetProperty("withheld").GetBoolean());
        await SaysAsync(councils.OfficerOfBath, $"notices outcomes {id}", "circulated");
        Assert.Equal(
            0,
            (await RunAsync(councils.OfficerOfBath, "notices overdue -o json"))
                .Json()
                .RootElement.GetArrayLength()
        );
        Assert.DoesNotContain(
            id,
            (await RunAsync(councils.OfficerOfBath, "notices list --review-overdue")).Output,
            StringComparison.Ordinal
        );

        // The end of the notice.
        await SaysAsync(councils.Officer, $"notices close {id} --note Paid.", "closed");
        await SaysAsync(
            councils.Officer,
            $"notices retract {id} --reason 'Another home was meant.'",
            "retracted"
        );
        await SaysAsync(councils.OfficerOfBath, $"notices history {id}", "retracted");
    }

    [Fact]
    public async Task Draft_FromTheRegister_IsIssuedAndDismissedByCommands()
    {
        var consortium = await councils.Platform.People.MembersAsync();
        var (first, second) = (await DraftAsync(), await DraftAsync());
        var file = councils.Path("drafted.json");
        await File.WriteAllTextAsync(
            file,
            Completed(consortium, councils.Platform.Clock.GetUtcNow())
        );

        var issued = await Eventually.SucceedsAsync(() =>
            RunAsync(councils.Officer, $"notices issue {first} {file} -o json")
        );

        Assert.Contains("PROTOCOL_MATTER_POOR_INSPECTION", issued.Output, StringComparison.Ordinal);
        await FailAsync(7, councils.Officer, $"notices issue {first} {file}");
        await FailAsync(5, councils.OfficerOfLeeds, $"notices dismiss {second} --reason No.");
        Assert.Contains(
            "Inadequate",
            (await RunAsync(councils.QualityLead, "notices drafts --own --state waiting")).Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "dismissed",
            (await RunAsync(councils.Officer, $"notices dismiss {second} --reason Closed.")).Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            second,
            (await RunAsync(councils.Officer, "notices drafts --state waiting")).Output,
            StringComparison.Ordinal
        );
    }

    // The draft that follows from news of the register about a home in the area of Bristol.
    private async Task<string> DraftAsync()
    {
        var setting = Guid.NewGuid();
        await councils
            .Platform.Services.GetRequiredService<IBus>()
            .Publish(
                new JudgementChanged(
                    Guid.NewGuid(),
                    Regulator.Ofsted,
                    $"SC{setting:N}"[..10].ToUpperInvariant(),
                    setting,
                    Guid.Parse(
                        await councils.Platform.People.CouncilIdAsync(TestPrincipals.Bristol)
                    ),
                    JudgementScale.OfstedSccif,
                    "Good",
                    JudgementBand.Good,
                    "Inadequate",
                    JudgementBand.Failing,
                    JudgementDirection.Down,
                    null,
                    null,
                    true,
                    Guid.CreateVersion7()
                ),
                context => context.MessageId = Guid.NewGuid()
            );
        var listed = await Eventually.BecomesAsync(
            async () =>
                (
                    await RunAsync(councils.Officer, $"notices drafts --setting {setting} -o json")
                ).Json(),
            json => json.RootElement.GetArrayLength() == 1
        );
        return listed.RootElement[0].GetProperty("id").GetString()!;
    }

    private static string Completed(string consortium, DateTimeOffset now) =>
        $$"""
            {"consortiumIds": ["{{consortium}}"], "organisation": {"name": "Invented Care Limited"},
             "reviewOn": {{Day(now.AddDays(20))}}, "facts": "Judged Inadequate.",
             "contactRole": "placements team manager", "contact": "placements@council.example"}
            """;

    private static async Task SaysAsync(string profile, string line, string words) =>
        Assert.Contains(words, (await RunAsync(profile, line)).Output, StringComparison.Ordinal);

    private static string Notice(
        string consortium,
        DateTimeOffset now,
        string matter,
        Guid setting
    ) =>
        $$"""
            {"consortiumIds": ["{{consortium}}"],
             "organisation": {"name": "Invented Care Limited", "companyNumber": "01234567"},
             "settings": [{"id": "{{setting}}"}], "hostAuthorityGss": "E06000022",
             "matters": ["{{matter}}"],
             "concernIdentifiedOn": {{Day(now.AddDays(-2))}}, "reviewOn": {{Day(now.AddDays(20))}},
             "facts": "Staffing fell.", "contactRole": "placements team manager",
             "contact": "placements@council.example"}
            """;

    private static string Day(DateTimeOffset day) =>
        $$"""{"year": {{day.Year}}, "month": {{day.Month}}, "day": {{day.Day}}}""";
}
