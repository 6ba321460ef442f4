using System.CommandLine;
using RegionalProviders;
using RegionalProviders.Cli;

namespace Client.Tests;

public sealed class CommandNameTests
{
    [Fact]
    public void Names_OfRpcs_AreRpcsAndCommandsThatExist()
    {
        var rpcs = new ProtoFiles()
            .All.SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Select(method => method.Name)
            .ToHashSet();
        var commands = Paths(new RpCommand(), "rp").ToHashSet();

        Assert.All(CommandNames.ByRpc.Keys, rpc => Assert.Contains(rpc, rpcs));
        Assert.All(CommandNames.ByRpc.Values, command => Assert.Contains(command, commands));
    }

    [Theory]
    [InlineData(
        "Look at them with ListFindings, then.",
        "Look at them with rp submissions findings, then."
    )]
    [InlineData("It waits (ListLegalHolds).", "It waits (rp retention holds).")]
    [InlineData("ListFindingsOfNobody and Alone", "ListFindingsOfNobody and Alone")]
    public void In_AMessage_PutsCommandsForRpcs(string message, string expected) =>
        Assert.Equal(expected, CommandNames.In(message));

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(child => Paths(child, $"{path} {child.Name}")).Prepend(path);
}
