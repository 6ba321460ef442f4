using System.Net;
using Microsoft.IdentityModel.Protocols;

namespace RegionalProviders.Authentication;

/// <summary>
/// Fetches documents from addresses that a council chose: only allowed ones, checked again after the name was resolved
/// and for the very address that is connected to; no redirects, no proxy, no cookies, little time and little text.
/// </summary>
internal sealed class CouncilIssuerDocuments(IssuerAddresses addresses, IHttpClientFactory clients)
    : IDocumentRetriever
{
    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !addresses.IsAllowed(uri))
            throw new HttpRequestException("The address may not be fetched.");
        using var http = clients.CreateClient(IssuerHttpClients.Councils);
        using var response = await http.GetAsync(uri, cancel);
        // Only 200 is accepted. A redirect would bypass the address check.
        return response.StatusCode == HttpStatusCode.OK
            ? await response.Content.ReadAsStringAsync(cancel)
            : throw new HttpRequestException($"Answered {(int)response.StatusCode}.");
    }
}
