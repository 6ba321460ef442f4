using RegionalProviders.AccessLog;
using RegionalProviders.Identity.Shared;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Clients;

/// <summary>The row of a new client.</summary>
internal static class NewClient
{
    internal static async Task<ClientRow> InsertAsync(
        string name,
        Owner owner,
        ClientSecret? secret,
        string? publicJwks,
        ClientGrants grants,
        ServiceTransaction tx
    )
    {
        var clientId = Guid.CreateVersion7(tx.Now).ToString();
        await tx.ExecuteAsync(
            """
            insert into identity.client (client_id, name, kind, council_id, consortium_ids, organisation_id, roles,
                secret_salt, secret_hash, public_jwks, created_at,
                grant_types, redirect_uris, post_logout_redirect_uris, is_public)
            values (@clientId, @name, @kind, @CouncilId, @ConsortiumIds, @OrganisationId, @roles,
                @salt, @hash, @publicJwks::jsonb, @now,
                @Names, @RedirectUris, @PostLogoutRedirectUris, @IsPublic)
            """,
            new
            {
                clientId,
                name,
                kind = owner.KindName,
                owner.CouncilId,
                owner.ConsortiumIds,
                owner.OrganisationId,
                roles = owner.RoleNames,
                salt = secret?.Salt,
                hash = secret?.Hash,
                publicJwks,
                now = tx.Now,
                grants.Names,
                grants.RedirectUris,
                grants.PostLogoutRedirectUris,
                grants.IsPublic,
            }
        );
        var row = await tx.QuerySingleAsync<ClientRow>(
            $"{ClientRow.Select} where client_id = @clientId",
            new { clientId }
        );
        tx.RecordAccess(row.Accessed);
        return row;
    }
}
