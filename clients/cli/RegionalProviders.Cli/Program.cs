using RegionalProviders.Cli;

return await CommandLine.RunAsync(args, Surroundings.OfProcess());
