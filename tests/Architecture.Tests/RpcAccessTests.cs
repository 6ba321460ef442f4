using System.Security.Cryptography;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RegionalProviders.Testing;

namespace RegionalProviders.Architecture.Tests;

/// <summary>Every RPC, called from outside by those who must not get in.</summary>
public sealed class RpcAccessTests
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create<byte[]>(
        bytes => bytes,
        bytes => bytes
    );

    public static TheoryData<string> Methods => RpcDeclarationTests.Methods;

    [Theory, MemberData(nameof(Methods))]
    public async Task Rpc_WithoutToken_IsUnauthenticated(string name) =>
        Assert.Equal(StatusCode.Unauthenticated, await CallAsync(name, null));

    [Theory, MemberData(nameof(Methods))]
    public async Task Rpc_WithForgedToken_IsUnauthenticated(string name)
    {
        var platform = await TestPlatform.SharedAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = Token(
            platform,
            new ECDsaSecurityKey(key) { KeyId = "forged" },
            SecurityAlgorithms.EcdsaSha256
        );

        Assert.Equal(StatusCode.Unauthenticated, await CallAsync(name, forged));
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task Rpc_WithUnsignedToken_IsUnauthenticated(string name)
    {
        var platform = await TestPlatform.SharedAsync();
        var unsigned = Token(platform, null, null);

        Assert.Equal(StatusCode.Unauthenticated, await CallAsync(name, unsigned));
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task Rpc_ByAnAdministratorOfACouncil_IsDeniedUnlessItsOwnBusiness(string name)
    {
        // An administrator manages clients, users and issuers and nothing else: of all roles the one with the fewest permissions.
        var platform = await TestPlatform.SharedAsync();
        var administrator = await platform.People.CouncilAsync(
            TestPrincipals.Bristol,
            Common.V1.Role.Administrator
        );
        string[] own =
        [
            "CouncilService",
            "ClientService",
            "UserService",
            "IssuerService",
            "PrincipalService",
        ];
        var method = Rpcs.Find(name);

        var status = await CallAsync(administrator.CallInvoker, method, []);

        var isOwn =
            own.Contains(method.Service.Name)
            || method.Name is "GetConsortium" or "ListConsortia" or "ListMembers";
        Assert.True(
            isOwn ? status != StatusCode.PermissionDenied : status == StatusCode.PermissionDenied,
            $"{name}: {status}"
        );
    }

    private static string Token(TestPlatform platform, SecurityKey? key, string? algorithm) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = platform.Web,
                Audience = "regionalproviders",
                TokenType = "at+jwt",
                Expires = platform.Clock.GetUtcNow().UtcDateTime.AddMinutes(5),
                Claims = new Dictionary<string, object>
                {
                    ["sub"] = "forged",
                    ["roles"] = "operator",
                },
                SigningCredentials = key is null ? null : new SigningCredentials(key, algorithm),
            }
        );

    private static async Task<StatusCode> CallAsync(string name, string? token)
    {
        var platform = await TestPlatform.SharedAsync();
        using var channel = GrpcChannel.ForAddress(platform.Server);
        Metadata headers = token is null
            ? []
            : new Metadata { { "authorization", $"Bearer {token}" } };
        return await CallAsync(channel.CreateCallInvoker(), Rpcs.Find(name), headers);
    }

    // By name and raw bytes, so that a new RPC is called without anybody writing a line for it.
    private static async Task<StatusCode> CallAsync(
        CallInvoker invoker,
        MethodDescriptor rpc,
        Metadata headers
    )
    {
        var options = new CallOptions(headers, DateTime.UtcNow.AddSeconds(30));
        try
        {
            if (rpc.IsClientStreaming)
            {
                var method = new Method<byte[], byte[]>(
                    MethodType.ClientStreaming,
                    rpc.Service.FullName,
                    rpc.Name,
                    Raw,
                    Raw
                );
                using var call = invoker.AsyncClientStreamingCall(method, null, options);
                await call.RequestStream.CompleteAsync();
                await call.ResponseAsync;
            }
            else
            {
                var method = new Method<byte[], byte[]>(
                    MethodType.Unary,
                    rpc.Service.FullName,
                    rpc.Name,
                    Raw,
                    Raw
                );
                await invoker.AsyncUnaryCall(method, null, options, []).ResponseAsync;
            }

            return StatusCode.OK;
        }
        catch (RpcException exception)
        {
            return exception.StatusCode;
        }
        catch (Client.PlatformException exception)
        {
            return exception.StatusCode;
        }
    }
}
