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

    private readonly Dictionary<string, Faker> _fakers = [];
    private readonly Randomizer _randomizer = new((int)(seed ^ (seed >> 32)));

    public string Holder(string country)
    {
        var name = For(country).Name;
        return $"{name.FirstName()} {name.LastName()}";
    }

    public string Merchant(string country, string trade) => $"{For(country).Name.LastName()} {trade}";

    private Faker For(string country)
    {
        var locale = Locales.GetValueOrDefault(country, DefaultLocale);
        if (_fakers.TryGetValue(locale, out var faker)) return faker;
        return _fakers[locale] = new Faker(locale) { Random = _randomizer };
    }
}
