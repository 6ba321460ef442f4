using RegionalProviders.Providers.V1;
using RegionalProviders.Published;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>Lists as officers have damaged them, after the sound one.</summary>
public sealed class DamagedListTests
{
    private static readonly DateOnly In2025 = new(2025, 3, 31);

    [PublishedDataFact]
    public async Task UploadList_HeaderAlone_StopsBeforeItWithdraws()
    {
        await using var register = await Register.StartAsync();
        var sound = await ImportAsync(register, "base_2025.csv", In2025);

        var report = await ImportAsync(register, "l8_header_only.csv", In2025);

        Assert.Equal(
            (ImportState.Stopped, 0, sound.Rows.Created),
            (report.State, report.Rows.Withdrawn, report.Missing.Count)
        );
        Assert.Equal([MissingReason.NoRows, MissingReason.TooMany], report.Missing.Reasons);
    }

    [PublishedDataFact]
    public async Task UploadList_NumbersAsDecimals_ChangesNothing()
    {
        await using var register = await Register.StartAsync();
        await ImportAsync(register, "base_2025.csv", In2025);

        var report = await ImportAsync(register, "l7_all_float.csv", In2025);

        Assert.Equal((ImportState.Imported, 0), (report.State, report.Rows.Withdrawn));
        Assert.Equal((0, 0), (report.Rows.Created, report.Rows.Rejected));
    }

    private static Task<ImportReport> ImportAsync(Register register, string file, DateOnly asAt) =>
        register.ImportAsync(File.ReadAllBytes(PublishedData.File($"cases/{file}")), asAt);
}
