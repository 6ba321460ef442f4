using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;

namespace Identity.Tests;

/// <summary>What operators may do with councils' own OpenID providers.</summary>
[Collection(IdentityCollection.Name)]
public class OperatorIssuerTests(IdentityHost host)
{
    private const string Hampshire = "E10000014";
    private const string Hertfordshire = "E10000015";

    [Fact]
    public async Task Issuer_ByAnOperator_IsNeitherNewNorChanged()
    {
        var hampshire = await host.CouncilAsync(Hampshire, Role.Administrator);
        var issuer = (await hampshire.Issuers.RegisterIssuerAsync(IssuerTests.Request())).Issuer;
        var caller = await host.OperatorAsync();

        await RefusedAsync(
            caller.Issuers.RegisterIssuerAsync(
                IssuerTests.Request(r => r.CouncilId = TestData.CouncilId(Hertfordshire))
            )
        );
        await RefusedAsync(
            caller.Issuers.UpdateIssuerAsync(
                new()
                {
                    Issuer = issuer,
                    UpdateMask = new() { Paths = { "name" } },
                }
            )
        );
        await caller.Issuers.DisableIssuerAsync(new() { Id = issuer.Id });

        static Task RefusedAsync<T>(AsyncUnaryCall<T> call) =>
            Failure.IsAsync("STATE_CONFLICT", StatusCode.FailedPrecondition, call);
    }
}
