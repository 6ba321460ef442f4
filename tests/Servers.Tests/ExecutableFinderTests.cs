using RegionalProviders.Servers;

namespace Servers.Tests;

public sealed class ExecutableFinderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rp-binaries-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void FindPostgres_NotInstalled_NamesThePackages()
    {
        var error = Assert.Throws<ServerStartException>(() =>
            ExecutableFinder.FindPostgres(null, root, _ => null)
        );

        Assert.Contains(
            "packages postgresql and postgresql-contrib",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("set PG_BIN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindRabbitMq_NotInstalled_NamesThePackage()
    {
        var error = Assert.Throws<ServerStartException>(() =>
            ExecutableFinder.FindRabbitMq(root, _ => null)
        );

        Assert.Contains("package rabbitmq-server", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindPostgres_SeveralVersions_TakesTheNewestByNumber()
    {
        Install("9");
        var newest = Install("17");

        Assert.Equal(newest, ExecutableFinder.FindPostgres(null, root, _ => null));
    }

    [Fact]
    public void FindPostgres_VersionOfTheData_TakesThatVersion()
    {
        var wanted = Install("15");
        Install("17");

        Assert.Equal(wanted, ExecutableFinder.FindPostgres(15, root, _ => null));
    }

    [Fact]
    public void FindPostgres_VersionOfTheDataMissing_NamesItsPackage()
    {
        Install("17");

        var error = Assert.Throws<ServerStartException>(() =>
            ExecutableFinder.FindPostgres(15, root, _ => null)
        );

        Assert.Contains("packages postgresql-15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindPostgres_FolderGivenWithoutBinaries_DoesNotSearchElsewhere()
    {
        Install("17");
        var given = Path.Combine(root, "given");

        var error = Assert.Throws<ServerStartException>(() =>
            ExecutableFinder.FindPostgres(null, root, name => name == "PG_BIN" ? given : null)
        );

        Assert.Contains(given, error.Message, StringComparison.Ordinal);
    }

    private string Install(string version)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, version, "bin")).FullName;
        File.WriteAllText(Path.Combine(folder, "initdb"), "");
        File.WriteAllText(Path.Combine(folder, "postgres"), "");
        return folder;
    }
}
