using RegionalProviders.AccessLog.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Client;

/// <content>Each list as one sequence; pages are fetched as the sequence is read.</content>
public sealed partial class RegionalProvidersClient
{
    /// <summary>Councils in order of name.</summary>
    public IAsyncEnumerable<Council> ListCouncilsAsync(
        ListCouncilsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Councils.ListCouncilsAsync, page => page.Councils, cancellationToken);

    /// <summary>Consortia in order of name.</summary>
    public IAsyncEnumerable<Consortium> ListConsortiaAsync(
        ListConsortiaRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Consortia.ListConsortiaAsync, page => page.Consortia, cancellationToken);

    /// <summary>Memberships of a consortium in order of council name.</summary>
    public IAsyncEnumerable<Membership> ListMembersAsync(
        ListMembersRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Consortia.ListMembersAsync, page => page.Memberships, cancellationToken);

    /// <summary>Machine clients in order of name.</summary>
    public IAsyncEnumerable<Identity.V1.Client> ListClientsAsync(
        ListClientsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Clients.ListClientsAsync, page => page.Clients, cancellationToken);

    /// <summary>Users in order of e-mail address.</summary>
    public IAsyncEnumerable<User> ListUsersAsync(
        ListUsersRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Users.ListUsersAsync, page => page.Users, cancellationToken);

    /// <summary>E-mail domains of councils in alphabetical order.</summary>
    public IAsyncEnumerable<CouncilDomain> ListCouncilDomainsAsync(
        ListCouncilDomainsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Addresses.ListCouncilDomainsAsync,
            page => page.Domains,
            cancellationToken
        );

    /// <summary>Accounts that hold an e-mail address, in order of address.</summary>
    public IAsyncEnumerable<AddressHolder> ListAddressHoldersAsync(
        ListAddressHoldersRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Addresses.ListAddressHoldersAsync,
            page => page.Holders,
            cancellationToken
        );

    /// <summary>Registrations of an issuer, in order of name.</summary>
    public IAsyncEnumerable<Issuer> ListIssuerHoldersAsync(
        ListIssuerHoldersRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Issuers.ListIssuerHoldersAsync, page => page.Issuers, cancellationToken);

    /// <summary>Councils' own OpenID providers in order of name.</summary>
    public IAsyncEnumerable<Issuer> ListIssuersAsync(
        ListIssuersRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Issuers.ListIssuersAsync, page => page.Issuers, cancellationToken);

    /// <summary>Settings that match, in the search's order.</summary>
    public IAsyncEnumerable<Setting> SearchSettingsAsync(
        SearchSettingsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Settings.SearchSettingsAsync, page => page.Settings, cancellationToken);

    /// <summary>Changes of a setting, newest first.</summary>
    public IAsyncEnumerable<HistoryEntry> ListSettingHistoryAsync(
        ListSettingHistoryRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Settings.ListSettingHistoryAsync,
            page => page.Entries,
            cancellationToken
        );

    /// <summary>Inspections of a registration, newest first.</summary>
    public IAsyncEnumerable<Inspection> ListInspectionsAsync(
        ListInspectionsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Registrations.ListInspectionsAsync,
            page => page.Inspections,
            cancellationToken
        );

    /// <summary>Owners of a registration, newest first.</summary>
    public IAsyncEnumerable<Ownership> ListOwnershipAsync(
        ListOwnershipRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Registrations.ListOwnershipAsync,
            page => page.Ownerships,
            cancellationToken
        );

    /// <summary>Organisations in order of name.</summary>
    public IAsyncEnumerable<Organisation> ListOrganisationsAsync(
        ListOrganisationsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Registrations.ListOrganisationsAsync,
            page => page.Organisations,
            cancellationToken
        );

    /// <summary>Documents, newest received first.</summary>
    public IAsyncEnumerable<Document> ListDocumentsAsync(
        ListDocumentsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Documents.ListDocumentsAsync, page => page.Documents, cancellationToken);

    /// <summary>Settings whose documents need work, in order of id.</summary>
    public IAsyncEnumerable<SettingCompliance> ListDueDocumentsAsync(
        ListDueDocumentsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Documents.ListDueDocumentsAsync,
            page => page.Settings,
            cancellationToken
        );

    /// <summary>Checks of a setting, newest first.</summary>
    public IAsyncEnumerable<PropertyCheck> ListPropertyChecksAsync(
        ListPropertyChecksRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            PropertyStandards.ListPropertyChecksAsync,
            page => page.Checks,
            cancellationToken
        );

    /// <summary>Planning leads, newest application first.</summary>
    public IAsyncEnumerable<PlanningLead> ListPlanningLeadsAsync(
        ListPlanningLeadsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            PlanningLeads.ListPlanningLeadsAsync,
            page => page.Leads,
            cancellationToken
        );

    /// <summary>Reports of imports without their problems, newest first.</summary>
    public IAsyncEnumerable<ImportReport> ListImportsAsync(
        ListImportsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Imports.ListImportsAsync, page => page.Reports, cancellationToken);

    /// <summary>Problems of an import in order of line.</summary>
    public IAsyncEnumerable<ImportProblem> ListImportProblemsAsync(
        ListImportProblemsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Imports.ListImportProblemsAsync,
            page => page.Problems,
            cancellationToken
        );

    /// <summary>Judgement changes that an import recorded, in order of URN.</summary>
    public IAsyncEnumerable<JudgementChange> ListJudgementChangesAsync(
        ListJudgementChangesRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Imports.ListJudgementChangesAsync,
            page => page.Changes,
            cancellationToken
        );

    /// <summary>Lines of the access log, newest first.</summary>
    public IAsyncEnumerable<AccessLogEntry> ListAccessLogEntriesAsync(
        ListAccessLogEntriesRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            AccessLog.ListAccessLogEntriesAsync,
            page => page.Entries,
            cancellationToken
        );

    /// <summary>Windows of the yearly submission, latest year first.</summary>
    public IAsyncEnumerable<Window> ListWindowsAsync(
        ListWindowsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Windows.ListWindowsAsync, page => page.Windows, cancellationToken);

    /// <summary>Returns of a window in order of council id.</summary>
    public IAsyncEnumerable<Submission> ListSubmissionsAsync(
        ListSubmissionsRequest request,
        CancellationToken cancellationToken = default
    ) =>
        Pages.Of(
            request,
            Submissions.ListSubmissionsAsync,
            page => page.Submissions,
            cancellationToken
        );

    /// <summary>Rows of the caller's own return in order of line.</summary>
    public IAsyncEnumerable<StoredRow> ListRowsAsync(
        ListRowsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Submissions.ListRowsAsync, page => page.Rows, cancellationToken);

    /// <summary>Findings of the caller's own return in order of line.</summary>
    public IAsyncEnumerable<ReturnFinding> ListFindingsAsync(
        ListFindingsRequest request,
        CancellationToken cancellationToken = default
    ) => Pages.Of(request, Submissions.ListFindingsAsync, page => page.Findings, cancellationToken);
}
