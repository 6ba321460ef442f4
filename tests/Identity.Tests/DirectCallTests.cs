using Identity.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Consortia;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Testing;

namespace Identity.Tests;

/// <summary>An RPC needs its database and a principal, but neither Kestrel nor interceptors.</summary>
[Collection(IdentityCollection.Name)]
public sealed class DirectCallTests(IdentityHost host) : IAsyncLifetime
{
    private static readonly Principal Operator = new(
        PrincipalKind.Operator,
        "direct-call",
        CouncilId: null,
        CoordinatorOf: [],
        OrganisationId: null,
        Roles: []
    );
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(
        host.App.Configuration.GetConnectionString("identity")!
    );

    [Fact]
    public async Task CreateConsortium_CalledDirectly_CreatesOnceForItsRequestId()
    {
        var service = new ConsortiumGrpcService(new IdentityDatabase(source, host.Clock));
        var request = new CreateConsortiumRequest
        {
            RequestId = Guid.NewGuid().ToString(),
            Name = $"Direct {Guid.NewGuid():N}",
        };

        var created = await service.CreateConsortium(request, new DirectCall(Operator));
        var repeated = await service.CreateConsortium(request, new DirectCall(Operator));
        var read = await service.GetConsortium(
            new GetConsortiumRequest { Id = created.Consortium.Id },
            new DirectCall(Operator)
        );

        Assert.Equal(created, repeated);
        Assert.Equal(request.Name, read.Consortium.Name);
    }

    [Fact]
    public async Task GetConsortium_CalledDirectlyByACouncilThatIsNoMember_IsNotFound()
    {
        var service = new ConsortiumGrpcService(new IdentityDatabase(source, host.Clock));
        var created = await service.CreateConsortium(
            new CreateConsortiumRequest { Name = $"Direct {Guid.NewGuid():N}" },
            new DirectCall(Operator)
        );
        var council = Operator with { Kind = PrincipalKind.Council, CouncilId = Guid.NewGuid() };

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            service.GetConsortium(
                new GetConsortiumRequest { Id = created.Consortium.Id },
                new DirectCall(council)
            )
        );

        Assert.Equal(ErrorReason.NotFound, failure.Reason);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await source.DisposeAsync();
}
