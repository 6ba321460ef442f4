using FluentValidation;
using Grpc.Core;
using RegionalProviders.Errors;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Placements.Regional;

internal sealed class GetRegionalTableRequestValidator : AbstractValidator<GetRegionalTableRequest>
{
    public GetRegionalTableRequestValidator() =>
        RuleFor(request => request.Table)
            .Must(table => Catalogue.Tables.Any(shape => shape.Table == table))
            .WithMessage("must be a table of the catalogue; ListRegionalTables has them.");
}

internal sealed partial class RegionalOutputGrpcService
{
    private const string Figures = """
        select coalesce(t.first_key, l.first_key) as first_key, coalesce(t.second_key, l.second_key) as second_key,
            t.window_id is not null as is_here, t.placements, t.weekly_pence, t.social_care_pence, t.education_pence,
            t.health_pence,
            l.window_id is not null as was_there, l.placements as last_placements, l.weekly_pence as last_weekly_pence,
            l.social_care_pence as last_social_care_pence, l.education_pence as last_education_pence,
            l.health_pence as last_health_pence
        from (select * from placements.regional_figure where window_id = @id and table_id = @table) t
        full join (select * from placements.regional_figure where window_id = @before and table_id = @table) l
            on l.first_key = t.first_key and l.second_key = t.second_key
        where @first::text is null
            or (coalesce(t.first_key, l.first_key), coalesce(t.second_key, l.second_key)) > (@first, @second)
        order by 1, 2
        limit @Fetch
        """;

    /// <inheritdoc/>
    public override Task<GetRegionalTableResponse> GetRegionalTable(
        GetRegionalTableRequest request,
        ServerCallContext context
    )
    {
        var id = request.WindowId.ToId("window_id");
        var page = Page.Of(request, keys: 2);
        var (first, second) = (page.After?.Text(0), page.After?.Text(1));
        var shape = Catalogue.Find(request.Table);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var window = await WindowRow.ReadAsync(tx, id);
                window.RequireMember(scope);
                var publication = await PublishedAsync(window, tx);
                var before = await publication.YearBeforeAsync(tx);
                var fetched = await tx.QueryAsync<FigureRow>(
                    Figures,
                    new
                    {
                        id,
                        before = before?.WindowId,
                        table = (short)shape.Table,
                        first,
                        second,
                        page.Fetch,
                    }
                );
                var next = page.Next(fetched, row => [row.FirstKey, row.SecondKey], out var rows);
                var labels = new KeyLabels(window.Schema());
                return new GetRegionalTableResponse
                {
                    Publication = publication.ToProto(),
                    LastYear = before?.ToProto(),
                    Table = shape.ToProto(),
                    Rows = { rows.Select(row => row.ToProto(shape, labels, publication, before)) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }

    private static async Task<PublicationRow> PublishedAsync(
        WindowRow window,
        ServiceTransaction tx
    )
    {
        if (await PublicationRow.FindAsync(tx, window.Id) is { } publication)
            return publication;
        RequireClosed(window, tx.Now);
        throw Fault.StateConflict(
            "The regional tables of the window are not published yet. The coordinator of the consortium does it with PublishRegionalTables, once every return is decided."
        );
    }
}
