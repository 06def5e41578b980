namespace Visa.Generator.Cardholders;

/// <summary>
/// The issuers of the synthetic network; their names are invented. Each BIN is one that card processors' published test cards begin with
/// (Adyen, Braintree, Bambora, Stripe, Worldpay, PayPal): no number here is meant to be anyone's.
/// </summary>
internal static class Issuers
{
    public static readonly IReadOnlyList<Issuer> All =
    [
        new("Liberty Harbor Bank", "US", "400000"), new("First Prairie Bank", "US", "411111"), new("Pacific Orchard Credit Union", "US", "401288"),
        new("Blue Ridge Savings", "US", "424242"), new("Maple & Main", "CA", "400551"), new("Banque du Fleuve", "CA", "400934"), new("Banco del Valle", "MX", "401200"),
        new("Banco Araucária", "BR", "421765"), new("Banco Ipê", "BR", "450060"), new("Thornbury Bank", "GB", "400005"), new("Kestrel Building Society", "GB", "400062"),
        new("Banque de la Colline", "FR", "497794"), new("Crédit des Vignes", "FR", "403550"), new("Lindenbank", "DE", "498843"), new("Sparverein Nordlicht", "DE", "400159"),
        new("Grachtenbank", "NL", "436000"), new("Banco de la Meseta", "ES", "400006"), new("Banca del Lago", "IT", "498808"), new("Alpenkasse", "CH", "419935"),
        new("Björkbanken", "SE", "400262"), new("Fjellbanken", "NO", "400277"), new("Havbanken", "DK", "457100"), new("Bank Bursztyn", "PL", "400016"),
        new("Lipová banka", "CZ", "415150"), new("Tisza Bank", "HU", "413184"), new("Lale Bankası", "TR", "460700"), new("Dune Bank", "AE", "400102"),
        new("Pearl Bank", "KW", "487104"), new("Acacia Bank", "ZA", "429318"), new("Banyan Bank", "IN", "416667"), new("Mangrove Bank", "IN", "464646"),
        new("Merlion Reach Bank", "SG", "400700"), new("Lantau Bank", "HK", "402349"), new("Kaede Bank", "JP", "415421"), new("Sumire Card", "JP", "422222"),
        new("Hangang Card", "KR", "446203"), new("Banksia Bank", "AU", "444433"), new("Kauri Bank", "NZ", "420000"),
    ];

    private static readonly ILookup<string, int> ByCountry = All.Index().ToLookup(pair => pair.Item.Country, pair => pair.Index);

    /// <summary>Indices of a country's issuers.</summary>
    public static IReadOnlyList<int> Of(string country) => [.. ByCountry[country]];
}
