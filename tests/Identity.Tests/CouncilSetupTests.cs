using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

/// <summary>How a council takes over from the operator who made its first administrator.</summary>
[Collection(IdentityCollection.Name)]
public class CouncilSetupTests(IdentityHost host)
{
    private const string NorthNorthamptonshire = "E06000061";
    private const string WestNorthamptonshire = "E06000062";
    private const string Northumberland = "E06000057";
    private const string Cumberland = "E06000063";

    [Fact]
    public async Task WhatAFirstAdministratorMakes_UntilTheCouncilConfirms_IsMarkedAndListed()
    {
        var first = await FirstClientAsync(NorthNorthamptonshire);
        var second = await CreateAsync(first, Role.Administrator);
        var officer = await CreateAsync(
            await host.CallerAsync(second.Client.ClientId, second.ClientSecret),
            Role.Officer
        );
        var user = (await first.Users.CreateUserAsync(Person.Request(Role.Reader))).User;
        await using var provider = await ForeignIssuer.StartAsync(host);
        var pending = await provider.RegisterOnlyAsync(first);
        host.Clock.Move(ForeignIssuer.BetweenProofs);
        var issuer = (
            await first.Issuers.ProveIssuerAsync(
                new() { Id = pending.Id, Token = provider.Proof(pending) }
            )
        ).Issuer;
        Assert.All(
            [
                second.Client.MadeByOperator,
                officer.Client.MadeByOperator,
                user.MadeByOperator,
                issuer.MadeByOperator,
            ],
            Assert.True
        );
        var waiting = (await first.Setup.GetCouncilSetupAsync(new())).Setup;
        Assert.Null(waiting.ConfirmedAt);
        Assert.Equal(
            new[] { second.Client.ClientId, officer.Client.ClientId, user.Id, issuer.Id }.Order(),
            waiting.Waiting.Select(item => item.Id).Order()
        );
        Assert.True(await IsTrustedAsMarkedAsync(issuer.Id));

        var confirmed = (await first.Setup.ConfirmCouncilSetupAsync(new())).Setup;

        Assert.Equal(
            (first.ClientId, false, 0),
            (confirmed.ConfirmedBy, confirmed.ConfirmedByPerson, confirmed.Waiting.Count)
        );
        var clients = (await first.Clients.ListClientsAsync(new())).Clients;
        Assert.Equal(
            [first.ClientId],
            clients.Where(client => client.MadeByOperator).Select(client => client.ClientId)
        );
        Assert.False(
            (await first.Users.GetUserAsync(new() { UserId = user.Id })).User.MadeByOperator
        );
        Assert.False(await IsTrustedAsMarkedAsync(issuer.Id));
        Assert.False((await CreateAsync(first, Role.Officer)).Client.MadeByOperator);
        Assert.Equal(1, await ConfirmationsLoggedAsync(NorthNorthamptonshire));
    }

    [Fact]
    public async Task Confirm_WhereAPersonCan_IsThatPersonsToDo()
    {
        var operators = await host.OperatorAsync();
        var request = Person.Request(Role.Administrator);
        request.CouncilId = TestData.CouncilId(WestNorthamptonshire);
        var created = await operators.Users.CreateUserAsync(request);
        Assert.True(created.User.MadeByOperator);
        var person = new Person(host, created.User.Id, created.User.Email);
        await person.ActivateAsync(created.Invitation.Link);
        var application = Application.Request();
        application.Kind = PrincipalKind.Operator;
        application.Roles.Clear();
        var login = await Application.CreateAsync(host, operators, application);
        var first = await SignedInAsync(login, person);
        var client = await CreateAsync(first, Role.Administrator);
        Assert.True(client.Client.MadeByOperator);
        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            (
                await host.CallerAsync(client.Client.ClientId, client.ClientSecret)
            ).Setup.ConfirmCouncilSetupAsync(new())
        );

        var confirmed = (await first.Setup.ConfirmCouncilSetupAsync(new())).Setup;

