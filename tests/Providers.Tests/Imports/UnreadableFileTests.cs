using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using static RegionalProviders.Providers.Tests.Imports.Csv;
using static RegionalProviders.Providers.Tests.Imports.Uploading;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class UnreadableFileTests
{
    [Theory]
    [InlineData("%PDF-1.7 and so on", ErrorReason.FileUnreadable)]
    [InlineData("some,other,table\r\n1,2,3\r\n", ErrorReason.FileUnreadable)]
    public async Task UploadList_NoList_SaysWhatCanBeRead(string text, ErrorReason reason)
    {
        await using var register = await Register.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(text, In2023)
        );

        Assert.Equal(reason, failure.Reason);
        Assert.Contains("Readable are", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UploadList_MandatoryColumnMissing_NamesIt()
    {
        await using var register = await Register.StartAsync();
        var text = ProviderList(("SC000001", ""))
            .Replace("\"Registration status\"", "\"Mood\"", StringComparison.Ordinal);

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(text, In2023)
        );

        Assert.Equal(ErrorReason.ColumnMissing, failure.Reason);
        Assert.Contains(
            "Registration status",
            failure.Metadata["column"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task UploadList_CutInTheMiddleOfARow_ImportsNothing()
    {
        await using var register = await Register.StartAsync();
        var cut = SmallList[..^40];

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(cut, In2023)
        );

        Assert.Equal(ErrorReason.FileUnreadable, failure.Reason);
        Assert.Equal(
            0,
            await register.OneAsync<int>("select count(*) from providers.registration")
        );
    }

    [Fact]
    public async Task UploadList_OtherKindThanSaid_IsRefused()
    {
        await using var register = await Register.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(SmallList, In2023, ListKind.Cqc)
        );

        Assert.Equal(ErrorReason.FileUnreadable, failure.Reason);
    }

    [Fact]
    public async Task UploadList_NoDayAnywhere_AsksForIt()
    {
        await using var register = await Register.StartAsync();

        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.ImportAsync(SmallList)
        );

        Assert.Equal("header.as_at", failure.Violations[0].Field);
    }
}
