namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>
/// Converts British National Grid coordinates (OSGB36, Airy 1830) to WGS84, following Ordnance Survey's "A guide to
/// coordinate systems in Great Britain", annexes B to D. The seven-parameter transformation is accurate to about five
/// metres: enough for distances.
/// </summary>
internal static class BritishGrid
{
    private const double AiryA = 6377563.396;
    private const double AiryB = 6356256.909;
    private const double Wgs84A = 6378137.0;
    private const double Wgs84B = 6356752.314245;
    private const double Scale = 0.9996012717;
    private const double OriginNorthing = -100_000;
    private const double OriginEasting = 400_000;
    private static readonly double OriginLatitude = double.DegreesToRadians(49);
    private static readonly double OriginLongitude = double.DegreesToRadians(-2);

    public static (double Latitude, double Longitude) ToWgs84(int easting, int northing)
    {
        var (latitude, longitude) = ToOsgb36(easting, northing);
        var (x, y, z) = ToCartesian(latitude, longitude, AiryA, AiryB);
        return ToGeodetic(Shift(x, y, z));
    }

    private static (double Latitude, double Longitude) ToOsgb36(double easting, double northing)
    {
        var e2 = 1 - (AiryB * AiryB / (AiryA * AiryA));
        var latitude = OriginLatitude;
        double arc = 0;
        do
        {
            latitude += (northing - OriginNorthing - arc) / (AiryA * Scale);
            arc = MeridionalArc(latitude);
        } while (Math.Abs(northing - OriginNorthing - arc) >= 0.00001);

        var (sin, cos) = Math.SinCos(latitude);
        var tan = sin / cos;
        var nu = AiryA * Scale / Math.Sqrt(1 - (e2 * sin * sin));
        var rho = AiryA * Scale * (1 - e2) / Math.Pow(1 - (e2 * sin * sin), 1.5);
        var eta2 = (nu / rho) - 1;
        var tan2 = tan * tan;
        var tan4 = tan2 * tan2;
        var d = easting - OriginEasting;

        var vii = tan / (2 * rho * nu);
        var viii = tan / (24 * rho * Math.Pow(nu, 3)) * (5 + (3 * tan2) + eta2 - (9 * tan2 * eta2));
        var ix = tan / (720 * rho * Math.Pow(nu, 5)) * (61 + (90 * tan2) + (45 * tan4));
        var x = 1 / (cos * nu);
        var xi = 1 / (cos * 6 * Math.Pow(nu, 3)) * ((nu / rho) + (2 * tan2));
        var xii = 1 / (cos * 120 * Math.Pow(nu, 5)) * (5 + (28 * tan2) + (24 * tan4));
        return (
            latitude - (vii * d * d) + (viii * Math.Pow(d, 4)) - (ix * Math.Pow(d, 6)),
            OriginLongitude + (x * d) - (xi * Math.Pow(d, 3)) + (xii * Math.Pow(d, 5))
        );
    }

    private static double MeridionalArc(double latitude)
    {
        const double n = (AiryA - AiryB) / (AiryA + AiryB);
        const double n2 = n * n;
        const double n3 = n * n * n;
        var difference = latitude - OriginLatitude;
        var sum = latitude + OriginLatitude;
        return AiryB
            * Scale
            * (
                ((1 + n + (5.0 / 4 * n2) + (5.0 / 4 * n3)) * difference)
                - (((3 * n) + (3 * n2) + (21.0 / 8 * n3)) * Math.Sin(difference) * Math.Cos(sum))
                + (
                    ((15.0 / 8 * n2) + (15.0 / 8 * n3))
                    * Math.Sin(2 * difference)
                    * Math.Cos(2 * sum)
                )
                - (35.0 / 24 * n3 * Math.Sin(3 * difference) * Math.Cos(3 * sum))
            );
    }

    private static (double X, double Y, double Z) ToCartesian(
        double latitude,
        double longitude,
        double a,
        double b
    )
    {
        var e2 = 1 - (b * b / (a * a));
        var (sin, cos) = Math.SinCos(latitude);
        var nu = a / Math.Sqrt(1 - (e2 * sin * sin));
        return (
            nu * cos * Math.Cos(longitude),
            nu * cos * Math.Sin(longitude),
            (1 - e2) * nu * sin
        );
    }

    private static (double X, double Y, double Z) Shift(double x, double y, double z)
    {
        const double s = -20.4894e-6;
        var rx = Seconds(0.1502);
        var ry = Seconds(0.2470);
        var rz = Seconds(0.8421);
        return (
            446.448 + (x * (1 + s)) - (y * rz) + (z * ry),
            -125.157 + (x * rz) + (y * (1 + s)) - (z * rx),
            542.060 - (x * ry) + (y * rx) + (z * (1 + s))
        );
    }

    private static double Seconds(double seconds) => double.DegreesToRadians(seconds / 3600);

    private static (double Latitude, double Longitude) ToGeodetic((double X, double Y, double Z) at)
    {
        const double e2 = 1 - (Wgs84B * Wgs84B / (Wgs84A * Wgs84A));
        var p = Math.Sqrt((at.X * at.X) + (at.Y * at.Y));
        var latitude = Math.Atan2(at.Z, p * (1 - e2));
        for (var turn = 0; turn < 10; turn++)
        {
            var sin = Math.Sin(latitude);
            var nu = Wgs84A / Math.Sqrt(1 - (e2 * sin * sin));
            latitude = Math.Atan2(at.Z + (e2 * nu * sin), p);
        }
        return (double.RadiansToDegrees(latitude), double.RadiansToDegrees(Math.Atan2(at.Y, at.X)));
    }
}
