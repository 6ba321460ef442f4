using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>What a document is about: a setting, a registration or an organisation.</summary>
internal sealed class SubjectOptions
{
    private readonly Option<string?> setting = new("--setting")
    {
        Description = "About this setting.",
        HelpName = "ID",
    };
    private readonly Option<string?> urn = new("--urn")
    {
        Description = "About the registration with this URN.",
        HelpName = "URN",
    };
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "About this organisation.",
        HelpName = "ID",
    };

    public void AddTo(Command command, bool isRequired)
    {
        command.Options.Add(setting);
        command.Options.Add(urn);
        command.Options.Add(regulator);
        command.Options.Add(organisation);
        command.Validators.Add(result =>
        {
            var given = new[] { setting, urn, organisation }.Count(option =>
                result.GetValue(option) is not null
            );
            if (given > 1 || (isRequired && given == 0))
                result.AddError("Give one of --setting, --urn and --organisation.");
        });
    }

    public DocumentSubject? Of(Session session)
    {
        if (session.Value(setting) is { } settingId)
            return new DocumentSubject { SettingId = settingId };
        if (session.Value(organisation) is { } organisationId)
            return new DocumentSubject { OrganisationId = organisationId };
        return session.Value(urn) is { } number
            ? new DocumentSubject
            {
                Registration = Resolve.Registration(number, session.Value(regulator)),
            }
            : null;
    }
}
