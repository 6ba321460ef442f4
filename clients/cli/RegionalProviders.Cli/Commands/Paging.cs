namespace RegionalProviders.Cli.Commands;

/// <summary>The page size of commands that list everything: the largest that is allowed.</summary>
internal static class Paging
{
    public const int MaxPageSize = 200;
}
