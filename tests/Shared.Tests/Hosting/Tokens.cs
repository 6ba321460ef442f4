using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RegionalProviders.Client;

namespace RegionalProviders.Shared.Tests.Hosting;

/// <summary>Signs in as any OAuth client would.</summary>
internal static class Tokens
{
    internal static async Task<string> FetchAsync(string web, ClientProfile profile)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{profile.ClientId}:{profile.ClientSecret}")
            )
        );
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "client_credentials" }
        );
        var response = await http.PostAsync(new Uri($"{web}/oauth2/token"), form);
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
