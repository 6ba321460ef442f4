using Google.Protobuf;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <summary>
/// A valid request for every RPC, with the ids of Bristol's data if the RPC takes an id. A new RPC needs a line here: the
/// suite then calls it as every caller.
/// </summary>
internal static partial class Requests
{
    /// <summary>Bristol's e-mail domain.</summary>
    internal const string Mail = "council.example";

    private static readonly Dictionary<string, Func<World, IMessage[]>> Table = new()
    {
        ["AccessLogService.ListAccessLogEntries"] = w =>
            [new ListAccessLogEntriesRequest { ObjectId = w.Client }],
        ["AccessLogService.VerifyAccessLog"] = _ => [new VerifyAccessLogRequest()],
        ["AddressService.CreateCouncilDomain"] = w =>
            [
                new CreateCouncilDomainRequest
                {
                    CouncilId = w.Council,
                    Domain = $"n{Guid.NewGuid():N}.example",
                },
            ],
        ["AddressService.DeleteCouncilDomain"] = w =>
            [new DeleteCouncilDomainRequest { Domain = w.Domain }],
        ["AddressService.FreeAddress"] = w => [new FreeAddressRequest { UserId = w.User }],
        ["AddressService.ListAddressHolders"] = w =>
            [new ListAddressHoldersRequest { Domain = Mail, CouncilId = w.Council }],
        ["AddressService.ListCouncilDomains"] = w =>
            [new ListCouncilDomainsRequest { CouncilId = w.Council }],
        ["CouncilSetupService.ConfirmCouncilSetup"] = _ => [new ConfirmCouncilSetupRequest()],
        ["CouncilSetupService.GetCouncilSetup"] = _ => [new GetCouncilSetupRequest()],
        ["ClientService.CreateClient"] = w => [NewClient(w)],
        ["ClientService.DisableClient"] = w =>
            [new DisableClientRequest { ClientId = w.ClientToDisable }],
        ["ClientService.GetClient"] = w => [new GetClientRequest { ClientId = w.Client }],
        ["ClientService.ListClients"] = w => [new ListClientsRequest()],
        ["ClientService.RotateClientSecret"] = w =>
            [new RotateClientSecretRequest { ClientId = w.ClientToRotate }],
        ["ConsortiumService.AddMember"] = w =>
            [new AddMemberRequest { ConsortiumId = w.Consortium, CouncilId = w.Council }],
        ["ConsortiumService.CreateConsortium"] = _ =>
            [new CreateConsortiumRequest { Name = $"New {Guid.NewGuid():N}" }],
        ["ConsortiumService.EndMembership"] = w =>
            [
                new EndMembershipRequest
                {
                    MembershipId = w.Membership,
                    To = new()
                    {
                        Year = 2099,
                        Month = 1,
                        Day = 1,
                    },
                },
            ],
        ["ConsortiumService.GetConsortium"] = w => [new GetConsortiumRequest { Id = w.Consortium }],
        ["ConsortiumService.ListConsortia"] = _ => [new ListConsortiaRequest()],
        ["ConsortiumService.ListMembers"] = w =>
            [new ListMembersRequest { ConsortiumId = w.Consortium }],
        ["CouncilService.GetCouncil"] = _ =>
            [new GetCouncilRequest { GssCode = TestPrincipals.Bristol }],
        ["CouncilService.ListCouncils"] = _ => [new ListCouncilsRequest { PageSize = 1 }],
        ["DocumentService.CreateDocument"] = w => [Document(w)],
        ["DocumentService.GetCompliance"] = w =>
            [new GetComplianceRequest { SettingId = w.Setting, ConsortiumId = w.Consortium }],
        ["DocumentService.GetDocument"] = w => [new GetDocumentRequest { Id = w.Document }],
        ["DocumentService.ListCompliancePolicies"] = w =>
            [new ListCompliancePoliciesRequest { ConsortiumId = w.Consortium }],
        ["DocumentService.ListDocuments"] = w =>
            [new ListDocumentsRequest { ConsortiumId = w.Consortium }],
        ["DocumentService.ListDueDocuments"] = w =>
            [new ListDueDocumentsRequest { ConsortiumId = w.Consortium }],
        ["DocumentService.ReviewDocument"] = w =>
            [new ReviewDocumentRequest { Id = w.Document, Verdict = DocumentVerdict.Satisfactory }],
        ["DocumentService.SetCompliancePolicy"] = w =>
            [
                new SetCompliancePolicyRequest
                {
                    ConsortiumId = w.Consortium,
                    CouncilOnly = true,
                    ServiceType = ServiceType.ChildrensHome,
                    DocumentTypes = { "staffing_list" },
                    ReviewMonths = 12,
                },
            ],
        ["ImportService.GetImport"] = w => [new GetImportRequest { Id = w.Import }],
        ["ImportService.GetUpload"] = w => [new GetUploadRequest { UploadId = w.Upload }],
        ["ImportService.ListImportProblems"] = w =>
            [new ListImportProblemsRequest { ImportId = w.Import }],
        ["ImportService.ListImports"] = _ => [new ListImportsRequest()],
        ["ImportService.ListJudgementChanges"] = w =>
            [new ListJudgementChangesRequest { ImportId = w.Import }],
        ["ImportService.UploadList"] = w =>
            [new UploadListRequest { Header = World.Header(w.Upload) }],
        ["IssuerService.DisableIssuer"] = w => [new DisableIssuerRequest { Id = w.Issuer }],
        ["IssuerService.GetIssuer"] = w => [new GetIssuerRequest { Id = w.Issuer }],
        ["IssuerService.ListIssuerHolders"] = _ =>
            [new ListIssuerHoldersRequest { Issuer = "https://login.example" }],
        ["IssuerService.ProveIssuer"] = w =>
            [new ProveIssuerRequest { Id = w.Issuer, Token = "no token" }],
        ["IssuerService.ListIssuers"] = w => [new ListIssuersRequest { CouncilId = w.Council }],
        ["IssuerService.RegisterIssuer"] = _ =>
            [
                new RegisterIssuerRequest
                {
                    Name = "New issuer",
                    Issuer = $"https://{Guid.NewGuid():N}.example",
                    Audience = "register",
                    TokenType = AccessTokenType.AtJwt,
                    RoleClaim = "groups",
                    RoleMappings =
                    {
                        new RoleMapping { Value = "all", Role = Role.Reader },
                    },
                },
            ],
        ["IssuerService.UpdateIssuer"] = w =>
            [
                new UpdateIssuerRequest
                {
                    Issuer = new Issuer { Id = w.Issuer, Audience = "other" },
                    UpdateMask = new() { Paths = { "audience" } },
                },
            ],
        ["PlanningLeadService.CreatePlanningLead"] = w => [Lead(w)],
        ["PlanningLeadService.GetPlanningLead"] = w => [new GetPlanningLeadRequest { Id = w.Lead }],
        ["PlanningLeadService.ListPlanningLeads"] = w =>
            [new ListPlanningLeadsRequest { ConsortiumId = w.Consortium }],
        ["PlanningLeadService.UpdatePlanningLead"] = w =>
            [
                new UpdatePlanningLeadRequest
                {
                    Lead = new PlanningLead { Id = w.Lead, Feedback = World.Mark },
                    UpdateMask = new() { Paths = { "feedback" } },
                },
            ],
        ["PrincipalService.WhoAmI"] = _ => [new WhoAmIRequest()],
        ["PropertyStandardService.CreatePropertyCheck"] = w => [Check(w)],
        ["PropertyStandardService.ListPropertyChecks"] = w =>
            [new ListPropertyChecksRequest { SettingId = w.Setting }],
        ["PropertyStandardService.ListPropertyStandards"] = _ =>
            [new ListPropertyStandardsRequest()],
        ["RegistrationService.GetOrganisation"] = w =>
            [new GetOrganisationRequest { Id = w.Organisation }],
        ["RegistrationService.GetRegistration"] = w =>
            [new GetRegistrationRequest { Key = Key(w) }],
        ["RegistrationService.ListInspections"] = w =>
            [new ListInspectionsRequest { Key = Key(w) }],
        ["RegistrationService.ListOrganisations"] = _ => [new ListOrganisationsRequest()],
        ["RegistrationService.ListOwnership"] = w => [new ListOwnershipRequest { Key = Key(w) }],
        ["SettingService.CreateSetting"] = _ =>
            [
                new CreateSettingRequest
                {
                    Name = "Elm Lodge",
                    ServiceType = ServiceType.FloatingSupport,
                    HostAuthorityGss = TestPrincipals.Bristol,
                },
            ],
        ["SettingService.GetSetting"] = w => [new GetSettingRequest { Id = w.Setting }],
        ["SettingService.ListSettingHistory"] = w =>
            [new ListSettingHistoryRequest { SettingId = w.Setting }],
        ["SettingService.SearchSettings"] = _ => [new SearchSettingsRequest()],
        ["SettingService.UpdateSetting"] = w =>
            [
                new UpdateSettingRequest
                {
                    Setting = new Setting { Id = w.Setting, Places = 4 },
                    UpdateMask = new() { Paths = { "places" } },
                },
            ],
        ["UserService.CreateUser"] = _ => [NewUser("New user")],
        ["UserService.DisableUser"] = w => [new DisableUserRequest { UserId = w.User }],
        ["UserService.GetUser"] = w => [new GetUserRequest { UserId = w.User }],
        ["UserService.ListUsers"] = w => [new ListUsersRequest { CouncilId = w.Council }],
        ["UserService.ReissueInvitation"] = w => [new ReissueInvitationRequest { UserId = w.User }],
        ["UserService.ResetUserSecondFactor"] = w =>
            [new ResetUserSecondFactorRequest { UserId = w.User }],
        ["UserService.UpdateUserRoles"] = w =>
            [new UpdateUserRolesRequest { UserId = w.User, Roles = { Role.Officer } }],
    };

