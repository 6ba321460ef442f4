using System.Net;
using Microsoft.IdentityModel.Protocols;

namespace RegionalProviders.Authentication;

/// <summary>
/// Fetches documents from addresses that a council chose. Only allowed addresses are fetched, and the check is repeated
/// on the resolved IP address that is connected to; no redirects, proxy or cookies, and strict limits on time and size.
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
