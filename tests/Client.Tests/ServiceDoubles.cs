using Grpc.Core;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace Client.Tests;

internal sealed class PrincipalDouble(Answers answers) : PrincipalService.PrincipalServiceBase
{
    public override Task<WhoAmIResponse> WhoAmI(WhoAmIRequest request, ServerCallContext context) =>
        Task.FromResult(answers.Answer(context, () => answers.WhoAmI(request, context)));
}

internal sealed class AccessLogDouble(Answers answers) : AccessLogService.AccessLogServiceBase
{
    public override Task<ListAccessLogEntriesResponse> ListAccessLogEntries(
        ListAccessLogEntriesRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.ListAccessLogEntries(request)));

    public override async Task VerifyAccessLog(
        VerifyAccessLogRequest request,
        IServerStreamWriter<VerifyAccessLogResponse> responseStream,
        ServerCallContext context
    )
    {
        foreach (var step in answers.Answer(context, () => answers.VerifyAccessLog(request)))
            await responseStream.WriteAsync(step);
    }
}

internal sealed class CouncilsDouble(Answers answers) : CouncilService.CouncilServiceBase
{
    public override Task<ListCouncilsResponse> ListCouncils(
        ListCouncilsRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.ListCouncils(request)));
}

internal sealed class ConsortiaDouble(Answers answers) : ConsortiumService.ConsortiumServiceBase
{
    public override Task<CreateConsortiumResponse> CreateConsortium(
        CreateConsortiumRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.CreateConsortium(request)));

    public override Task<EndMembershipResponse> EndMembership(
        EndMembershipRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.EndMembership(request)));
}

internal sealed class ClientsDouble(Answers answers) : ClientService.ClientServiceBase
{
    public override Task<CreateClientResponse> CreateClient(
        CreateClientRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.CreateClient(request)));
}

internal sealed class UsersDouble(Answers answers) : UserService.UserServiceBase
{
    public override Task<CreateUserResponse> CreateUser(
        CreateUserRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.CreateUser(request)));

    public override Task<ListUsersResponse> ListUsers(
        ListUsersRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.ListUsers(request)));

    public override Task<UpdateUserRolesResponse> UpdateUserRoles(
        UpdateUserRolesRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.UpdateUserRoles(request)));
}

internal sealed class AddressesDouble(Answers answers) : AddressService.AddressServiceBase
{
    public override Task<CreateCouncilDomainResponse> CreateCouncilDomain(
        CreateCouncilDomainRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.CreateCouncilDomain(request)));

    public override Task<ListAddressHoldersResponse> ListAddressHolders(
        ListAddressHoldersRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.ListAddressHolders(request)));

    public override Task<FreeAddressResponse> FreeAddress(
        FreeAddressRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.FreeAddress(request)));
}

internal sealed class IssuersDouble(Answers answers) : IssuerService.IssuerServiceBase
{
    public override Task<ProveIssuerResponse> ProveIssuer(
        ProveIssuerRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.ProveIssuer(request)));
}

internal sealed class SettingsDouble(Answers answers) : SettingService.SettingServiceBase
{
    public override Task<GetSettingResponse> GetSetting(
        GetSettingRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.GetSetting(request)));

    public override Task<SearchSettingsResponse> SearchSettings(
        SearchSettingsRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.SearchSettings(request)));
}

internal sealed class ImportsDouble(Answers answers) : ImportService.ImportServiceBase
{
    public override Task<UploadListResponse> UploadList(
        IAsyncStreamReader<UploadListRequest> requestStream,
        ServerCallContext context
    ) => answers.Answer(context, () => answers.UploadList(requestStream, context));

    public override Task<GetUploadResponse> GetUpload(
        GetUploadRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.GetUpload(request)));

    public override Task<GetImportResponse> GetImport(
        GetImportRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.GetImport(request)));

    public override Task<ListImportProblemsResponse> ListImportProblems(
        ListImportProblemsRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.ListImportProblems(request)));
}

internal sealed class SubmissionsDouble(Answers answers) : SubmissionService.SubmissionServiceBase
{
    public override Task SubmitRows(
        IAsyncStreamReader<SubmitRowsRequest> requestStream,
        IServerStreamWriter<SubmitRowsResponse> responseStream,
        ServerCallContext context
    ) => answers.Answer(context, () => answers.SubmitRows(requestStream, responseStream, context));

    public override Task<UploadFileResponse> UploadFile(
        IAsyncStreamReader<UploadFileRequest> requestStream,
        ServerCallContext context
    ) => answers.Answer(context, () => answers.UploadFile(requestStream, context));

    public override Task<GetFileUploadResponse> GetFileUpload(
        GetFileUploadRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.GetFileUpload(request)));
}

internal sealed class RegionalDouble(Answers answers)
    : RegionalOutputService.RegionalOutputServiceBase
{
    public override Task<GetRegionalTableResponse> GetRegionalTable(
        GetRegionalTableRequest request,
        ServerCallContext context
    ) => Task.FromResult(answers.Answer(context, () => answers.GetRegionalTable(request)));
}

internal sealed class InboxDouble(Answers answers) : InboxService.InboxServiceBase
{
    public override Task WatchInbox(
        WatchInboxRequest request,
        IServerStreamWriter<WatchInboxResponse> responseStream,
        ServerCallContext context
    ) => answers.Answer(context, () => answers.WatchInbox(request, responseStream));
}