    internal static IReadOnlyCollection<string> Names =>
        [.. Table.Keys, .. Placements.Keys, .. Notifications.Keys];

    internal static IMessage[] Of(string rpc, World world) =>
        (Table.GetValueOrDefault(rpc) ?? Placements.GetValueOrDefault(rpc) ?? Notifications[rpc])(
            world
        );

    internal static CreateUserRequest NewUser(string name) =>
        new()
        {
            Email = $"{Guid.NewGuid():N}@{Mail}",
            DisplayName = name,
            Kind = PrincipalKind.Council,
            Roles = { Role.Reader },
        };

    internal static CreateDocumentRequest Document(World w) =>
        new()
        {
            ConsortiumId = w.Consortium,
            Type = "staffing_list",
            Subject = new DocumentSubject { SettingId = w.Setting },
            Reference = World.Mark,
        };

    internal static CreatePlanningLeadRequest Lead(World w) =>
        new()
        {
            Lead = new PlanningLead
            {
                ConsortiumId = w.Consortium,
                AuthorityGss = TestPrincipals.Bristol,
                ApplicationReference = $"26/{Guid.NewGuid():N}/FUL",
                Address = World.Mark,
                Applicant = World.Mark,
                AppliedOn = new()
                {
                    Year = 2026,
                    Month = 1,
                    Day = 5,
                },
            },
        };

    internal static CreatePropertyCheckRequest Check(World w) =>
        new()
        {
            SettingId = w.Setting,
            ConsortiumId = w.Consortium,
            Items =
            {
                new PropertyCheckItem
                {
                    Code = "lounge.seating",
                    Outcome = PropertyOutcome.Met,
                    Note = World.Mark,
                },
            },
        };

    private static CreateClientRequest NewClient(World w) =>
        new()
        {
            Name = $"{World.Mark} {Guid.NewGuid():N}",
            Kind = PrincipalKind.Council,
            CouncilId = w.Council,
            Roles = { Role.Reader },
        };

    private static RegistrationKey Key(World w) => new() { Urn = w.Urn };
}
