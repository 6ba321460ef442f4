using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Client;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>The filter of a search.</summary>
internal sealed class SearchCriteria
{
    private readonly Argument<string?> text = new("TEXT")
    {
        Description = "Name of the setting, in part or misspelt, or its URN.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "Name of the owner, in part or misspelt.",
        HelpName = "TEXT",
    };
    private readonly Option<ServiceType[]> types = Choice.Many<ServiceType>(
        "--type",
        "Service type. May be repeated."
    );
    private readonly Option<string[]> regions = new("--region")
    {
        Description = "Region by name. May be repeated.",
        HelpName = "NAME",
    };
    private readonly Option<string[]> authorities = CommonOptions.Authorities();
    private readonly Option<JudgementBand[]> bands = Choice.Many<JudgementBand>(
        "--band",
        "Judgement band. May be repeated."
    );
    private readonly Option<int> placesMin = new("--places-min")
    {
        Description = "Least number of places.",
        HelpName = "N",
    };
    private readonly Option<int> placesMax = new("--places-max")
    {
        Description = "Greatest number of places.",
        HelpName = "N",
    };
    private readonly Option<string?> near = new("--near")
    {
        Description = "Postcode area or district in the middle, e.g. BS1.",
        HelpName = "POSTCODE",
    };
    private readonly Option<int> within = new("--within")
    {
        Description = "Kilometres around --near, 1 to 500 (20).",
        HelpName = "KM",
        DefaultValueFactory = _ => 20,
    };
    private readonly Option<bool> vacancies = new("--vacancies")
    {
        Description = "With declared vacancies only.",
    };
    private readonly Option<DateOnly?> inspectedFrom = Day.Option(
        "--inspected-from",
        "Last inspected on or after this day."
    );
    private readonly Option<DateOnly?> inspectedTo = Day.Option(
        "--inspected-to",
        "Last inspected on or before this day."
    );
    private readonly Option<RegistrationStatus[]> statuses = Choice.Many<RegistrationStatus>(
        "--status",
        "Status of the registration (active and suspended). May be repeated."
    );
    private readonly Option<bool> withdrawn = new("--include-withdrawn")
    {
        Description = "Find registrations that the last list no longer has, too.",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(text);
        foreach (
            var option in new Option[]
            {
                organisation,
                types,
                regions,
                authorities,
                bands,
                placesMin,
                placesMax,
                near,
                within,
                vacancies,
                inspectedFrom,
                inspectedTo,
                statuses,
                withdrawn,
            }
        )
            command.Options.Add(option);
    }

    public async Task<SearchSettingsRequest> RequestAsync(Session session) =>
        new()
        {
            Query = session.Value(text) ?? "",
            Organisation = session.Value(organisation) ?? "",
            ServiceTypes = { session.Value(types) ?? [] },
            Regions = { session.Value(regions) ?? [] },
            HostAuthorityGss =
            {
                await Resolve.AuthoritiesAsync(session, session.Value(authorities)),
            },
            Bands = { session.Value(bands) ?? [] },
            PlacesMin = session.Value(placesMin),
            PlacesMax = session.Value(placesMax),
            Near = session.Value(near) is { } middle
                ? new NearPostcode
                {
                    PostcodeArea = middle.ToUpperInvariant(),
                    Kilometres = session.Value(within),
                }
                : null,
            HasVacancies = session.Value(vacancies),
            InspectedFrom = session.Value(inspectedFrom)?.ToMessage(),
            InspectedTo = session.Value(inspectedTo)?.ToMessage(),
            Statuses = { session.Value(statuses) ?? [] },
            IncludeWithdrawn = session.Value(withdrawn),
        };
}
