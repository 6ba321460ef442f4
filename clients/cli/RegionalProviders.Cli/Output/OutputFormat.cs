namespace RegionalProviders.Cli.Output;

/// <summary>Format of the command's output on standard output.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
}
