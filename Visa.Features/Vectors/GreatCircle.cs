namespace Visa.Features.Vectors;

internal static class GreatCircle
{
    private const double MeanEarthRadiusKm = 6371.0088;

    /// <summary>The haversine distance of two points in degrees.</summary>
    public static double Kilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var (phi1, phi2) = (double.DegreesToRadians(latitude1), double.DegreesToRadians(latitude2));
        var h = Square(Math.Sin((phi2 - phi1) / 2))
            + Math.Cos(phi1) * Math.Cos(phi2) * Square(Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2));
        return 2 * MeanEarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Square(double x) => x * x;
}
