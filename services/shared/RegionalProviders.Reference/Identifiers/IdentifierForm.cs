namespace RegionalProviders.Reference.Identifiers;

internal static class IdentifierForm
{
    /// <summary>In upper case, without white space.</summary>
    public static string Compact(string? text) =>
        string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
}
