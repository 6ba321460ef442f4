using Grpc.Core;
using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Users;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Addresses;

internal sealed partial class AddressGrpcService
{
    public override Task<FreeAddressResponse> FreeAddress(
        FreeAddressRequest request,
        ServerCallContext context
    ) =>
        transactions.RunAsync(
            context.Principal(),
            work => FreeAsync(request.UserId, work),
            context.CancellationToken
        );

    private static async Task<FreeAddressResponse> FreeAsync(string userId, UserWork work)
    {
        await AddressHolders.NameFreedAsync(userId, work.Tx);
        // Locked before it is judged: the person may be activating it.
        var user = await work.FindEnabledAsync(userId);
        if (!(await ReadAsync(user, work)).CanBeFreed)
            throw Fault.StateConflict(
                "The account is in use and its address is at a domain of its own council. An administrator of that council disables it."
            );
        await work.Users.DisableAsync(user, work.Tx.Now);
        var freed = await ReadAsync(user, work);
        work.Tx.RecordAccess(freed.Accessed);
        return new FreeAddressResponse { Holder = freed.ToProto() };
    }

    private static Task<AddressHolderRow> ReadAsync(UserAccount user, UserWork work) =>
        work.Tx.QuerySingleAsync<AddressHolderRow>(
            $"{AddressHolderRow.Select} where u.id = @Id",
            new { user.Id }
        );
}
