using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Setup;

/// <summary>Reads the setup of the caller's council.</summary>
internal static class SetupReading
{
    private const int MaxItems = 200;

    internal static async Task<CouncilSetup> ReadAsync(ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<IdentityDbContext>();
        var council = tx.Principal.CouncilId;
        var setup = await db.Setups.FindAsync([council!.Value], tx.CancellationToken);
        var waiting = await tx.QueryAsync<Item>(
            """
            select 'Client' as kind, client_id as id, name, created_at from identity.client
            where council_id = @council and descends_from_operator and disabled_at is null
            union all
            select 'User', id::text, display_name, created_at from identity.user_account
            where council_id = @council and descends_from_operator and disabled_at is null
            union all
            select 'Issuer', id::text, name, created_at from identity.token_issuer
            where council_id = @council and descends_from_operator and disabled_at is null
            order by created_at desc, id limit @MaxItems
            """,
            new { council, MaxItems }
        );
        return new CouncilSetup
        {
            SetUpAt = setup?.SetUpAt.ToTimestamp(),
            ConfirmedAt = setup?.ConfirmedAt?.ToTimestamp(),
            ConfirmedBy = setup?.ConfirmedBy ?? "",
            ConfirmedByPerson = setup?.ConfirmedByPerson ?? false,
            Waiting = { waiting.Select(item => item.ToProto()) },
        };
    }

    private sealed record Item
    {
        public SetupItemKind Kind { get; init; }
        public string Id { get; init; } = "";
        public string Name { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }

        internal SetupItem ToProto() =>
            new()
            {
                Kind = Kind,
                Id = Id,
                Name = Name,
                CreatedAt = CreatedAt.ToTimestamp(),
            };
    }
}
