using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>Registering councils' own OpenID providers.</summary>
[Collection(IdentityCollection.Name)]
public class IssuerTests(IdentityHost host)
{
    private const string Hampshire = "E10000014";
    private const string Hertfordshire = "E10000015";
    private const string Essex = "E10000012";

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Officer)]
    [InlineData(Role.SeniorApprover)]
    public async Task RegisterIssuer_WithoutPermission_IsDenied(Role role)
    {
        var caller = await host.CouncilAsync(Hampshire, role);

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Issuers.RegisterIssuerAsync(Request())
        );
    }

    [Fact]
    public async Task Issuer_OfAnotherCouncil_DoesNotExist()
    {
        var hampshire = await host.CouncilAsync(Hampshire, Role.Administrator);
        var hertfordshire = await host.CouncilAsync(Hertfordshire, Role.Administrator);
        var issuer = (await hampshire.Issuers.RegisterIssuerAsync(Request())).Issuer;

        await NotFoundAsync(hertfordshire.Issuers.GetIssuerAsync(new() { Id = issuer.Id }));
        await NotFoundAsync(hertfordshire.Issuers.DisableIssuerAsync(new() { Id = issuer.Id }));
        await NotFoundAsync(
            hertfordshire.Issuers.UpdateIssuerAsync(
                new()
                {
                    Issuer = issuer,
                    UpdateMask = new() { Paths = { "name" } },
                }
            )
        );
        var listed = await hertfordshire.Issuers.ListIssuersAsync(
            new() { CouncilId = issuer.CouncilId }
        );
        Assert.Empty(listed.Issuers);
        await Failure.InvalidAsync(
            "council_id",
            hertfordshire.Issuers.RegisterIssuerAsync(Request(r => r.CouncilId = issuer.CouncilId))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("idp.example")]
    [InlineData("ftp://idp.example")]
    [InlineData("http://idp.example")]
    [InlineData("https://user@idp.example")]
    [InlineData("https://idp.example/?x=1")]
    [InlineData("https://idp.example/#x")]
    [InlineData("https://IDP.example")]
    [InlineData("https://idp.example:443")]
    [InlineData("https://idp.example/a/../b")]
    [InlineData("https://10.1.2.3")]
    [InlineData("https://192.168.1.1/idp")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("https://[::1]")]
    [InlineData("https://[fd00::1]")]
    [InlineData("https://[::ffff:10.0.0.1]")]
    [InlineData("http://localhost:8080")]
    [InlineData("https://accounts.google.com")]
    [InlineData("https://login.microsoftonline.com/common/v2.0")]
    [InlineData("https://login.microsoftonline.com/Organizations/v2.0")]
    [InlineData("https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0")]
    [InlineData("https://sts.windows.net/common/")]
    public async Task RegisterIssuer_AddressThatIsNoPublicIssuer_NamesTheField(string address)
    {
        var caller = await host.CouncilAsync(Hampshire, Role.Administrator);

        await Failure.InvalidAsync(
            "issuer",
            caller.Issuers.RegisterIssuerAsync(Request(r => r.Issuer = address))
        );
    }

    [Fact]
    public async Task RegisterIssuer_ThePlatformsOwn_IsRefused()
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync(
            "issuer",
            caller.Issuers.RegisterIssuerAsync(
                Request(r =>
                {
                    r.Issuer = host.Issuer;
                    r.CouncilId = TestData.CouncilId(Hampshire);
                })
            )
        );
    }

    [Theory]
    [InlineData("name", "ab")]
    [InlineData("audience", "")]
    [InlineData("audience", "two words")]
    [InlineData("token_type", "")]
    [InlineData("client_ids", "")]
    [InlineData("role_claim", "")]
    [InlineData("role_claim", "sub")]
    [InlineData("role_mappings", "none")]
    [InlineData("role_mappings", "twice")]
    [InlineData("role_mappings", "operator")]
    [InlineData("role_mappings", "coordinator")]
    [InlineData("role_mappings", "provider")]
    public async Task RegisterIssuer_WrongTerms_NamesTheField(string field, string value)
    {
        var caller = await host.CouncilAsync(Hampshire, Role.Administrator);
        var request = Request();
        Action change = field switch
        {
            "name" => () => request.Name = value,
            "audience" => () => request.Audience = value,
            "token_type" => () => request.TokenType = AccessTokenType.Unspecified,
            "client_ids" => () => request.ClientIds.Add(value),
            "role_claim" => () => request.RoleClaim = value,
            _ when value == "none" => request.RoleMappings.Clear,
            _ when value == "twice" => () => request.RoleMappings.Add(request.RoleMappings[0]),
            _ => () => request.RoleMappings[0].Role = Enum.Parse<Role>(value, ignoreCase: true),
        };
        change();

        await Failure.InvalidAsync(field, caller.Issuers.RegisterIssuerAsync(request));
    }

    [Fact]
    public async Task RegisterIssuer_AgainInAnySpelling_IsTakenUntilItIsDisabled()
    {
        var hampshire = await host.CouncilAsync(Hampshire, Role.Administrator);
        var request = Request();
        var first = (await hampshire.Issuers.RegisterIssuerAsync(request)).Issuer;
        var again = request.Clone();
        again.Issuer += "/";

        await TakenAsync(hampshire.Issuers.RegisterIssuerAsync(again));
        await hampshire.Issuers.DisableIssuerAsync(new() { Id = first.Id });

        var back = (await hampshire.Issuers.RegisterIssuerAsync(request)).Issuer;
        Assert.NotEqual(first.SubjectPrefix, back.SubjectPrefix);
        Assert.NotEqual(first.Challenge, back.Challenge);
        await hampshire.Issuers.DisableIssuerAsync(new() { Id = back.Id });
    }

    [Fact]
    public async Task RegisterIssuer_SameRequestId_GivesTheSameIssuer()
    {
        var caller = await host.CouncilAsync(Hampshire, Role.Administrator);
        var request = Request(r => r.RequestId = TestData.NewId());

        var one = await caller.Issuers.RegisterIssuerAsync(request);
        var two = await caller.Issuers.RegisterIssuerAsync(request);

        Assert.Equal(one, two);
        await caller.Issuers.DisableIssuerAsync(new() { Id = one.Issuer.Id });
    }

    [Fact]
    public async Task RegisterIssuer_MoreThanFive_IsRefused()
    {
        var caller = await host.CouncilAsync(Essex, Role.Administrator);
        for (var number = 0; number < 5; number++)
            await caller.Issuers.RegisterIssuerAsync(Request());

        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Issuers.RegisterIssuerAsync(Request())
        );
    }

    [Fact]
    public async Task UpdateIssuer_FieldsOfTheMask_ChangeAndTheOthersDoNot()
    {
        var caller = await host.CouncilAsync("E10000008", Role.Administrator);
        var before = (await caller.Issuers.RegisterIssuerAsync(Request())).Issuer;
        var wanted = new Issuer
        {
            Id = before.Id,
            Etag = before.Etag,
            Audience = "api://new",
            ClientIds = { "one", "two" },
            Name = "not in the mask",
        };
        var request = new UpdateIssuerRequest
        {
            Issuer = wanted,
            UpdateMask = new() { Paths = { "audience", "client_ids" } },
        };

        var after = (await caller.Issuers.UpdateIssuerAsync(request)).Issuer;

        Assert.Equal(
            (before.Name, "api://new", before.Issuer_, before.RoleMappings),
            (after.Name, after.Audience, after.Issuer_, after.RoleMappings)
        );
        Assert.Equal(["one", "two"], after.ClientIds);
        await Failure.IsAsync(
            "ETAG_MISMATCH",
            StatusCode.Aborted,
            caller.Issuers.UpdateIssuerAsync(request)
        );
        request.UpdateMask.Paths.Add("issuer");
        await Failure.InvalidAsync(
            "update_mask.paths[2]",
            caller.Issuers.UpdateIssuerAsync(request)
        );
        request.UpdateMask.Paths.Clear();
        request.UpdateMask.Paths.Add("audience");
        request.Issuer.Etag = "";
        request.Issuer.Audience = "";
        await Failure.InvalidAsync("issuer.audience", caller.Issuers.UpdateIssuerAsync(request));
        var disabled = await caller.Issuers.DisableIssuerAsync(new() { Id = before.Id });
        Assert.NotNull(disabled.Issuer.DisabledAt);
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            caller.Issuers.UpdateIssuerAsync(request)
        );
    }

    [Fact]
    public async Task ListIssuers_Pages_HoldEachOnceAndDisabledOnesWhenAsked()
    {
        var caller = await host.CouncilAsync("E10000017", Role.Administrator);
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
            ids.Add((await caller.Issuers.RegisterIssuerAsync(Request())).Issuer.Id);
        await caller.Issuers.DisableIssuerAsync(new() { Id = ids[0] });

        var first = await caller.Issuers.ListIssuersAsync(
            new() { PageSize = 2, IncludeDisabled = true }
        );
        var second = await caller.Issuers.ListIssuersAsync(
            new()
            {
                PageSize = 2,
                IncludeDisabled = true,
                PageToken = first.NextPageToken,
            }
        );
        var enabled = await caller.Issuers.ListIssuersAsync(new());

        Assert.Equal(ids.Order(), first.Issuers.Concat(second.Issuers).Select(i => i.Id).Order());
        Assert.Equal(ids[1..].Order(), enabled.Issuers.Select(i => i.Id).Order());
    }

    internal static RegisterIssuerRequest Request(Action<RegisterIssuerRequest>? change = null)
    {
        var request = new RegisterIssuerRequest
        {
            Name = "Entra ID",
            Issuer = $"https://login.example/{TestData.NewId()}/v2.0",
            Audience = "api://regional-providers",
            TokenType = AccessTokenType.Jwt,
            RoleClaim = "roles",
            RoleMappings =
            {
                new RoleMapping { Value = "Reader", Role = Role.Reader },
            },
        };
        change?.Invoke(request);
        return request;
    }

    private static Task NotFoundAsync<T>(AsyncUnaryCall<T> call) =>
        Failure.IsAsync("NOT_FOUND", StatusCode.NotFound, call);

    private static Task TakenAsync<T>(AsyncUnaryCall<T> call) =>
        Failure.IsAsync("ALREADY_EXISTS", StatusCode.AlreadyExists, call);
}
