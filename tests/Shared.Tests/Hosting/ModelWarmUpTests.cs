using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RegionalProviders.Hosting;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Servers;

namespace RegionalProviders.Shared.Tests.Hosting;

public sealed class ModelWarmUpTests
{
    private static readonly ServiceSchema Own = new("warm_up", []);

    [Fact]
    public async Task Model_OfAServiceThatHasStarted_IsBuiltBeforeTheFirstCall()
    {
        await using var app = PlatformHost.Build(
            [],
            [
                new PlatformModule(
                    Own,
                    builder =>
                        builder.Services.AddServiceDatabase(
                            Own,
                            (source, time) => new WarmUpDatabase(source, time)
                        ),
                    _ => { }
                ),
            ],
            builder =>
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Platform:GrpcUrl"] = $"http://127.0.0.1:{FreePort.Next()}",
                        ["Platform:WebUrl"] = $"http://127.0.0.1:{FreePort.Next()}",
                        ["Tokens:Issuer"] = "https://platform.example",
                        ["ConnectionStrings:warm_up"] = "Host=127.0.0.1;Port=1;Username=nobody",
                    }
                )
        );
        Assert.False(WarmUpContext.IsBuilt);

        await app.StartAsync();

        Assert.True(WarmUpContext.IsBuilt);
    }

    private sealed class WarmUpContext(DbContextOptions<WarmUpContext> options)
        : ServiceDbContext(options, Own)
    {
        public static bool IsBuilt { get; private set; }

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            base.OnModelCreating(modelBuilder);
            IsBuilt = true;
        }
    }

    private sealed class WarmUpDatabase(NpgsqlDataSource source, TimeProvider time)
        : ServiceDatabase(
            Own,
            source,
            time,
            () => new WarmUpContext(ServiceDbContext.OptionsOf<WarmUpContext>())
        );
}
