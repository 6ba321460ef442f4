using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Http;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>
/// Decides from the headers of a call whether to admit it: who calls, whether they have the permission, and whether the
/// call is within its limits. gRPC reads the body only afterwards, so that no unknown caller can make us read anything.
/// </summary>
internal sealed class CallAdmission(
    RequestDelegate next,
    CallerAuthentication authentication,
    AccessTable access,
    CallLimits limits
)
{
    private static readonly Permission[] Administration =
    [
        Permission.ClientsAdminister,
        Permission.UsersAdminister,
        Permission.IssuersAdminister,
        Permission.SetupConfirm,
        Permission.AccessLogRead,
    ];

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is null)
        {
            await next(http);
            return;
        }

        // The path, not the name of the matched method: routing ignores case, names and permissions do not.
        var method = http.Request.Path.Value!;
        using var lease = PublicMethods.Contains(method)
            ? limits.AcquirePublic(http)
            : await AdmitAsync(http, method);
        await next(http);
    }

    private async Task<IDisposable> AdmitAsync(HttpContext http, string method)
    {
        var principal = await authentication.AuthenticateAsync(http);
        // Before the limits: a call that is denied does not count towards its caller's.
        CheckPermission(method, principal);
        CheckTakenOver(access.Find(method)!, principal);
        var lease = limits.Acquire(http, method, principal);
        http.Items.SetPrincipal(
            limits.IsExpensive(method) ? principal with { IsExpensive = true } : principal
        );
        return lease;
    }

    // Until the council confirms, whoever an operator may be acts for it: they administer, and read nothing of its own.
    private static void CheckTakenOver(Access access, Principal principal)
    {
        if (
            principal.MadeByOperator
            && access.DataClass
                is DataClass.NeedToKnow
                    or DataClass.Commercial
                    or DataClass.CouncilPrivate
                    or DataClass.Sensitive
            && !Administration.Contains(access.Permission)
        )
            throw Fault.StateConflict(
                "An operator made this caller, or an administrator whom an operator made, and the council has not confirmed that it has taken over. One of its administrators does (ConfirmCouncilSetup); then get a new token."
            );
    }

    // One of the caller's roles must carry the permission that the RPC declares. Without a declaration the call is denied.
    private void CheckPermission(string method, Principal principal)
    {
        if (access.Find(method)?.Permission is { } permission)
            principal.Require(permission);
        else
            throw new ServiceException(
                ErrorReason.PermissionMissing,
                "None of the caller's roles carries the permission that this call needs.",
                new Dictionary<string, string> { ["permission"] = "none" }
            );
    }
}
