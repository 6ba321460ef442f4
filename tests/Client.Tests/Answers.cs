using System.Collections.Concurrent;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using RegionalProviders.AccessLog.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace Client.Tests;

/// <summary>The responses that a test prepares, and the requests that were received.</summary>
internal sealed class Answers
{
    private int tokenRequests;

    public string Issuer { get; set; } = "https://issuer.example";

    public bool TokenOnHttp1 { get; set; }

    public int? TokenFailure { get; set; }

    public Func<Task> BeforeToken { get; set; } = () => Task.CompletedTask;

    public int TokenRequests => tokenRequests;

    public string? TokenProtocol { get; private set; }

    public IFormCollection? TokenForm { get; private set; }

    public ConcurrentQueue<string> Authorizations { get; } = [];

    public ConcurrentQueue<string> Calls { get; } = [];

    public Func<WhoAmIRequest, ServerCallContext, WhoAmIResponse> WhoAmI { get; set; } =
        (_, _) => new WhoAmIResponse { Subject = PlatformDouble.ClientId };

    public Func<ListCouncilsRequest, ListCouncilsResponse> ListCouncils { get; set; } =
        _ => new ListCouncilsResponse();

    public Func<CreateConsortiumRequest, CreateConsortiumResponse> CreateConsortium { get; set; } =
        request => new CreateConsortiumResponse { Consortium = new() { Name = request.Name } };

    public Func<EndMembershipRequest, EndMembershipResponse> EndMembership { get; set; } =
        _ => new EndMembershipResponse { Membership = new() };

    public Func<CreateClientRequest, CreateClientResponse> CreateClient { get; set; } =
        request => new CreateClientResponse { Client = new() { Name = request.Name } };

    public Func<CreateUserRequest, CreateUserResponse> CreateUser { get; set; } =
        _ => new CreateUserResponse { User = new() };

    public Func<ListUsersRequest, ListUsersResponse> ListUsers { get; set; } =
        _ => new ListUsersResponse();

    public Func<UpdateUserRolesRequest, UpdateUserRolesResponse> UpdateUserRoles { get; set; } =
        _ => new UpdateUserRolesResponse { User = new() };

    public Func<
        CreateCouncilDomainRequest,
        CreateCouncilDomainResponse
    > CreateCouncilDomain { get; set; } =
        request => new CreateCouncilDomainResponse { Domain = new() { Domain = request.Domain } };

    public Func<
        ListAddressHoldersRequest,
        ListAddressHoldersResponse
    > ListAddressHolders { get; set; } = _ => new ListAddressHoldersResponse();

    public Func<FreeAddressRequest, FreeAddressResponse> FreeAddress { get; set; } =
        _ => new FreeAddressResponse { Holder = new() };

    public Func<ProveIssuerRequest, ProveIssuerResponse> ProveIssuer { get; set; } =
        _ => new ProveIssuerResponse { Issuer = new() };

    public Func<GetSettingRequest, GetSettingResponse> GetSetting { get; set; } =
        _ => new GetSettingResponse { Setting = new() };

    public Func<SearchSettingsRequest, SearchSettingsResponse> SearchSettings { get; set; } =
        _ => new SearchSettingsResponse();

    public Func<
        IAsyncStreamReader<UploadListRequest>,
        ServerCallContext,
        Task<UploadListResponse>
    > UploadList { get; set; } = (_, _) => Task.FromResult(new UploadListResponse());

    public Func<GetUploadRequest, GetUploadResponse> GetUpload { get; set; } =
        _ => new GetUploadResponse();

    public Func<GetImportRequest, GetImportResponse> GetImport { get; set; } =
        _ => new GetImportResponse();

    public Func<
        ListImportProblemsRequest,
        ListImportProblemsResponse
    > ListImportProblems { get; set; } = _ => new ListImportProblemsResponse();

    public Func<
        IAsyncStreamReader<SubmitRowsRequest>,
        IServerStreamWriter<SubmitRowsResponse>,
        ServerCallContext,
        Task
    > SubmitRows { get; set; } = (_, _, _) => Task.CompletedTask;

    public Func<
        IAsyncStreamReader<UploadFileRequest>,
        ServerCallContext,
        Task<UploadFileResponse>
    > UploadFile { get; set; } = (_, _) => Task.FromResult(new UploadFileResponse());

    public Func<GetFileUploadRequest, GetFileUploadResponse> GetFileUpload { get; set; } =
        _ => new GetFileUploadResponse();

    public Func<
        WatchInboxRequest,
        IServerStreamWriter<WatchInboxResponse>,
        Task
    > WatchInbox { get; set; } = (_, _) => Task.CompletedTask;

    public Func<
        VerifyAccessLogRequest,
        IReadOnlyList<VerifyAccessLogResponse>
    > VerifyAccessLog { get; set; } =
        _ => [new VerifyAccessLogResponse { Summary = new() { Services = { "identity" } } }];

    public Func<
        ListAccessLogEntriesRequest,
        ListAccessLogEntriesResponse
    > ListAccessLogEntries { get; set; } = _ => new ListAccessLogEntriesResponse();

    public Func<GetRegionalTableRequest, GetRegionalTableResponse> GetRegionalTable { get; set; } =
        _ => new GetRegionalTableResponse();

    public int CountTokenRequest(string protocol, IFormCollection form)
    {
        TokenProtocol = protocol;
        TokenForm = form;
        return Interlocked.Increment(ref tokenRequests);
    }

    public T Answer<T>(ServerCallContext context, Func<T> answer)
    {
        Authorizations.Enqueue(context.RequestHeaders.GetValue("authorization") ?? "");
        Calls.Enqueue(context.Method.Split('/')[^1]);
        return answer();
    }
}
