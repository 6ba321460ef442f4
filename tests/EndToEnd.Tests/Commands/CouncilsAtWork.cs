using RegionalProviders.Cli;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.EndToEnd.Tests.Commands;

/// <summary>
/// One platform for all tests of commands: "Members" with Bristol, Bath and Somerset, "Others" with Leeds, and two
/// lists a year apart. Tests keep to registrations and clients of their own.
/// </summary>
public sealed class CouncilsAtWork : IAsyncLifetime
{
    private const string Header =
        "URN,Provision type,Registration status,Name,Local authority,Organisation which owns the provider,Places,"
        + "Overall experiences and progress of children and young people,Latest full inspection event number,"
        + "Latest full inspection date\n";

    private EmptyPlatform? stranger;

    internal string Operator => Stranger.Administrator;

    internal string Officer => Profile("officer");

    internal string QualityLead => Profile("quality-lead");

    internal string Approver => Profile("approver");

    internal string Administrator => Profile("administrator");

    internal string OfficerOfBath => Profile("bath");

    internal string OfficerOfLeeds => Profile("leeds");

    internal TestPlatform Platform => Stranger.Platform;

    /// <summary>The import of the earlier list, of the later one.</summary>
    internal (string First, string Second) Imports { get; private set; }

    private EmptyPlatform Stranger => stranger!;

    public async Task InitializeAsync()
    {
        stranger = await EmptyPlatform.StartAsync();
        await Platform.People.MembersAsync();
        await Platform.People.OthersAsync();
        await KeepAsync("officer", TestPrincipals.Bristol, Role.Officer);
        await KeepAsync("quality-lead", TestPrincipals.Bristol, Role.QualityLead);
        await KeepAsync("approver", TestPrincipals.Bristol, Role.SeniorApprover);
        await KeepAsync("administrator", TestPrincipals.Bristol, Role.Administrator);
        await KeepAsync("bath", TestPrincipals.Bath, Role.Officer);
        await KeepAsync("leeds", TestPrincipals.Leeds, Role.Officer);
        await ListAsync(
            "2024.csv",
            """
            SC012345,Children's home,Active,REDACTED,"Bristol, City of",Acorn Care Ltd,4,Good,10111111,01/02/2024
            SC012346,Children's home,Active,Willow House,Leeds,Birch Homes Ltd,3,Outstanding,10111112,05/02/2024
            SC012347,Children's home,Active,REDACTED,"Bristol, City of",Acorn Care Ltd,2,,,
            SC012348,Children's home,Active,REDACTED,"Bristol, City of",Acorn Care Ltd,2,,,
            ,Children's home,Active,REDACTED,Salford,,2,Good,,01/02/2024
            """
        );
        await ListAsync(
            "2025.csv",
            """
            SC012345,Children's home,Active,REDACTED,"Bristol, City of",Oaktree Care Ltd,5,Inadequate,10222222,03/02/2025
            SC012347,Children's home,Active,REDACTED,"Bristol, City of",Acorn Care Ltd,2,,,
            SC012348,Children's home,Active,REDACTED,"Bristol, City of",Acorn Care Ltd,2,,,
            """
        );
        await RunAsync(
            Operator,
            $"providers import {Path("2024.csv")}@2024-03-31 {Path("2025.csv")}@2025-03-31"
        );
        var imports = (await RunAsync(Operator, "providers imports -o json")).Json().RootElement;
        Imports = (
            imports[1].GetProperty("id").GetString()!,
            imports[0].GetProperty("id").GetString()!
        );
    }

    public async Task DisposeAsync() => await Stranger.DisposeAsync();

    internal string Path(string file) => System.IO.Path.Combine(Stranger.Folder, file);

    /// <summary>Creates a client of a council with a role, and returns the path of its profile.</summary>
    internal async Task<string> KeepAsync(string name, string gss, Role role)
    {
        var profile = await Platform.People.NewProfileAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = await Platform.People.CouncilIdAsync(gss),
                Roles = { role },
            }
        );
        profile.Save(Profile(name));
        return Profile(name);
    }

    /// <summary>Runs a command line that must succeed; single quotes group words.</summary>
    internal static async Task<Outcome> RunAsync(string profile, string line) =>
        (await InThisProcessAsync(profile, line)).Succeeded();

    /// <summary>Runs a command line that must end with this exit code, an error on standard error, and no output.</summary>
    internal static async Task<string> FailAsync(int exitCode, string profile, string line)
    {
        var outcome = await InThisProcessAsync(profile, line);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error: ", outcome.Error, StringComparison.Ordinal);
        return outcome.Error;
    }

    /// <summary>
    /// Runs a command that asks before it does something, without answering: it must do nothing, and shows what it is about.
    /// </summary>
    internal static async Task<string> AskAsync(string profile, string line)
    {
        var outcome = await InThisProcessAsync(profile, line);
        Assert.Equal((130, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("Nothing was changed.", outcome.Error, StringComparison.Ordinal);
        return outcome.Error;
    }

    /// <summary>Runs a check that must complete with findings: output, and an error on standard error.</summary>
    internal static async Task<Outcome> FindAsync(string profile, string line)
    {
        var outcome = await InThisProcessAsync(profile, line);
        Assert.Equal(9, outcome.ExitCode);
        Assert.NotEmpty(outcome.Output);
        return outcome;
    }

    // Everything of rp except its process: starting a hundred processes would take minutes.
    private static async Task<Outcome> InThisProcessAsync(string profile, string line)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(
            [.. Words(line), "--profile", profile],
            new CommandContext
            {
                Output = output,
                Error = error,
                Input = TextReader.Null,
                Variable = _ => null,
                IsOutputTerminal = false,
                IsErrorTerminal = false,
                TerminalWidth = 0,
                EnableDefaultExceptionHandler = false,
                ClientOptions = _ => new RegionalProvidersClientOptions(),
            }
        );
        return new Outcome(exitCode, $"{output}", $"{error}");
    }

    private static string[] Words(string line) =>
        [
            .. line.Split('\'')
                .Index()
                .SelectMany(part =>
                    part.Index % 2 == 1
                        ? [part.Item]
                        : part.Item.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                ),
        ];

    private Task ListAsync(string file, string rows) =>
        File.WriteAllTextAsync(Path(file), $"{Header}{rows}\n");

    private string Profile(string name) => Path($"{name}.json");
}

/// <summary>The classes that share <see cref="CouncilsAtWork"/>.</summary>
[CollectionDefinition(Name)]
public sealed class CommandTests : ICollectionFixture<CouncilsAtWork>
{
    internal const string Name = "Commands";
}
