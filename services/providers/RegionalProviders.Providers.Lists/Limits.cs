namespace RegionalProviders.Providers.Lists;

/// <summary>Sizes that no genuine list reaches, beside those of every table.</summary>
internal static class Limits
{
    public const int HeaderSearchRows = 20;
    public const int TextCharacters = 500;
    public const int LongTextCharacters = 8_000;
}
