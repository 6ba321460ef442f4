namespace RegionalProviders.Demonstration.Steps;

/// <summary>Commands to copy and paste.</summary>
internal static class NextSteps
{
    internal static void Print(Options options, string profile)
    {
        var endpoints = options.Endpoints;
        // Plain text: the commands must not be wrapped at the width of the terminal.
        Console.WriteLine(
            $"""

            The platform serves gRPC at {endpoints.Server}, sign-in and health at {endpoints.Web}.
            Try, in another terminal:

              make rp
              export RP_PROFILE={profile}
              bin/rp whoami
              bin/rp providers search "Willow" --region "South West" --facets
              bin/rp providers search --band failing --output csv
              bin/rp submissions show
              bin/rp regional show --table provider
              bin/rp notices inbox
              (cd clients/examples/node && npm ci && node search.mjs "$RP_PROFILE")
              curl {endpoints.Web}/healthz

            """
        );
    }
}
