namespace RegionalProviders.Cli.Commands.Consortia;

/// <summary>Consortia and their members.</summary>
internal sealed class ConsortiumCommands()
    : CommandGroup(
        "consortia",
        "Consortia and their members.",
        new ConsortiaList(),
        new ConsortiaCreate(),
        new ConsortiaAddMember(),
        new ConsortiaMembers(),
        new ConsortiaEndMembership()
    );
