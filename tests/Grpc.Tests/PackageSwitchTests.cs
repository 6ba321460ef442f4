using System.Diagnostics;
using System.Text.Json;

namespace Grpc.Tests;

/// <summary>GrpcAbstractions chooses between build/grpc and the official packages, and nothing else does.</summary>
public sealed class PackageSwitchTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public async Task Project_WithGrpcAbstractionsPackage_UsesTheOfficialPackagesAlone()
    {
        var items = await EvaluateAsync("package");

        Assert.Equal(
            ["Grpc.AspNetCore.Server", "Grpc.Core.Api", "Grpc.Net.Client"],
            GrpcNames(items, "PackageReference")
        );
        Assert.Empty(GrpcNames(items, "PackageDownload"));
        Assert.Empty(GrpcNames(items, "Reference"));
        Assert.DoesNotContain(
            Identities(items, "ProjectReference"),
            path => path.Contains("build/grpc")
        );
    }

    [Fact]
    public async Task Project_ByDefault_BuildsTheAbstractions()
    {
        var items = await EvaluateAsync("source");

        Assert.Empty(GrpcNames(items, "PackageReference"));
        Assert.Equal(
            ["Grpc.AspNetCore.Server", "Grpc.Net.Client"],
            GrpcNames(items, "PackageDownload")
        );
        Assert.Equal(["Grpc.AspNetCore.Server", "Grpc.Net.Client"], GrpcNames(items, "Reference"));
        Assert.Equal(
            2,
            Identities(items, "ProjectReference").Count(path => path.Contains("build/grpc"))
        );
    }

    [Fact]
    public void Projects_OutsideBuildGrpc_NeverNameItThemselves()
    {
        var projects = Directory
            .EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path =>
                !path.StartsWith(Path.Combine(Root, "build", "grpc"), StringComparison.Ordinal)
            )
            .ToList();

        Assert.NotEmpty(projects);
        Assert.All(
            projects,
            path =>
                Assert.DoesNotContain(
                    "build/grpc",
                    File.ReadAllText(path).Replace('\\', '/'),
                    StringComparison.Ordinal
                )
        );
    }

    private static async Task<JsonElement> EvaluateAsync(string abstractions)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string[] arguments =
        [
            "msbuild",
            Path.Combine(Root, "tests", "Grpc.Tests", "Grpc.Tests.csproj"),
            "-getItem:PackageReference,PackageDownload,Reference,ProjectReference",
            $"-p:GrpcAbstractions={abstractions}",
            "-nodeReuse:false",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items");
    }

    // Grpc.Tools generates code; it is the same either way.
    private static IEnumerable<string> GrpcNames(JsonElement items, string kind) =>
        Identities(items, kind)
            .Where(name =>
                name.StartsWith("Grpc.", StringComparison.Ordinal) && name != "Grpc.Tools"
            )
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Identities(JsonElement items, string kind) =>
        items
            .GetProperty(kind)
            .EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/'));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "RegionalProviders.sln")))
            directory =
                directory.Parent ?? throw new DirectoryNotFoundException("RegionalProviders.sln");
        return directory.FullName;
    }
}
