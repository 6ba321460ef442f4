using Grpc.Core;
using Grpc.Core.Interceptors;
using RegionalProviders.Identity.V1;

namespace Identity.Tests.Fixtures;

/// <summary>The RPCs of the service, called with one token.</summary>
public sealed class Caller(CallInvoker invoker, string clientId, string secret, string token)
{
    public string ClientId => clientId;

    public string Secret => secret;

    public string Token => token;

    public CouncilService.CouncilServiceClient Councils { get; } = new(invoker);

    public ConsortiumService.ConsortiumServiceClient Consortia { get; } = new(invoker);

    public ClientService.ClientServiceClient Clients { get; } = new(invoker);

    public UserService.UserServiceClient Users { get; } = new(invoker);

    public IssuerService.IssuerServiceClient Issuers { get; } = new(invoker);

    public AddressService.AddressServiceClient Addresses { get; } = new(invoker);

    public CouncilSetupService.CouncilSetupServiceClient Setup { get; } = new(invoker);

    public PrincipalService.PrincipalServiceClient Principals { get; } = new(invoker);

    public static Caller With(ChannelBase channel, string clientId, string secret, string token) =>
        new(
            channel.Intercept(headers =>
            {
                headers.Add("authorization", $"Bearer {token}");
                return headers;
            }),
            clientId,
            secret,
            token
        );
}
