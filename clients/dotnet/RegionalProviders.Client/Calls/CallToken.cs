using Grpc.Core;
using RegionalProviders.Client.Authentication;

namespace RegionalProviders.Client.Calls;

/// <summary>
/// The token of one attempt, remembered so that a refusal drops this token and not a newer one.
/// </summary>
internal sealed class CallToken
{
    private readonly TokenSource tokens;
    private string? used;

    internal CallToken(TokenSource tokens)
    {
        this.tokens = tokens;
        Credentials = CallCredentials.FromInterceptor(
            async (context, metadata) =>
            {
                used = await tokens.GetAsync(context.CancellationToken);
                metadata.Add("authorization", $"Bearer {used}");
            }
        );
    }

    internal CallCredentials Credentials { get; }

    internal void Drop()
    {
        if (used is not null)
            tokens.Drop(used);
    }
}
