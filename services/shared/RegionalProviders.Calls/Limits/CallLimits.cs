using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls.Limits;

/// <summary>What one party may call, and how much of it at the same time.</summary>
internal sealed class CallLimits(
    AccessTable table,
    IOptions<LimitOptions> options,
    TimeProvider time
)
{
    // How long a call lasts is not known; this is when asking again is worth it.
    private static readonly TimeSpan WaitForAnEnd = TimeSpan.FromSeconds(1);

    private readonly LimitOptions limits = options.Value;
    private readonly Budget tenantCalls = Of(options, time, "Tenant:Calls", o => o.Tenant.Calls);
    private readonly Budget tenantExpensive = Of(
        options,
        time,
        "Tenant:Expensive",
        o => o.Tenant.Expensive
    );
    private readonly Budget clientCalls = Of(options, time, "Client:Calls", o => o.Client.Calls);
    private readonly Budget clientExpensive = Of(
        options,
        time,
        "Client:Expensive",
        o => o.Client.Expensive
    );
    private readonly Budget addressCalls = Of(options, time, "Address:Calls", o => o.Address.Calls);
    private readonly OpenCalls tenantOpen = new(options.Value.Tenant.ConcurrentCalls);
    private readonly OpenCalls tenantStreams = new(options.Value.Tenant.ConcurrentStreams);
    private readonly OpenCalls addressStreams = new(options.Value.Address.ConcurrentStreams);

    /// <summary>Lets a call in, until what it returns is disposed, or refuses it.</summary>
    internal Lease Enter(ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var isStream = IsStream(http);
        if (PublicMethods.Contains(context.Method))
        {
            var address = Address.Of(http);
            addressCalls.Spend(address);
            return isStream
                ? Open(
                    addressStreams,
                    address,
                    "Address:ConcurrentStreams",
                    limits.Address.ConcurrentStreams
                )
                : default;
        }

        var principal = context.Principal();
        var tenant = TenantOf(principal);
        var isExpensive = IsExpensive(context.Method);
        // The client first: what it may not do does not cost its tenant anything.
        (isExpensive ? clientExpensive : clientCalls).Spend(principal.Subject);
        (isExpensive ? tenantExpensive : tenantCalls).Spend(tenant);
        return isStream
            ? Open(
                tenantStreams,
                tenant,
                "Tenant:ConcurrentStreams",
                limits.Tenant.ConcurrentStreams
            )
            : Open(tenantOpen, tenant, "Tenant:ConcurrentCalls", limits.Tenant.ConcurrentCalls);
    }

    /// <summary>True for a call in which one side at least sends more than one message.</summary>
    internal static bool IsStream(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.Type
            is not (null or MethodType.Unary);

    private bool IsExpensive(string method) =>
        table.Find(method) is { Expensive: true } || limits.ExpensiveMethods.Contains(method);

    // A coordinator may act for several consortia; its clients for the same ones are one tenant.
    private static string TenantOf(Principal principal) =>
        principal switch
        {
            { CouncilId: { } council } => council.ToString(),
            { OrganisationId: { } organisation } => organisation.ToString(),
            { CoordinatorOf.Count: > 0 } => string.Join(',', principal.CoordinatorOf.Order()),
            _ => principal.Kind.ToString(),
        };

    private static Lease Open(OpenCalls open, string party, string name, int greatest)
    {
        if (open.TryEnter(party))
            return new Lease(open, party);
        Budget.CountRefusal(name);
        throw Fault.LimitExceeded(
            $"As many calls as are allowed at the same time ({greatest}) are running. Nothing was done; try again when one has ended.",
            $"Limits:{name}",
            greatest.ToString(CultureInfo.InvariantCulture),
            WaitForAnEnd
        );
    }

    private static Budget Of(
        IOptions<LimitOptions> options,
        TimeProvider time,
        string name,
        Func<LimitOptions, Rate> rate
    ) =>
        new(
            $"Limits:{name}",
            name[..name.IndexOf(':', StringComparison.Ordinal)] switch
            {
                "Tenant" => "The tenant",
                "Client" => "The client",
                _ => "The address",
            },
            rate(options.Value),
            options.Value.Partitions,
            time
        );

    /// <summary>A call that runs; closed by disposing it once.</summary>
    internal readonly record struct Lease(OpenCalls? Open, string Party) : IDisposable
    {
        public void Dispose() => Open?.Leave(Party);
    }
}
