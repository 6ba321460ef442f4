using RegionalProviders.Cli;

return await CommandLine.RunAsync(args, CommandContext.OfProcess());
