using RegionalProviders.Calls;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Shared.Tests.Hosting;

public sealed class MessageRulesTests
{
    [Fact]
    public void Check_AllInOrder_FindsNothing() =>
        Assert.Empty(
            MessageRules.Check(
                new SearchSettingsRequest { Query = "Oak House", Regions = { "North West" } }
            )
        );

    [Fact]
    public void Check_TextBeyondTheDefault_NamesTheFieldAndTheLimit()
    {
        var violation = Assert.Single(
            MessageRules.Check(new SearchSettingsRequest { Query = new string('a', 201) })
        );

        Assert.Equal("query", violation.Field);
        Assert.Contains("200", violation.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TextAtTheDefault_Passes() =>
        Assert.Empty(
            MessageRules.Check(new SearchSettingsRequest { Query = new string('a', 200) })
        );

    [Fact]
    public void Check_MegabyteOfName_IsRefusedWithoutRepeatingIt()
    {
        var violation = Assert.Single(
            MessageRules.Check(new CreateConsortiumRequest { Name = new string('x', 1_000_000) })
        );

        Assert.True(violation.Description.Length < 200);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u001bb")]
    [InlineData("a\u0085b")]
    public void Check_ControlCharacter_IsRefused(string text) =>
        Assert.Equal(
            "query",
            Assert.Single(MessageRules.Check(new SearchSettingsRequest { Query = text })).Field
        );

    [Fact]
    public void Check_LineBreakInMultilineField_Passes() =>
        Assert.Empty(
            MessageRules.Check(
                new PropertyCheckItem { Code = "kitchen.sink", Note = "first\nsecond" }
            )
        );

    [Fact]
    public void Check_NulInMultilineField_IsRefused() =>
        Assert.Single(MessageRules.Check(new PropertyCheckItem { Note = "first\0second" }));

    [Fact]
    public void Check_NestedAndRepeated_NamesThePath()
    {
        var request = new CreatePropertyCheckRequest
        {
            Items =
            {
                new PropertyCheckItem(),
                new PropertyCheckItem { Code = "\t" },
            },
        };

        Assert.Equal("items[1].code", Assert.Single(MessageRules.Check(request)).Field);
    }

    [Fact]
    public void Check_TooManyElements_IsRefused()
    {
        var request = new SearchSettingsRequest();
        request.Regions.AddRange(Enumerable.Repeat("North West", 1001));

        Assert.Equal("regions", Assert.Single(MessageRules.Check(request)).Field);
    }

    [Fact]
    public void Check_EverythingWrong_StopsNamingAtTwenty()
    {
        var request = new SearchSettingsRequest();
        request.Regions.AddRange(Enumerable.Repeat("\0", 500));

        Assert.Equal(20, MessageRules.Check(request).Count);
    }
}
