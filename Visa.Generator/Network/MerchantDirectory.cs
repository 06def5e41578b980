namespace Visa.Generator.Network;

/// <summary>Finds merchants by category and place. Those listed first have most of the custom.</summary>
internal sealed class MerchantDirectory
{
    private readonly int[][] _shops;
    private readonly int[][] _webShops;
    private readonly int[][] _webShopsAnywhere;

    public MerchantDirectory(IReadOnlyList<Merchant> merchants)
    {
        var shops = merchants.Index().Where(pair => !pair.Item.IsOnline).ToLookup(pair => (pair.Item.City.Index, pair.Item.CategoryIndex), pair => pair.Index);
        var byCity = merchants.Index().Where(pair => !pair.Item.IsOnline).ToLookup(pair => pair.Item.City.Index, pair => pair.Index);
        var web = merchants.Index().Where(pair => pair.Item.IsOnline).ToLookup(pair => (pair.Item.City.CountryIndex, pair.Item.CategoryIndex), pair => pair.Index);
        var webAnywhere = merchants.Index().Where(pair => pair.Item.IsOnline).ToLookup(pair => pair.Item.CategoryIndex, pair => pair.Index);
        var anywhere = merchants.Index().OrderByDescending(pair => pair.Item.IsOnline).Select(pair => pair.Index).Take(Categories.All.Count).ToArray();

        // A small network lacks some trades in some places: there another shop of the city serves, or a web shop abroad.
        _shops = [.. Places(Cities.All.Count).Select(at => FirstNotEmpty(shops[at], byCity[at.Item1], anywhere))];
        _webShopsAnywhere = [.. Enumerable.Range(0, Categories.All.Count).Select(category => FirstNotEmpty(webAnywhere[category], anywhere))];
        _webShops = [.. Places(Cities.Countries.Count).Select(at => FirstNotEmpty(web[at], _webShopsAnywhere[at.Item2]))];
    }

    /// <summary>Indices of the shops of a category in a city; never empty.</summary>
    public ReadOnlySpan<int> Shops(int city, int category) => _shops[city * Categories.All.Count + category];

    /// <summary>Indices of the web shops of a category in a country; never empty.</summary>
    public ReadOnlySpan<int> WebShops(int country, int category) => _webShops[country * Categories.All.Count + category];

    /// <summary>Indices of all web shops of a category; never empty.</summary>
    public ReadOnlySpan<int> WebShops(int category) => _webShopsAnywhere[category];

    /// <summary>One of them for a uniform draw of [0, 1): squaring it favours the first.</summary>
    public static int Popular(ReadOnlySpan<int> merchants, double draw) => merchants[(int)(draw * draw * merchants.Length)];

    private static IEnumerable<(int, int)> Places(int count) =>
        from place in Enumerable.Range(0, count) from category in Enumerable.Range(0, Categories.All.Count) select (place, category);

    private static int[] FirstNotEmpty(params IEnumerable<int>[] choices) => choices.Select(choice => choice.ToArray()).First(choice => choice.Length > 0);
}
