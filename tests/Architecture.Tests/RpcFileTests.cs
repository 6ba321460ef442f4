using System.Text.RegularExpressions;

namespace RegionalProviders.Architecture.Tests;

/// <summary>The file of an RPC can be found by the name of the RPC: docs/adding-an-rpc.md.</summary>
public sealed partial class RpcFileTests
{
    [Fact]
    public void Rpcs_OfServices_StandEachInTheFileOfItsName()
    {
        var wrong =
            from file in Files()
            let name = Path.GetFileNameWithoutExtension(file)
            let rpcs = Rpc()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Groups["name"].Value)
                .ToList()
            where rpcs.Count > 1 || (rpcs.Count == 1 && rpcs[0] != name)
            select $"{name}: {string.Join(", ", rpcs)}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void GrpcServices_InTheirOwnFile_HaveDependenciesAndNoBody()
    {
        var wrong =
            from file in Files()
            where file.EndsWith("GrpcService.cs", StringComparison.Ordinal)
            where File.ReadLines(file).Any(line => line.StartsWith('{'))
            select Path.GetFileName(file);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Rpcs_OfServices_AreFound() =>
        Assert.InRange(Files().Sum(file => Rpc().Count(File.ReadAllText(file))), 100, 1000);

    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(
                Path.Combine(SourceTests.Root, "services"),
                "*.cs",
                SearchOption.AllDirectories
            )
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal)
            )
            .Where(file => GrpcService().IsMatch(File.ReadAllText(file)));

    [GeneratedRegex(@"partial class \w+GrpcService\b")]
    private static partial Regex GrpcService();

    [GeneratedRegex(@"public override (?:async )?Task(?:<\w+>)? (?<name>\w+)\(")]
    private static partial Regex Rpc();
}
