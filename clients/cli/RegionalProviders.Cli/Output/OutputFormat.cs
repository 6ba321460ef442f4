namespace RegionalProviders.Cli.Output;

/// <summary>Form of the answer on standard output.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,
}
