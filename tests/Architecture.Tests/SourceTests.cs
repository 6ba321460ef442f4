using System.Xml.Linq;

namespace RegionalProviders.Architecture.Tests;

/// <summary>How the sources are organised.</summary>
public sealed class SourceTests
{
    private const int MaxLines = 300;
    internal static readonly string Root = FindRoot();

    [Fact]
    public void Projects_OfOneService_ReferenceOfOthersTheEventsOnly()
    {
        var services = Path.Combine(Root, "services");
        var wrong =
            from project in Directory.EnumerateFiles(
                services,
                "*.csproj",
                SearchOption.AllDirectories
            )
            let service = ServiceOf(project)
            where service is not ("shared" or "host")
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = reference.Attribute("Include")!.Value
            where
                target.Contains("/services/", StringComparison.Ordinal)
                || target.Contains("services/", StringComparison.Ordinal)
            let other = target.Split('/')[
                target
                    .Split('/')
                    .ToList()
                    .FindIndex(part => part.EndsWith("services", StringComparison.Ordinal)) + 1
            ]
            where
                other != service
                && other != "shared"
                && !target.EndsWith(".Events.csproj", StringComparison.Ordinal)
            select $"{Path.GetFileName(project)} → {target}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Blocks_InShared_ReferenceOfServicesTheEventsOnly()
    {
        var wrong =
            from project in Directory.EnumerateFiles(
                Path.Combine(Root, "services", "shared"),
                "*.csproj",
                SearchOption.AllDirectories
            )
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let target = reference.Attribute("Include")!.Value
            where
                target.Contains("services/", StringComparison.Ordinal)
                && !target.Contains("services/shared/", StringComparison.Ordinal)
                && !target.EndsWith(".Events.csproj", StringComparison.Ordinal)
            select $"{Path.GetFileName(project)} → {target}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void MassTransit_InProductCode_StaysBehindItsSeam()
    {
        var wrong =
            from file in Sources()
            where
                !file.Contains("/tests/", StringComparison.Ordinal)
                && !file.Contains("/RegionalProviders.Messaging/", StringComparison.Ordinal)
            where File.ReadAllText(file).Contains("using MassTransit", StringComparison.Ordinal)
            select file;

        Assert.Empty(wrong);
    }

    [Fact]
    public void Files_OfCode_AreShort()
    {
        var longOnes = Sources()
            .Select(file => (file, lines: File.ReadLines(file).Count()))
            .Where(pair => pair.lines > MaxLines);

        Assert.Empty(longOnes);
    }

    [Fact]
    public void Clock_InProductCode_IsInjected()
    {
        string[] forbidden =
        [
            "DateTime.Now",
            "DateTime.UtcNow",
            "DateTimeOffset.Now",
            "DateTimeOffset.UtcNow",
            "Guid.CreateVersion7()",
            "Thread.Sleep",
        ];
        var wrong =
            from file in Sources()
            where !file.Contains("/tests/", StringComparison.Ordinal)
            let text = File.ReadAllText(file)
            from word in forbidden
            where text.Contains(word, StringComparison.Ordinal)
            select $"{file}: {word}";

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Sources() =>
        new[] { "build", "services", "clients", "tests" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(
                    Path.Combine(Root, folder),
                    "*.cs",
                    SearchOption.AllDirectories
                )
            )
            .Where(file =>
                !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/bin/", StringComparison.Ordinal)
            );

    private static string ServiceOf(string project) =>
        Path.GetRelativePath(Path.Combine(Root, "services"), project).Split('/')[0];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "RegionalProviders.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
