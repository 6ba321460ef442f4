using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Shared.Tests.Persistence;

public sealed class PageTests
{
    [Theory]
    [InlineData(0, 50)]
    [InlineData(7, 7)]
    [InlineData(200, 200)]
    [InlineData(1_000_000, 200)]
    public void Of_Size_IsCoerced(int asked, int given) =>
        Assert.Equal(given, Page.Of(new ListOrganisationsRequest { PageSize = asked }, 2).Size);

    [Fact]
    public void Of_NegativeSize_IsRefused()
    {
        var failure = Assert.Throws<ServiceException>(() =>
            Page.Of(new ListOrganisationsRequest { PageSize = -1 }, 2)
        );

        Assert.Equal("page_size", Assert.Single(failure.Violations).Field);
    }

    [Fact]
    public void Cut_MoreThanAPage_ContinuesAfterTheLastRow()
    {
        var request = new ListOrganisationsRequest { Query = "oak", PageSize = 2 };

        request.PageToken = Page.Of(request, 2)
            .Cut(
                ["a", "b", "c"],
                row => [row, "id"],
                row => new Organisation { Name = row },
                out var rows
            );

        Assert.Equal(["a", "b"], rows.Select(row => row.Name));
        Assert.Equal(["b", "id"], Page.Of(request, 2).After);
    }

    [Fact]
    public void Cut_RowsOfManyBytes_EndsBeforeThePageIsTooLarge()
    {
        var request = new ListOrganisationsRequest();
        var rows = Enumerable.Range(0, 5).Select(_ => Organisation(Page.MaxBytes / 3)).ToList();

        request.PageToken = Page.Of(request, 1)
            .Cut(rows, row => [row.Id], row => row, out var shown);

        // With the bytes in front of each row, a third row does not fit.
        Assert.Equal(rows.Take(2), shown);
        Assert.Equal([rows[1].Id], Page.Of(request, 1).After);
    }

    [Fact]
    public void Cut_ARowThatIsTooLargeByItself_IsAPageOfItsOwn()
    {
        var rows = new[] { Organisation(Page.MaxBytes), Organisation(1) };

        var token = Page.Of(new ListOrganisationsRequest(), 1)
            .Cut(rows, row => [row.Id], out var shown);

        Assert.Same(rows[0], Assert.Single(shown));
        Assert.NotEqual("", token);
    }

    [Fact]
    public void Cut_MoreThanAPage_EndsAtItsSize()
    {
        var rows = new[] { Organisation(1), Organisation(1), Organisation(1) };

        var token = Page.Of(new ListOrganisationsRequest { PageSize = 2 }, 1)
            .Cut(rows, row => [row.Id], out var shown);
        var last = Page.Of(new ListOrganisationsRequest { PageSize = 3 }, 1)
            .Cut(rows, row => [row.Id], out var all);

        Assert.Equal(rows.Take(2), shown);
        Assert.NotEqual("", token);
        Assert.Equal(rows, all);
        Assert.Equal("", last);
    }

    private static readonly Organisation[] TwoRows = [new() { Name = "a" }, new() { Name = "b" }];

    private static Organisation Organisation(int length) =>
        new() { Id = Guid.NewGuid().ToString(), Name = new string('x', length) };

    [Fact]
    public void Of_TokenOfAnotherSize_IsTaken()
    {
        // A token is bound to the filter, but not to the size of the page.
        var token = Page.Of(new ListOrganisationsRequest { PageSize = 1 }, 1)
            .Cut(TwoRows, row => [row.Name], out _);

        Assert.Equal(
            ["a"],
            Page.Of(new ListOrganisationsRequest { PageSize = 9, PageToken = token }, 1).After
        );
    }

    [Fact]
    public void Of_TokenAskedForWithAnotherFieldBesideTheFilter_IsTaken()
    {
        // Facets are requested with the first page only.
        var token = Page.Of(
                new SearchSettingsRequest { WithFacets = true, PageSize = 1 },
                1,
                "with_facets"
            )
            .Cut(TwoRows, row => [row.Name], out _);

        Assert.Equal(
            ["a"],
            Page.Of(new SearchSettingsRequest { PageToken = token }, 1, "with_facets").After
        );
        AssertRefused(() =>
            Page.Of(new SearchSettingsRequest { WithFacets = true, PageToken = token }, 1)
        );
    }

    [Fact]
    public void Of_TokenOfAnotherFilterOrList_IsRefused()
    {
        var token = Page.Of(new ListOrganisationsRequest { Query = "oak", PageSize = 1 }, 1)
            .Cut(TwoRows, row => [row.Name], out _);

        AssertRefused(() =>
            Page.Of(new ListOrganisationsRequest { Query = "elm", PageToken = token }, 1)
        );
        AssertRefused(() => Page.Of(new ListOrganisationsRequest { PageToken = token }, 1));
        AssertRefused(() => Page.Of(new ListImportsRequest { PageToken = token }, 1));
        AssertRefused(() =>
            Page.Of(new ListOrganisationsRequest { Query = "oak", PageToken = token }, 2)
        );
    }

    [Fact]
    public void Of_TokenWithAnyCharacterChanged_IsRefused()
    {
        var token = Page.Of(new ListOrganisationsRequest { PageSize = 1 }, 1)
            .Cut(TwoRows, row => [row.Name], out _);

        for (var i = 0; i < token.Length; i++)
        {
            var changed = $"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}";
            AssertRefused(() => Page.Of(new ListOrganisationsRequest { PageToken = changed }, 1));
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("====")]
    [InlineData("not a token at all")]
    [InlineData("' or 1=1 --")]
    public void Of_Nonsense_IsRefused(string token) =>
        AssertRefused(() => Page.Of(new ListOrganisationsRequest { PageToken = token }, 1));

    private static void AssertRefused(Action action) =>
        Assert.Equal(ErrorReason.PageTokenInvalid, Assert.Throws<ServiceException>(action).Reason);
}
