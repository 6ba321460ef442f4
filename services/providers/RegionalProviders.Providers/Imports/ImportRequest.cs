namespace RegionalProviders.Providers.Imports;

/// <summary>What the caller and the configuration say of one import.</summary>
/// <param name="FileName">Name of the file, for the report.</param>
/// <param name="WithdrawMissing">Number of missing registrations that the caller has confirmed.</param>
/// <param name="MaxMissingPercent">Percentage of those held that a full list may lack without being confirmed.</param>
internal sealed record ImportRequest(string FileName, int WithdrawMissing, int MaxMissingPercent);
