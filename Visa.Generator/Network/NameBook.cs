using Bogus;

namespace Visa.Generator.Network;

/// <summary>Names of people and firms, from Bogus, in the manner of their country where it writes in Latin letters.</summary>
internal sealed class NameBook(long seed)
{
    private const string DefaultLocale = "en";

    private static readonly Dictionary<string, string> Locales = new()
    {
        ["GB"] = "en_GB", ["DE"] = "de", ["CH"] = "de", ["FR"] = "fr", ["IT"] = "it", ["ES"] = "es", ["MX"] = "es_MX",
        ["BR"] = "pt_BR", ["NL"] = "nl", ["SE"] = "sv", ["NO"] = "nb_NO", ["PL"] = "pl", ["CZ"] = "cz", ["TR"] = "tr",
    };

    /// <summary>Enough for a quarter of a million combinations a country; Bogus is too slow to be asked for every card.</summary>
    private const int NamesPerLocale = 512;

    private readonly Dictionary<string, Names> _names = [];
    private readonly Randomizer _randomizer = new((int)(seed ^ (seed >> 32)));

    public string Holder(string country)
    {
        var names = For(country);
        return $"{Pick(names.First)} {Pick(names.Last)}";
    }

    public string Merchant(string country, string trade) => $"{Pick(For(country).Last)} {trade}";

    private string Pick(string[] names) => names[_randomizer.Number(names.Length - 1)];

    private Names For(string country)
    {
        var locale = Locales.GetValueOrDefault(country, DefaultLocale);
        if (_names.TryGetValue(locale, out var names)) return names;
        var faker = new Faker(locale) { Random = _randomizer };
        return _names[locale] = new Names(
            [.. Enumerable.Range(0, NamesPerLocale).Select(_ => faker.Name.FirstName())],
            [.. Enumerable.Range(0, NamesPerLocale).Select(_ => faker.Name.LastName())]);
    }

    private sealed record Names(string[] First, string[] Last);
}
