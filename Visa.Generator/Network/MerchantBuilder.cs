using System.Globalization;
using Visa.Generator.Randomness;

namespace Visa.Generator.Network;

/// <summary>Makes merchants: first one of each category in each city while the number lasts, then by weight.</summary>
internal sealed class MerchantBuilder(long seed)
{
    /// <summary>A city is about 20 km wide.</summary>
    private const double CityRadiusDegrees = 0.1;

    private readonly Prng _prng = Prng.For(seed, "merchants");
    private readonly WeightedChoice _cities = new([.. Cities.All.Select(city => city.Weight)]);
    private readonly WeightedChoice _categories = new([.. Categories.All.Select(category => category.Weight)]);

    public Merchant[] Build(int count, NameBook names)
    {
        var merchants = new Merchant[count];
        for (var i = 0; i < count; i++)
        {
            var everywhere = i < Cities.All.Count * Categories.All.Count;
            var category = Categories.All[everywhere ? i % Categories.All.Count : _categories.Draw(_prng)];
            var city = Cities.All[everywhere ? i / Categories.All.Count : _cities.Draw(_prng)];
            merchants[i] = Open(i, names.Merchant(city.Country, category.Trade), category, city);
        }
        return merchants;
    }

    private Merchant Open(int index, string name, Category category, City city) =>
        new(string.Create(CultureInfo.InvariantCulture, $"M{index + 1:D7}"), name, category, city)
        {
            Latitude = Near(city.Latitude),
            Longitude = Near(city.Longitude),
            Terminals = 1 + (int)Math.Min(_prng.NextLogNormal(1.5, 0.9), 40),
        };

    private double Near(double degrees) => Math.Round(degrees + (_prng.NextDouble() * 2 - 1) * CityRadiusDegrees, 4);
}
