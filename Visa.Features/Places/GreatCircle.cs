namespace Visa.Features.Places;

/// <summary>
/// Distances by the haversine formula, from the four operations and the square root alone: these are exact to the last bit by IEEE 754 on
/// every machine, which the trigonometric functions of a platform's library are not.
/// </summary>
internal static class GreatCircle
{
    private const double MeanEarthRadiusKm = 6371.0088;
    private const double HalfTurnPerStep = Math.PI / Place.Steps;
    private const int ArcTerms = 20;

    // Of the sine: 1/(2*3), 1/(4*5), ... Of the arc sine: the ratios of its series' coefficients, and 1/3, 1/5, ...
    private static readonly double[] SineRatios = [.. Enumerable.Range(1, 9).Select(n => 1.0 / (2 * n * (2 * n + 1)))];
    private static readonly double[] ArcRatios = [.. Enumerable.Range(1, ArcTerms).Select(n => (2 * n - 1) / (2.0 * n))];
    private static readonly double[] OddReciprocals = [.. Enumerable.Range(1, ArcTerms).Select(n => 1.0 / (2 * n + 1))];

    public static double Kilometres(Place from, Place to)
    {
        // What the formula gives too, and every second payment is where the one before it was.
        if (from == to)
            return 0;
        var halfDeltaLatitude = (to.Latitude - from.Latitude) * (HalfTurnPerStep / 2);
        var halfDeltaLongitude = to.EastOf(from) * HalfTurnPerStep;
        var h = Square(Sine(halfDeltaLatitude)) + Cosine(from) * Cosine(to) * Square(Sine(halfDeltaLongitude));
        return 2 * MeanEarthRadiusKm * ArcSine(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>For angles of up to half a turn either way; off by less than 1e-13 up to a quarter turn.</summary>
    public static double Sine(double x)
    {
        if (Math.Abs(x) > Math.PI / 2)
            x = Math.CopySign(Math.PI, x) - x;
        var square = x * x;
        var sum = 0.0;
        for (var n = SineRatios.Length - 1; n >= 0; n--)
            sum = (1 - sum) * (square * SineRatios[n]);
        return x * (1 - sum);
    }

    /// <summary>From 0 to 1; off by less than 1e-13.</summary>
    public static double ArcSine(double x) => x <= 0.5 ? Series(x) : Math.PI / 2 - 2 * Series(Math.Sqrt((1 - x) / 2));

    private static double Cosine(Place place) => Sine(Math.PI / 2 - Math.Abs(place.Latitude - Place.Steps / 2) * HalfTurnPerStep);

    private static double Series(double x)
    {
        var square = x * x;
        var sum = 0.0;
        for (var n = ArcTerms - 1; n >= 0; n--)
            sum = square * ArcRatios[n] * (OddReciprocals[n] + sum);
        return x * (1 + sum);
    }

    private static double Square(double x) => x * x;
}
