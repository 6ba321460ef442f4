using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PlanningLeads;

/// <summary>Options for the details of a planning lead, used both to record and to update it.</summary>
internal sealed class LeadOptions
{
    private readonly Option<string?> applicant = new("--applicant")
    {
        Description = "Business or agent, as the public planning register names it.",
        HelpName = "TEXT",
    };
    private readonly Option<string?> organisation = new("--known-organisation")
    {
        Description = "The applicant, where it is an organisation of the register.",
        HelpName = "ID",
    };
    private readonly Option<string?> feedback = new("--feedback")
    {
        Description = "Feedback given to the planning authority.",
        HelpName = "TEXT",
    };
    private readonly Option<DateOnly?> met = Day.Option("--met", "Day of an introductory meeting.");

    public Option<string?> Address { get; } =
        new("--address") { Description = "Address of the property.", HelpName = "TEXT" };

    public static Argument<string> Id() =>
        new("ID") { Description = "Id of the lead; rp planning-leads list shows it." };

    public static Option<string?> Authority(string description) =>
        new("--authority")
        {
            Description =
                $"{description} GSS code (of a district or a national park, too) or name.",
            HelpName = "GSS|NAME",
        };

    public static async Task<string> AuthorityAsync(Session session, string text) =>
        (await Resolve.AuthoritiesAsync(session, [text]))[0];

    public void AddTo(Command command)
    {
        command.Options.Add(Address);
        command.Options.Add(applicant);
        command.Options.Add(organisation);
        command.Options.Add(feedback);
        command.Options.Add(met);
    }

    /// <summary>Sets the fields of the lead for which an option was given.</summary>
    /// <returns>The fields that were set.</returns>
    public IReadOnlyList<string> Apply(Session session, PlanningLead lead)
    {
        var fields = new List<string>();
        if (session.Value(Address) is { } address)
        {
            lead.Address = address;
            fields.Add("address");
        }
        if (session.Value(applicant) is { } name)
        {
            lead.Applicant = name;
            fields.Add("applicant");
        }
        if (session.Value(organisation) is { } id)
        {
            lead.KnownOrganisationId = id;
            fields.Add("known_organisation_id");
        }
        if (session.Value(feedback) is { } text)
        {
            lead.Feedback = text;
            fields.Add("feedback");
        }
        if (session.Value(met) is { } day)
        {
            lead.MetOn = day.ToMessage();
            fields.Add("met_on");
        }
        return fields;
    }
}
