using System.Text.RegularExpressions;

namespace RegionalProviders.Cli;

/// <summary>
/// Replaces the RPC names in the platform's messages, which are meant for programmers, with the commands to type.
/// </summary>
internal static partial class CommandNames
{
    /// <summary>The command for each RPC that the platform's messages refer users to.</summary>
    public static readonly IReadOnlyDictionary<string, string> ByRpc = new Dictionary<
        string,
        string
    >(StringComparer.Ordinal)
    {
        ["AcknowledgeWarnings"] = "rp submissions acknowledge",
        ["CloseWindow"] = "rp windows close",
        ["EndAgreement"] = "rp placements end",
        ["FileNilReturn"] = "rp submissions nil",
        ["FreeAddress"] = "rp addresses free",
        ["GetSubmission"] = "rp submissions show",
        ["GetWebhook"] = "rp webhooks show",
        ["ListAddressHolders"] = "rp addresses holders",
        ["ListDeliveries"] = "rp notices inbox",
        ["ListFindings"] = "rp submissions findings",
        ["ListLegalHolds"] = "rp retention holds",
        ["ListPlanningLeads"] = "rp planning-leads list",
        ["ListPropertyStandards"] = "rp property-standards list",
        ["ListRegionalTables"] = "rp regional tables",
        ["ListRetentionReviews"] = "rp retention reviews",
        ["ListWindows"] = "rp windows list",
        ["PermitLateSubmission"] = "rp submissions permit-late",
        ["ProveIssuer"] = "rp issuers prove",
        ["PublishRegionalTables"] = "rp regional publish",
        ["RecordAction"] = "rp notices action",
        ["RecordFollowUp"] = "rp events follow-up",
        ["ReturnSubmission"] = "rp submissions return",
        ["SearchSettings"] = "rp providers search",
        ["SubmitReturn"] = "rp submissions submit",
        ["UpdateSetting"] = "rp providers amend",
        ["VerifyWebhook"] = "rp webhooks verify",
    };

    /// <summary>The message with each RPC name replaced by its command.</summary>
    public static string In(string message) =>
        Word().Replace(message, word => ByRpc.GetValueOrDefault(word.Value, word.Value));

    [GeneratedRegex(
        @"\b[A-Z][a-z]+[A-Z]\w+\b",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Word();
}
