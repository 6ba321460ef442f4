using System.Collections.Frozen;

namespace RegionalProviders.Placements.Returns;

/// <summary>Checks the provider code against the placement type, using <c>provider_fits.csv</c>.</summary>
internal static class ProviderChecks
{
    private sealed record ProviderFit(ReturnRule Rule, bool Only, FrozenSet<string> Places);

    private static readonly ReturnRule Missing = ReturnRules.Get("provider.missing");
    private static readonly ReturnRule NotExpected = ReturnRules.Get("provider.not_expected");

    private static readonly FrozenDictionary<string, ProviderFit> Fits = CodeFile
        .Rows("provider_fits.csv")
        .ToFrozenDictionary(
            row => row[1],
            row => new ProviderFit(
                ReturnRules.Get(row[0]),
                row[2] == "OnlyWith",
                row[3].Split('|').ToFrozenSet()
            )
        );

    public static void Check(RowCheck check)
    {
        if (!check.IsEpisode || check.Row.PlacementType is not { } place)
            return;
        var hasProvider = check.Type?.Family is not ("temporary" or "other");
        if (hasProvider && check.Row.IsBlank(ReturnField.ProviderCode))
            check.Report(Missing, ReturnField.ProviderCode);
        if (!hasProvider && !check.Row.IsBlank(ReturnField.ProviderCode))
            check.Report(NotExpected, ReturnField.ProviderCode);
        if (
            check.Row.ProviderCode is { } provider
            && Fits.TryGetValue(provider, out var fit)
            && fit.Places.Contains(place) != fit.Only
        )
            check.Report(fit.Rule, ReturnField.ProviderCode);
    }
}
