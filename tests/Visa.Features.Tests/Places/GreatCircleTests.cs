using Visa.Features.Places;

namespace Visa.Features.Tests.Places;

public sealed class GreatCircleTests
{
    [Fact]
    public void Kilometres_RandomPlaces_AreThoseOfTheLibrarysFunctions()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var (lat1, lon1, lat2, lon2) = (random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180, random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180);
            var expected = Haversine(lat1, lon1, lat2, lon2);

            // Positions are rounded to about two metres.
            Assert.InRange(GreatCircle.Kilometres(Place.Of(lat1, lon1), Place.Of(lat2, lon2)) - expected, -0.006 - 0.05 * (expected > 19_900 ? 10 : 0), 0.006 + 0.05 * (expected > 19_900 ? 10 : 0));
        }
    }

    [Fact]
    public void Sine_AndArcSine_AreExactToTwelveDecimals()
    {
        for (var x = -1.0; x <= 1; x += 1 / 512.0)
        {
            Assert.Equal(Math.Sin(x * Math.PI), GreatCircle.Sine(x * Math.PI), 12);
            Assert.Equal(Math.Asin(Math.Abs(x)), GreatCircle.ArcSine(Math.Abs(x)), 12);
        }
    }

    [Theory]
    [InlineData(179.9, -179.9, 0.2)]
    [InlineData(-179.9, 179.9, -0.2)]
    [InlineData(10, 20, 10)]
    public void EastOf_AcrossTheDateLine_IsTheShortWay(double from, double to, double degrees) =>
        Assert.Equal(degrees, Place.Of(0, to).EastOf(Place.Of(0, from)) * 360.0 / Place.Steps, 3);

    private static double Haversine(double lat1, double lon1, double lat2, double lon2)
    {
        const double Radians = Math.PI / 180;
        var h = Math.Pow(Math.Sin((lat2 - lat1) * Radians / 2), 2) + Math.Cos(lat1 * Radians) * Math.Cos(lat2 * Radians) * Math.Pow(Math.Sin((lon2 - lon1) * Radians / 2), 2);
        return 2 * 6371.0088 * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
