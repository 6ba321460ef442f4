using RegionalProviders.Errors;

namespace RegionalProviders.Providers.Imports;

/// <summary>Ids as requests carry them.</summary>
internal static class Ids
{
    public static Guid Parse(string text, string field) =>
        Guid.TryParseExact(text, "D", out var id)
            ? id
            : throw Fault.Invalid(field, "must be a UUID in its 36-character form.");
}
