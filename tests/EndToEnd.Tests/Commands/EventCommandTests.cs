using RegionalProviders.Testing;
using static RegionalProviders.EndToEnd.Tests.Commands.CouncilsAtWork;

namespace RegionalProviders.EndToEnd.Tests.Commands;

[Collection(CommandTests.Name)]
public sealed class EventCommandTests(CouncilsAtWork councils)
{
    [Fact]
    public async Task Event_FromReportToClose_GoesByCommands()
    {
        var setting = (await RunAsync(councils.Officer, "providers get SC012345 -o json"))
            .Json()
            .RootElement.GetProperty("id")
            .GetString();
        var bath = await councils.Platform.People.CouncilIdAsync(TestPrincipals.Bath);
        var file = councils.Path("event.json");
        await File.WriteAllTextAsync(
            file,
            $$"""
            {"kind": "SIGNIFICANT_EVENT_KIND_MISSING", "settingId": "{{setting}}", "placingCouncilIds": ["{{bath}}"],
             "occurredAt": "{{councils.Platform.Clock.GetUtcNow().AddHours(
                -2
            ):O}}", "summary": "Not back by night."}
            """
        );
        var note = councils.Path("note.txt");
        await File.WriteAllTextAsync(note, "Found by the police.");

        // Bristol is the host; the service learns of settings over the bus.
        var reported = await Eventually.SucceedsAsync(() =>
            RunAsync(councils.Officer, $"events report {file} -o json")
        );

        var id = reported.Json().RootElement.GetProperty("id").GetString()!;
        await SaysAsync($"events list --open --urgent --setting {setting}", id);
        await SaysAsync($"events show {id}", "Not back by night.");
        await SaysAsync($"events assign {id} --to 'duty team'", "duty team");
        await SaysAsync($"events follow-up {id} {note}", "Found by the police.");
        await SaysAsync($"events show {id} --follow-ups", "Found by the police.");
        await SaysAsync($"events close {id} {note}", "Found by the police.");
        await FailAsync(7, councils.OfficerOfBath, $"events close {id} {note}");
        await FailAsync(5, councils.OfficerOfLeeds, $"events show {id}");
        Assert.Equal(
            0,
            (await RunAsync(councils.OfficerOfBath, "events list --open -o json"))
                .Json()
                .RootElement.GetArrayLength()
        );

        async Task SaysAsync(string line, string words) =>
            Assert.Contains(
                words,
                (await RunAsync(councils.OfficerOfBath, line)).Output,
                StringComparison.Ordinal
            );
    }
}
