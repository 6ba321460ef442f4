using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>Looks up councils, consortia and settings that people refer to by name or number.</summary>
internal static class Resolve
{
    public static async Task<string> CouncilIdAsync(Session session, string text) =>
        Guid.TryParse(text, out _) ? text : (await CouncilAsync(session, text)).Id;

    public static async Task<IReadOnlyList<string>> AuthoritiesAsync(
        Session session,
        IEnumerable<string>? texts
    )
    {
        var codes = new List<string>();
        foreach (var text in texts ?? [])
            codes.Add(
                IsGss(text) ? text.ToUpperInvariant() : (await CouncilAsync(session, text)).GssCode
            );
        return codes;
    }

    /// <summary>
    /// Finds a council by id, GSS code, DfE code or name. An ambiguous name is refused, and the error lists all matches.
    /// </summary>
    public static async Task<Council> CouncilAsync(Session session, string text)
    {
        if (Key(text) is { } key)
        {
            var response = await session.Client.Councils.GetCouncilAsync(key, session.CallOptions);
            return response.Council;
        }
        var found = await session
            .Client.ListCouncilsAsync(
                new ListCouncilsRequest { Query = text, IncludeOtherNations = true },
                session.Cancellation
            )
            .ToListAsync(session.Cancellation);
        var exact = found.Where(council => IsCalled(council, text)).ToList();
        return (exact.Count == 1 ? exact : found) switch
        {
            [var one] => one,
            [] => throw new CommandException(
                ExitCode.NotFound,
                $"There is no council called '{text}'.",
                "rp councils list --query shows names and codes."
            ),
            var several => throw new CommandException(
                ExitCode.InvalidInput,
                $"'{text}' fits several councils: {string.Join("; ", several.Select(council => $"{council.Name} ({council.GssCode})"))}.",
                "Give the code."
            ),
        };
    }

    public static async Task<string> ConsortiumIdAsync(Session session, string? text)
    {
        if (string.IsNullOrEmpty(text) || Guid.TryParse(text, out _))
            return text ?? "";
        await foreach (
            var consortium in session.Client.ListConsortiaAsync(
                new ListConsortiaRequest(),
                session.Cancellation
            )
        )
            if (string.Equals(consortium.Name, text, StringComparison.OrdinalIgnoreCase))
                return consortium.Id;
        throw new CommandException(
            ExitCode.NotFound,
            $"There is no consortium called '{text}' that this client may know of.",
            "rp consortia list shows them."
        );
    }

    private static GetSettingRequest Setting(string text, Regulator regulator) =>
        Guid.TryParse(text, out _)
            ? new GetSettingRequest { Id = text }
            : new GetSettingRequest { Registration = Registration(text, regulator) };

    /// <summary>The setting with this URN or id.</summary>
    public static async Task<Setting> SettingAsync(
        Session session,
        string text,
        Regulator regulator
    ) =>
        (
            await session.Client.Settings.GetSettingAsync(
                Setting(text, regulator),
                session.CallOptions
            )
        ).Setting;

    public static RegistrationKey Registration(string urn, Regulator regulator) =>
        new() { Urn = urn.Trim().ToUpperInvariant(), Regulator = regulator };

    private static bool IsCalled(Council council, string text) =>
        council
            .AlternativeNames.Append(council.Name)
            .Any(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));

    private static GetCouncilRequest? Key(string text) =>
        Guid.TryParse(text, out _) ? new GetCouncilRequest { Id = text }
        : IsGss(text) ? new GetCouncilRequest { GssCode = text.ToUpperInvariant() }
        : text.Length == 3 && text.All(char.IsAsciiDigit) ? new GetCouncilRequest { DfeCode = text }
        : null;

    private static bool IsGss(string text) =>
        text.Length == 9 && char.IsAsciiLetter(text[0]) && text.Skip(1).All(char.IsAsciiDigit);
}
