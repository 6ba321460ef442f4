using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>Allows a call if one of the caller's roles has the permission that the RPC declares. An RPC without declaration is denied.</summary>
internal sealed class PermissionInterceptor(AccessTable accessTable) : CallInterceptor
{
    protected override Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        if (!PublicMethods.Contains(context.Method))
            Check(context);
        return next();
    }

    private void Check(ServerCallContext context)
    {
        var permission = accessTable.Find(context.Method)?.Permission;
        if (permission is { } needed && context.Principal().May(needed))
            return;

        throw new ServiceException(
            ErrorReason.PermissionMissing,
            "None of the caller's roles carries the permission that this call needs.",
            new Dictionary<string, string> { ["permission"] = permission?.ToString() ?? "none" }
        );
    }
}