        Assert.Equal((person.Id, true), (confirmed.ConfirmedBy, confirmed.ConfirmedByPerson));
        var read = await first.Users.GetUserAsync(new() { UserId = person.Id });
        Assert.False(read.User.MadeByOperator);
    }

    /// <summary>An operator who disables the administrators and makes another gets at nobody by rotating and inviting.</summary>
    [Fact]
    public async Task FirstAdministrator_MadeAnew_MarksWhatItLaysHandsOn()
    {
        var operators = await host.OperatorAsync();
        var first = await FirstClientAsync(Northumberland);
        await first.Setup.ConfirmCouncilSetupAsync(new());
        var officer = await CreateAsync(first, Role.Officer);
        var created = (await first.Users.CreateUserAsync(Person.Request(Role.Reader))).User;
        var others = (await first.Users.CreateUserAsync(Person.Request(Role.Reader))).User;
        var issuer = (await first.Issuers.RegisterIssuerAsync(IssuerTests.Request())).Issuer;
        await operators.Clients.DisableClientAsync(new() { ClientId = first.ClientId });

        var anew = await FirstClientAsync(Northumberland);

        Assert.Null((await anew.Setup.GetCouncilSetupAsync(new())).Setup.ConfirmedAt);
        var rotated = await anew.Clients.RotateClientSecretAsync(
            new() { ClientId = officer.Client.ClientId }
        );
        var invited = await anew.Users.ReissueInvitationAsync(new() { UserId = created.Id });
        var changed = await anew.Users.UpdateUserRolesAsync(
            new()
            {
                UserId = others.Id,
                Roles = { Role.Officer },
                Etag = others.Etag,
            }
        );
        issuer.RoleMappings[0].Role = Role.Officer;
        var updated = await anew.Issuers.UpdateIssuerAsync(
            new()
            {
                Issuer = issuer,
                UpdateMask = new() { Paths = { "role_mappings" } },
            }
        );
        Assert.All(
            [
                rotated.Client.MadeByOperator,
                invited.User.MadeByOperator,
                changed.User.MadeByOperator,
                updated.Issuer.MadeByOperator,
            ],
            Assert.True
        );
    }

    [Fact]
    public async Task Confirm_WhereNoOperatorSetUp_HasNothingToConfirm()
    {
        await using var superuser = new Npgsql.NpgsqlConnection(host.Superuser);
        var first = await FirstClientAsync(Cumberland);
        await Dapper.SqlMapper.ExecuteAsync(
            superuser,
            "delete from identity.council_setup where council_id = @council::uuid",
            new { council = TestData.CouncilId(Cumberland) }
        );

        await Failure.IsAsync(
            "STATE_CONFLICT",
            StatusCode.FailedPrecondition,
            first.Setup.ConfirmCouncilSetupAsync(new())
        );
    }

    private async Task<Caller> FirstClientAsync(string gss)
    {
        var created = await (await host.OperatorAsync()).Clients.CreateClientAsync(
            new CreateClientRequest
            {
                Name = "First administrator",
                Kind = PrincipalKind.Council,
                CouncilId = TestData.CouncilId(gss),
                Roles = { Role.Administrator },
            }
        );
        return await host.CallerAsync(created.Client.ClientId, created.ClientSecret);
    }

    private static async Task<CreateClientResponse> CreateAsync(Caller maker, Role role) =>
        await maker.Clients.CreateClientAsync(
            new CreateClientRequest
            {
                Name = "Case system",
                Kind = PrincipalKind.Council,
                Roles = { role },
            }
        );

    private async Task<Caller> SignedInAsync(Application application, Person person) =>
        Caller.With(
            host.Channel,
            application.ClientId,
            "",
            (string)(await application.SignInAsync(person))["access_token"]!
        );

    // The list that services ask for: a token of the issuer is marked as the list says.
    private async Task<bool> IsTrustedAsMarkedAsync(string issuer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oauth2/issuers");
        request.Headers.Authorization = new("Bearer", host.Setting("Tokens:IssuersSecret"));
        using var response = await host.Web.SendAsync(request);
        var list = System.Text.Json.Nodes.JsonNode.Parse(
            await response.Content.ReadAsStringAsync()
        )!;
        return (bool)
            list["issuers"]!.AsArray().Single(each => (string)each!["id"]! == issuer)![
                "made_by_operator"
            ]!;
    }

    private async Task<int> ConfirmationsLoggedAsync(string gss)
    {
        await using var superuser = new Npgsql.NpgsqlConnection(host.Superuser);
        return await Dapper.SqlMapper.ExecuteScalarAsync<int>(
            superuser,
            """
            select count(*) from identity.access_log
            where tenant = @tenant and method like '%/ConfirmCouncilSetup' and object_kind = 'council_setup'
                and roles = array['administrator', 'made_by_operator']
            """,
            new { tenant = $"council:{TestData.CouncilId(gss)}" }
        );
    }
}
