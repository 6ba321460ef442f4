using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Addresses;

/// <summary>Frees an address by disabling the account that holds it, after showing it.</summary>
internal sealed class AddressesFree : SessionCommand
{
    public AddressesFree()
        : base("free", "Disable, for good, the account that holds an address.")
    {
        var email = Argument("EMAIL", "The address.");
        var user = Text("--user", "Which account, where several hold the address.", "USER_ID");
        var yes = Add(Confirmation.Option());

        Runs(async session =>
        {
            var holder = await FindAsync(session, session.Value(email), session.Value(user));
            var state = EnumText.Of(holder.State);
            var owner =
                holder.CouncilId.Length > 0
                    ? (await Resolve.CouncilAsync(session, holder.CouncilId)).Name
                    : EnumText.Of(holder.Kind);
            session.Notice(
                $"{holder.Email} is held by an account of {owner}: {state}, created {holder.CreatedAt.Text()}."
            );
            await Confirmation.AskAsync(session, yes, "It is disabled for good.");
            var freed = await session.Client.Addresses.FreeAddressAsync(
                new FreeAddressRequest { UserId = holder.UserId },
                session.CallOptions
            );
            session.Output.One(freed.Holder, IdentityShapes.AddressHolder);
        });
    }

    private static async Task<AddressHolder> FindAsync(Session session, string email, string? user)
    {
        var holders = await session
            .Client.ListAddressHoldersAsync(
                new ListAddressHoldersRequest { Email = email },
                session.Cancellation
            )
            .Where(holder => user is null || holder.UserId == user)
            .ToListAsync(session.Cancellation);
        return holders switch
        {
            [var one] => one,
            [] => throw new CommandException(
                ExitCode.NotFound,
                "Nobody holds that address.",
                "rp addresses holders shows who does."
            ),
            _ => throw new CommandException(
                ExitCode.InvalidInput,
                "Several accounts hold that address.",
                "Say which with --user; rp addresses holders shows them."
            ),
        };
    }
}
