using System.Globalization;
using Visa.Generator.Randomness;

namespace Visa.Generator.Network;

/// <summary>
/// Opens merchants: first a shop of each category in each city, the commonest category first, while the number lasts; then shops and
/// web shops by weight.
/// </summary>
internal sealed class MerchantBuilder(long seed, NameBook names)
{
    private const double TerminalsSigma = 0.6;
    private const int MostTerminals = 40;
    private const double PriceSigma = 0.2;
    private const int ShopsAChain = 12;

    private static readonly int[] Everywhere = [.. Enumerable.Range(0, Categories.All.Count).Where(category => Categories.All[category].Online < 1)];

    private readonly Prng _prng = Prng.For(seed, "merchants");
    private readonly WeightedChoice _cities = new([.. Cities.All.Select(city => city.Weight)]);
    private readonly WeightedChoice _categories = new([.. Categories.All.Select(category => Math.Max(category.Weight, 8))]);
    private readonly Dictionary<(int Category, int Country), List<string>> _chains = [];
    private readonly List<Terminal> _terminals = [];

    public (Merchant[] Merchants, Terminal[] Terminals) Build(int count)
    {
        var merchants = new Merchant[count];
        for (var i = 0; i < count; i++) merchants[i] = Open(i);
        return (merchants, [.. _terminals]);
    }

    private Merchant Open(int index)
    {
        var isFirst = index < Cities.All.Count * Everywhere.Length;
        var categoryIndex = isFirst ? Everywhere[index / Cities.All.Count] : _categories.Draw(_prng);
        var city = Cities.All[isFirst ? index % Cities.All.Count : _cities.Draw(_prng)];
        var category = Categories.All[categoryIndex];
        var position = Near(city.Center, City.RadiusDegrees);
        var isOnline = !isFirst && _prng.Chance(category.Online);
        var terminals = isOnline ? 1 : 1 + (int)Math.Min(_prng.NextLogNormal(category.Terminals.Mean - 1, TerminalsSigma), MostTerminals);
        var first = _terminals.Count;
        for (var i = 0; i < terminals; i++) _terminals.Add(Install(index, position, isOnline ? 0 : category.Terminals.Spread));
        return new Merchant(string.Create(CultureInfo.InvariantCulture, $"M{index + 1:D7}"), Name(categoryIndex, city), category, city)
        {
            CategoryIndex = categoryIndex,
            Position = position,
            IsOnline = isOnline,
            PriceLevel = Math.Exp(PriceSigma * _prng.NextNormal()),
            FirstTerminal = first,
            Terminals = terminals,
        };
    }

    private Terminal Install(int merchant, (double, double) position, double spread)
    {
        var (latitude, longitude) = Near(position, spread);
        return new Terminal(merchant, latitude, longitude);
    }

    private string Name(int category, City city)
    {
        if (!_prng.Chance(Categories.All[category].Chains)) return names.Merchant(city.Country, Categories.All[category].Trade);
        if (!_chains.TryGetValue((category, city.CountryIndex), out var chains)) _chains[(category, city.CountryIndex)] = chains = [];
        if (chains.Count == 0 || _prng.Chance(1.0 / ShopsAChain)) chains.Add(names.Merchant(city.Country, Categories.All[category].Trade));
        return _prng.Pick(chains);
    }

    private (double Latitude, double Longitude) Near((double Latitude, double Longitude) center, double degrees) =>
        (Near(center.Latitude, degrees), Near(center.Longitude, degrees));

    private double Near(double center, double degrees) => Math.Round(center + _prng.Between(-degrees, degrees), 5);
}
