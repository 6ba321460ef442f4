namespace RegionalProviders.Cli.Commands;

/// <summary>Commands that list everything ask for the largest pages there are.</summary>
internal static class Paging
{
    public const int MaxPageSize = 200;
}
