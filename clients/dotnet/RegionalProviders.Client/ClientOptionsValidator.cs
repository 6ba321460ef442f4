using Microsoft.Extensions.Options;

namespace RegionalProviders.Client;

/// <summary>Refuses options with which a client could not work.</summary>
internal sealed class ClientOptionsValidator : IValidateOptions<RegionalProvidersClientOptions>
{
    private const int MaxChunkBytes = 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, RegionalProvidersClientOptions options) =>
        Problem(options) is { } problem
            ? ValidateOptionsResult.Fail(problem)
            : ValidateOptionsResult.Success;

    /// <summary>What is wrong with the options; null if nothing is.</summary>
    internal static string? Problem(RegionalProvidersClientOptions options) =>
        options switch
        {
            { Deadline: var time } when time <= TimeSpan.Zero => "Deadline must be longer than 0.",
            { UploadDeadline: var time } when time <= TimeSpan.Zero =>
                "UploadDeadline must be longer than 0.",
            { MaxAttempts: < 1 } => "MaxAttempts must be at least 1.",
            { FirstBackoff: var time } when time <= TimeSpan.Zero =>
                "FirstBackoff must be longer than 0.",
            { MaxBackoff: var time } when time < options.FirstBackoff =>
                "MaxBackoff must not be shorter than FirstBackoff.",
            { ChunkBytes: < 1 or > MaxChunkBytes } =>
                $"ChunkBytes must be between 1 and {MaxChunkBytes}.",
            _ => null,
        };
}
