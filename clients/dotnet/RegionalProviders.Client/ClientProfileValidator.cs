using Microsoft.Extensions.Options;

namespace RegionalProviders.Client;

/// <summary>Refuses a profile with which nobody could sign in. Its messages contain no secret.</summary>
internal sealed class ClientProfileValidator : IValidateOptions<ClientProfile>
{
    public ValidateOptionsResult Validate(string? name, ClientProfile options)
    {
        try
        {
            ProfileJson.Check(options, "The configuration of the client");
            if (options.ClientKey is { } key)
                Authentication.ClientKey.Load(key);
            return ValidateOptionsResult.Success;
        }
        catch (ProfileException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
