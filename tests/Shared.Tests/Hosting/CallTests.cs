using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Shared.Tests.Hosting;

/// <summary>What every call goes through, observed from outside.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private TestPlatform platform = null!;
    private GrpcChannel channel = null!;

    public async Task InitializeAsync()
    {
        platform = await TestPlatform.SharedAsync();
        channel = GrpcChannel.ForAddress(platform.Server);
    }

    public Task DisposeAsync()
    {
        channel.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Call_WithoutPermission_SaysWhichOneIsMissing()
    {
        var reader = await platform.People.CouncilAsync(TestPrincipals.Bristol, Role.Reader);

        var failure = await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Consortia.CreateConsortiumAsync(
                new CreateConsortiumRequest { Name = "Not mine to found" }
            )
        );

        Assert.Equal("ConsortiaAdminister", failure.Metadata["permission"]);
    }

    [Fact]
    public async Task Call_WithWrongFields_NamesAllOfThem()
    {
        var officer = await platform.People.CouncilAsync();

        var failure = await PlatformAssert.FailsAsync(
            ErrorReason.FieldInvalid,
            officer.Settings.SearchSettingsAsync(
                new SearchSettingsRequest { Query = "a\0", Organisation = new string('b', 300) }
            )
        );

        Assert.Equal(
            ["query", "organisation"],
            failure.FieldViolations.Select(violation => violation.Field)
        );
    }

    [Fact]
    public async Task Call_WithAMegabyteOfName_IsRefusedByItsLength()
    {
        var administrator = await platform.People.OperatorAsync();

        await PlatformAssert.FailsOnFieldAsync(
            "name",
            administrator.Consortia.CreateConsortiumAsync(
                new CreateConsortiumRequest { Name = new string('x', 1_000_000) }
            )
        );
    }

    [Fact]
    public async Task Call_WithADeadlineOfOneMillisecond_EndsWithDeadlineExceeded()
    {
        var officer = await platform.People.CouncilAsync();

        var failure = await Assert.ThrowsAnyAsync<Exception>(() =>
            officer
                .Settings.SearchSettingsAsync(
                    new SearchSettingsRequest { Query = "oak", WithFacets = true },
                    deadline: DateTime.UtcNow.AddMilliseconds(1)
                )
                .ResponseAsync
        );

        Assert.Equal(
            StatusCode.DeadlineExceeded,
            Assert.IsType<PlatformException>(failure).StatusCode
        );
    }

    [Fact]
    public async Task Token_PastItsEnd_IsRefused()
    {
        await using var own = await TestPlatform.StartAsync();
        var profile = await own.People.NewProfileAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = await own.People.CouncilIdAsync(TestPrincipals.Kent),
                Roles = { Role.Reader },
            }
        );
        var token = await Tokens.FetchAsync(own.Web, profile);
        using var direct = GrpcChannel.ForAddress(own.Server);
        var principal = new PrincipalService.PrincipalServiceClient(direct);
        Metadata headers = [new Metadata.Entry("authorization", $"Bearer {token}")];
        Assert.Equal(
            PrincipalKind.Council,
            (await principal.WhoAmIAsync(new WhoAmIRequest(), headers)).Kind
        );

        own.Clock.Move(TimeSpan.FromMinutes(11));

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            principal.WhoAmIAsync(new WhoAmIRequest(), headers).ResponseAsync
        );
        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
    }

    [Fact]
    public async Task Token_OfAnotherPlatform_IsRefused()
    {
        await using var other = await TestPlatform.StartAsync();
        var profile = await other.People.NewProfileAsync(
            new CreateClientRequest { Kind = PrincipalKind.Operator }
        );
        var token = await Tokens.FetchAsync(other.Web, profile);
        var principal = new PrincipalService.PrincipalServiceClient(channel);

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            principal
                .WhoAmIAsync(
                    new WhoAmIRequest(),
                    [new Metadata.Entry("authorization", $"Bearer {token}")]
                )
                .ResponseAsync
        );

        Assert.Equal(StatusCode.Unauthenticated, failure.StatusCode);
    }

    [Fact]
    public async Task Health_OfAReadyPlatform_IsServing()
    {
        var health = new Health.HealthClient(channel);

        Assert.Equal(
            HealthCheckResponse.Types.ServingStatus.Serving,
            (await health.CheckAsync(new HealthCheckRequest())).Status
        );
        Assert.Equal(
            HealthCheckResponse.Types.ServingStatus.Serving,
            (
                await health.CheckAsync(
                    new HealthCheckRequest
                    {
                        Service = "regionalproviders.providers.v1.SettingService",
                    }
                )
            ).Status
        );
    }

    [Fact]
    public async Task Health_OfAnUnknownService_IsNotFound()
    {
        var health = new Health.HealthClient(channel);

        var failure = await Assert.ThrowsAsync<RpcException>(() =>
            health.CheckAsync(new HealthCheckRequest { Service = "no.such.Service" }).ResponseAsync
        );

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Health_OverHttp_SaysHealthy()
    {
        using var http = new HttpClient();

        var response = await http.GetAsync(new Uri($"{platform.Web}/healthz"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Reflection_Asked_ListsServicesAndDescribesThem()
    {
        using var call = new ServerReflection.ServerReflectionClient(
            channel
        ).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });
        await call.RequestStream.WriteAsync(
            new ServerReflectionRequest
            {
                FileContainingSymbol = "regionalproviders.providers.v1.SettingService.GetSetting",
            }
        );
        await call.RequestStream.WriteAsync(
            new ServerReflectionRequest { FileContainingSymbol = "no.such.Symbol" }
        );
        await call.RequestStream.CompleteAsync();

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        var services = answers[0]
            .ListServicesResponse.Service.Select(service => service.Name)
            .ToList();
        Assert.Contains("regionalproviders.providers.v1.SettingService", services);
        Assert.Contains("grpc.health.v1.Health", services);
        // The file and everything that it imports, so that a tool needs no second request.
        Assert.True(answers[1].FileDescriptorResponse.FileDescriptorProto.Count > 5);
        Assert.Equal((int)StatusCode.NotFound, answers[2].ErrorResponse.ErrorCode);
    }
}
