using System.Security.Cryptography;
using Dapper;
using Google.Protobuf;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <content>Creates one of everything, through the API where possible.</content>
internal sealed partial record World
{
    internal static readonly byte[] List = "URN,Provider name\nSC1,Invented\n"u8.ToArray();

    internal static UploadHeader Header(string id) =>
        new()
        {
            UploadId = id,
            FileName = "list.csv",
            TotalBytes = List.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(List)),
        };

    internal static async Task<World> CreateAsync()
    {
        var platform = await SharedPlatform.GetAsync();
        var people = platform.People;
        var callers = new Callers(platform);
        var consortium = await people.MembersAsync();
        await people.OthersAsync();
        await LeaveAsync(platform, consortium);
        var register = new World
        {
            Platform = platform,
            Callers = callers,
            Calls = new RawCalls(platform.Server),
        };
        await RegisterAsync(register);

        await using var insider = RegionalProvidersClient.Connect(
            await callers.ProfileOfAsync("insider")
        );
        var administrator = await people.OperatorAsync();
        var members = await administrator
            .ListMembersAsync(new ListMembersRequest { ConsortiumId = consortium })
            .ToListAsync();
        var council = await people.CouncilIdAsync(TestPrincipals.Bristol);
        var domain = await DomainAsync(platform, council);
        var document = await insider.Documents.CreateDocumentAsync(
            Requests.Document(register with { Consortium = consortium })
        );
        var lead = await insider.PlanningLeads.CreatePlanningLeadAsync(
            Requests.Lead(register with { Consortium = consortium })
        );
        var check = await insider.PropertyStandards.CreatePropertyCheckAsync(
            Requests.Check(register with { Consortium = consortium })
        );
        var agreement = await AgreementAsync(insider);
        var world = register with
        {
            Agreement = agreement.Id,
            EndedLine = agreement.CostLines[1].Id,
            Authorisation = agreement.LibertyAuthorisations[0].Id,
            Council = council,
            Domain = domain,
            Consortium = consortium,
            Membership = members.Single(member => member.CouncilId == council).Id,
            Document = document.Document.Id,
            Lead = lead.Lead.Id,
            Check = check.Check.Id,
            Client = await ClientAsync(insider),
            ClientToRotate = await ClientAsync(insider),
            ClientToDisable = await ClientAsync(insider),
            Issuer = await IssuerAsync(platform, council),
            Webhook = await WebhookAsync(insider, platform),
            User = (await insider.Users.CreateUserAsync(Requests.NewUser(Mark))).User.Id,
        };
        await SubmissionsAsync(world);
        world = world with { Notice = await NoticeAsync(insider, world) };
        world = world with { Event = await EventAsync(insider, world) };
        world = world with { RegulatoryNotice = await RegulatoryNoticeAsync(insider, world) };
        // The first bytes of a list: an upload that waits for the rest.
        await world.Calls.CallAsync(
            Rpcs.Find("ImportService.UploadList"),
            await callers.TokenAsync("coordinator"),
            new UploadListRequest { Header = Header(world.Upload) },
            new UploadListRequest { Content = ByteString.CopyFrom(List.AsSpan(0, 4)) }
        );
        return world;
    }

    private static async Task<string> ClientAsync(RegionalProvidersClient insider) => (
            await insider.Clients.CreateClientAsync(
                new CreateClientRequest
                {
                    Name = $"{Mark} {Guid.NewGuid():N}",
                    Kind = PrincipalKind.Council,
                    Roles = { Role.Reader },
                }
            )
        ).Client.ClientId;

    // A council may have only a few at a time, and every world creates one: those of earlier worlds are disabled.
    private static async Task<string> IssuerAsync(TestPlatform platform, string council)
    {
        await using var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
        return await connection.QuerySingleAsync<string>(
            """
            update identity.token_issuer set disabled_at = now() where disabled_at is null and name = @Mark;
            insert into identity.token_issuer
                (id, council_id, name, issuer, audience, token_type, role_claim, role_values, roles, created_at, challenge,
                    proved_at)
            values (gen_random_uuid(), @council::uuid, @Mark, 'https://' || gen_random_uuid() || '.example', 'register',
                'at+jwt', 'groups', '{all}', '{reader}', now(), repeat('x', 43), now())
            returning id::text
            """,
            new { council, Mark }
        );
    }

    // Bristol's users are at its domain, and each world has another that may be taken away.
    private static async Task<string> DomainAsync(TestPlatform platform, string council)
    {
        await using var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
        return await connection.QuerySingleAsync<string>(
            """
            insert into identity.council_domain values (@Mail, @council::uuid, now()) on conflict do nothing;
            insert into identity.council_domain values ('d' || gen_random_uuid() || '.example', @council::uuid, now())
            returning domain
            """,
            new { Requests.Mail, council }
        );
    }

    private static async Task LeaveAsync(TestPlatform platform, string consortium)
    {
        var administrator = await platform.People.OperatorAsync();
        var today = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime);
        var added = await administrator.Consortia.AddMemberAsync(
            new AddMemberRequest
            {
                ConsortiumId = consortium,
                CouncilId = await platform.People.CouncilIdAsync(Callers.FormerGss),
                From = today.AddDays(-30).ToMessage(),
            }
        );
        await administrator.Consortia.EndMembershipAsync(
            new EndMembershipRequest
            {
                MembershipId = added.Membership.Id,
                To = today.AddDays(-2).ToMessage(),
            }
        );
        await Eventually.SucceedsAsync(async () =>
        {
            await using var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
            Assert.True(
                await connection.ExecuteScalarAsync<bool>(
                    "select to_on is not null from providers.membership where id = @id",
                    new { id = Guid.Parse(added.Membership.Id) }
                )
            );
            return true;
        });
    }

    private static async Task RegisterAsync(World world)
    {
        await using var connection = new NpgsqlConnection(world.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into providers.organisation (id, name, name_key, created_at, updated_at)
            values (@organisation, @Urn, @Urn, now(), now());
            insert into providers.registration (id, regulator, urn, provision_type, status, owner_id, created_at, updated_at)
            values (@registration, 'Ofsted', @Urn, 'Children''s home', 'Active', @organisation, now(), now());
            insert into providers.setting (id, registration_id, is_primary, name, service_type, host_authority_id, urn,
                regulator, status, owner_id, sort_name, created_at, updated_at)
            values (@setting, @registration, true, 'Oak House', 'IndependentFosteringAgency',
                (select id from providers.authority where gss_code = 'E06000023' limit 1), @Urn, 'Ofsted', 'Active', @organisation,
                'oak house', now(), now());
            insert into providers.import values (@import, 'Ofsted', 'OfstedProviders', true, 'list.csv', current_date, now(), 1, 'utf-8', '{}',
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true, 'Imported', true, 0, 0, '{}', 0, '{}');
            """,
            new
            {
                organisation = Guid.Parse(world.Organisation),
                registration = Guid.Parse(world.Registration),
                setting = Guid.Parse(world.Setting),
                import = Guid.Parse(world.Import),
                world.Urn,
            }
        );
    }
}
