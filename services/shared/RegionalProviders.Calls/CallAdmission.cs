using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Decides from the headers of a call whether it comes in: who calls, whether it may, and whether that is within its
/// limits. gRPC reads the body only after it, so that nobody unknown makes us read anything.
/// </summary>
internal sealed class CallAdmission(
    RequestDelegate next,
    CallerAuthentication authentication,
    AccessTable access,
    CallLimits limits
)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null)
        {
            await next(http);
            return;
        }

        // The path and not the name of the method found: routes are found in any case, names and permissions are not.
        var method = http.Request.Path.Value!;
        using var lease = PublicMethods.Contains(method)
            ? limits.AcquirePublic(http)
            : await AdmitAsync(http, method);
        await next(http);
    }

    private async Task<IDisposable> AdmitAsync(HttpContext http, string method)
    {
        var principal = await authentication.AuthenticateAsync(http);
        // Before the limits: a denied call does not count towards its caller's.
        CheckPermission(method, principal);
        var lease = limits.Acquire(http, method, principal);
        http.Items.SetPrincipal(
            limits.IsExpensive(method) ? principal with { IsExpensive = true } : principal
        );
        return lease;
    }

    // One of the caller's roles must carry what the RPC declares. No declaration: denied.
    private void CheckPermission(string method, Principal principal)
    {
        var permission = access.Find(method)?.Permission;
        if (permission is { } needed && principal.May(needed))
            return;
        throw new ServiceException(
            ErrorReason.PermissionMissing,
            "None of the caller's roles carries the permission that this call needs.",
            new Dictionary<string, string> { ["permission"] = permission?.ToString() ?? "none" }
        );
    }
}
