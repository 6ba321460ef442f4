using System.Text.Json.Nodes;
using Dapper;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Identity;
using RegionalProviders.Identity.Bootstrap;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class FirstAdministratorTests(IdentityHost host)
{
    [Fact]
    public async Task Ensure_OperatorExists_CreatesNone()
    {
        var stored = 0;

        var created = await FirstAdministrator.EnsureAsync(
            host.App.Services,
            (_, _) => Task.FromResult(stored++),
            CancellationToken.None
        );

        Assert.Equal((false, 0), (created, stored));
    }

    [Fact]
    public async Task Ensure_EmptyPlatform_CreatesOnceEvenWhenManyStart()
    {
        await WithoutOperatorsAsync(async () =>
        {
            var stored = new List<AdministratorCredentials>();
            var created = await Task.WhenAll(
                Enumerable
                    .Range(0, 6)
                    .Select(_ =>
                        FirstAdministrator.EnsureAsync(
                            host.App.Services,
                            (credentials, _) =>
                            {
                                stored.Add(credentials);
                                return Task.CompletedTask;
                            },
                            CancellationToken.None
                        )
                    )
            );

            Assert.Single(created, isCreated => isCreated);
            var admin = Assert.Single(stored);
            Assert.NotEmpty(await host.TokenAsync(admin.ClientId, admin.ClientSecret));
            Assert.DoesNotContain(admin.ClientSecret, admin.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Command_EmptyPlatform_WritesAProfileThatSignsInAndRefusesASecond()
    {
        var file = Path.Combine(Path.GetTempPath(), $"rp-admin-{Guid.NewGuid():N}.json");
        try
        {
            await WithoutOperatorsAsync(async () =>
            {
                Assert.Equal(
                    0,
                    await RunAsync("administrator", "create", file, "https://rp.example")
                );
                var profile = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
                Assert.Equal("https://rp.example", (string?)profile["server"]);
                Assert.NotEmpty(
                    await host.TokenAsync(
                        (string)profile["clientId"]!,
                        (string)profile["clientSecret"]!
                    )
                );

                var before = await File.ReadAllTextAsync(file);
                Assert.Equal(
                    1,
                    await RunAsync("administrator", "create", file, "https://rp.example")
                );
                Assert.Equal(before, await File.ReadAllTextAsync(file));
                Assert.Equal(2, await RunAsync("administrator", "create"));
            });
        }
        finally
        {
            File.Delete(file);
        }

        Task<int> RunAsync(params string[] args) =>
            OperatorCommands.RunAsync(
                args,
                [IdentityModule.Module],
                host.App.Services,
                TextWriter.Null,
                CancellationToken.None
            );
    }

    [Fact]
    public async Task Ensure_CannotStore_LeavesThePlatformEmptyForTheNextStart()
    {
        await WithoutOperatorsAsync(async () =>
        {
            await Assert.ThrowsAsync<IOException>(() =>
                FirstAdministrator.EnsureAsync(
                    host.App.Services,
                    (_, _) => throw new IOException("disk full"),
                    CancellationToken.None
                )
            );

            Assert.True(
                await FirstAdministrator.EnsureAsync(
                    host.App.Services,
                    (_, _) => Task.CompletedTask,
                    CancellationToken.None
                )
            );
        });
    }

    [Fact]
    public async Task AdministratorFile_Written_IsForItsOwnerOnly()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "admin.json");
        await File.WriteAllTextAsync(path, "old");

        await AdministratorFile.WriteAsync(
            path,
            "http://127.0.0.1:5000",
            new AdministratorCredentials("id", "secret"),
            CancellationToken.None
        );

        var content = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        Assert.Equal("http://127.0.0.1:5000", (string?)content["server"]);
        Assert.Equal(
            ("id", "secret"),
            ((string?)content["clientId"], (string?)content["clientSecret"])
        );
        AssertOwnerOnly(path);
        Assert.Single(folder.GetFiles());
        folder.Delete(recursive: true);
    }

    private static void AssertOwnerOnly(string path)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(path)
            );
    }

    /// <summary>Hides the operators during the test, as if the platform were new, and restores them afterwards.</summary>
    private async Task WithoutOperatorsAsync(Func<Task> test)
    {
        await using var superuser = new NpgsqlConnection(host.Superuser);
        await superuser.ExecuteAsync(
            """
            create table identity.hidden as select * from identity.client where kind = 'operator';
            delete from identity.client where kind = 'operator';
            """
        );
        try
        {
            await test();
        }
        finally
        {
            await superuser.ExecuteAsync(
                """
                delete from identity.client where kind = 'operator';
                insert into identity.client select * from identity.hidden;
                drop table identity.hidden;
                """
            );
        }
    }
}
