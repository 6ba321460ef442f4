using RegionalProviders.Providers.Imports.Staging;

namespace RegionalProviders.Providers.Tests.Imports;

public sealed class BritishGridTests
{
    // Known points: Ordnance Survey's worked example (Caister water tower), and Trafalgar Square.
    [Theory]
    [InlineData(651410, 313177, 52.65798, 1.71605)]
    [InlineData(530034, 180381, 51.50740, -0.12786)]
    public void ToWgs84_KnownPoint_IsWithinTenMetres(
        int easting,
        int northing,
        double latitude,
        double longitude
    )
    {
        var point = BritishGrid.ToWgs84(easting, northing);

        Assert.Equal(latitude, point.Latitude, 0.0001);
        Assert.Equal(longitude, point.Longitude, 0.00015);
    }
}
