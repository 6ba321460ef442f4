using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Settings.Search;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;
using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Providers.Settings;

internal sealed class SearchSettingsValidator : AbstractValidator<SearchSettingsRequest>
{
    private const int MaxDistance = 500;

    public SearchSettingsValidator()
    {
        RuleForEach(request => request.ServiceTypes)
            .Must(type => type != ServiceType.Unspecified && Enum.IsDefined(type))
            .WithMessage("is no service type.");
        RuleForEach(request => request.Bands)
            .Must(band => band != JudgementBand.Unspecified && Enum.IsDefined(band))
            .WithMessage("is no judgement band.");
        RuleForEach(request => request.Statuses)
            .Must(status => status != RegistrationStatus.Unspecified && Enum.IsDefined(status))
            .WithMessage("is no registration status.");
        RuleForEach(request => request.Regions)
            .Must(region => region.Trim().Length > 0)
            .WithMessage("must not be empty.");
        RuleForEach(request => request.HostAuthorityGss)
            .Must(code => CouncilDirectory.FindByGss(code) is not null)
            .WithMessage("is not, and never was, the GSS code of a council.");
        RuleFor(request => request.PlacesMin)
            .GreaterThanOrEqualTo(0)
            .WithMessage("must not be negative; 0 means any.");
        RuleFor(request => request.PlacesMax)
            .GreaterThanOrEqualTo(0)
            .WithMessage("must not be negative; 0 means any.");
        RuleFor(request => request.PlacesMax)
            .GreaterThanOrEqualTo(request => request.PlacesMin)
            .When(request => request.PlacesMax > 0)
            .WithMessage("must not be less than places_min.");
        RuleFor(request => request.Near.PostcodeArea)
            .Must(text => (Postcode.Area(text) ?? Postcode.District(text)) is not null)
            .When(request => request.Near is not null)
            .WithMessage("must be a postcode area such as BS or a district such as BS1.");
        RuleFor(request => request.Near.Kilometres)
            .InclusiveBetween(1, MaxDistance)
            .When(request => request.Near is not null)
            .WithMessage($"must be 1 to {MaxDistance}.");
    }
}

internal sealed partial class SettingGrpcService
{
    public override async Task<SearchSettingsResponse> SearchSettings(
        SearchSettingsRequest request,
        ServerCallContext context
    )
    {
        if (
            request.InspectedFrom.ToDateOnly("inspected_from")
            > request.InspectedTo.ToDateOnly("inspected_to")
        )
            throw Fault.Invalid("inspected_to", "must not be before inspected_from.");

        var page = Page.Of(request, SearchStatements.Keys, besides: "with_facets");
        var search = new SearchStatements(request, page);
        var found = new List<SearchRow>();
        var facets = request.WithFacets ? new SearchFacets() : null;
        var hasCentre = true;
        var unplaced = new List<UnplacedSettings>();

        List<SqlStatement> statements = [search.OfPage(found.Add)];
        if (facets is not null)
            statements.Add(search.OfFacets(facets));
        if (request.Near is { } near)
        {
            statements.Add(NearFilter.HasCentre(near, answer => hasCentre = answer));
            if (page.After is null)
                statements.Add(search.OfUnplaced(near, unplaced.Add));
        }
        await database.ReadAsync(context.Principal(), statements, context.CancellationToken);
        if (!hasCentre)
            throw Fault.StateConflict(
                "near.postcode_area: no setting with coordinates lies there, so it has no known middle. Take a larger or neighbouring area."
            );

        var token = page.Cut(found, row => row.Keys, row => row.Setting, out var shown);
        return new SearchSettingsResponse
        {
            Settings = { shown },
            NextPageToken = token,
            Facets = { facets?.All() ?? [] },
            TotalCount = facets?.Total ?? -1,
            Unplaced = { unplaced },
        };
    }
}
