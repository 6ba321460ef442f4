namespace RegionalProviders.Providers.Lists;

/// <summary>Limits that no genuine list reaches, in addition to those of every table.</summary>
internal static class Limits
{
    public const int HeaderSearchRows = 20;
    public const int TextCharacters = 500;
    public const int LongTextCharacters = 8_000;
}
