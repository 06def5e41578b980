using Visa.Domain.Transactions;
using static Visa.Generator.Network.HourProfile;

namespace Visa.Generator.Network;

/// <summary>
/// The merchant categories (ISO 18245) of the synthetic network. No public table of their shares was found: groceries, fuel and shops
/// together are held near the 43% of consumer payments that the 2019 Diary of Consumer Payment Choice counted, and payments in person
/// near the 64% of US card payments of 2022; the rest is chosen.
/// </summary>
internal static class Categories
{
    public const int Fuel = 5541;
    public const int Electronics = 5732;
    public const int Jewellery = 5944;
    public const int Clothing = 5651;
    public const int Stores = 5311;
    public const int OnlineShop = 5999;
    public const int DigitalGoods = 5818;
    public const int Gifts = 5947;
    public const int Cash = 6011;
    public const int Restaurant = 5812;
    public const int FastFood = 5814;
    public const int Market = 5411;
    public const int Liquor = 5921;
    public const int Air = 4511;
    public const int TravelAgency = 4722;
    public const int Betting = 7995;
    public const int Media = 4899;
    public const int Telecom = 4814;
    public const int Insurance = 6300;
    public const int Gym = 7997;
    public const int Charity = 8398;

    public static readonly IReadOnlyList<Category> All =
    [
        new(Market, "Market") { Weight = 170, Amount = (26, 0.8), Online = 0.07, Hours = Shops, Days = (1.3, 0.4, 1.15), Travel = 0.6, Terminals = (5, 0.0003), Chains = 0.7 },
        new(FastFood, "Kitchen") { Weight = 100, Amount = (9, 0.5), Online = 0.18, Hours = Meals, Days = (1.2, 0.9, 1), Travel = 1.3, Chains = 0.5 },
        new(Fuel, "Fuel") { Weight = 75, Amount = (36, 0.45), Hours = RoundClock, Days = (1.1, 0.7, 1), Travel = 0.5, Terminals = (5, 0.0002), Chains = 0.8 },
        new(Restaurant, "Restaurant") { Weight = 75, Amount = (26, 0.7), Online = 0.06, Hours = Meals, Days = (1.5, 1.1, 1.1), Travel = 2.5, Terminals = (1.5, 0.0001), Chains = 0.15 },
        new(OnlineShop, "Shop") { Weight = 80, Amount = (28, 1.0), Online = 0.85, Prices = PriceStyle.Shelf, Hours = Evenings, Days = (1.15, 1.0, 1.5), Travel = 0.4 },
        new(Stores, "Stores") { Weight = 60, Amount = (34, 0.9), Online = 0.3, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.4, 0.3, 1.6), Travel = 0.9, Terminals = (6, 0.0004), Chains = 0.8 },
        new(4111, "Transit") { Weight = 60, Amount = (3, 0.5), Online = 0.2, Hours = Commute, Days = (0.5, 0.4, 1), Travel = 1.6, Terminals = (12, 0.08), Chains = 0 },
        new(DigitalGoods, "Games") { Weight = 55, Amount = (8, 0.9), Online = 1, Prices = PriceStyle.Shelf, Hours = Evenings, Days = (1.25, 1.3, 1.2), Travel = 0.6 },
        new(Clothing, "Clothing") { Weight = 45, Amount = (44, 0.8), Online = 0.45, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.5, 0.3, 1.5), Chains = 0.6 },
        new(5912, "Pharmacy") { Weight = 42, Amount = (15, 0.8), Online = 0.12, Hours = Shops, Days = (0.8, 0.3, 1), Chains = 0.5 },
        new(Cash, "Bank") { Weight = 42, Amount = (80, 0.6), Prices = PriceStyle.Notes, Hours = Awake, Days = (1.1, 1.0, 1.1), Type = TransactionType.Cash, Travel = 1.4, Terminals = (8, 0.08), Chains = 0 },
        new(4121, "Cabs") { Weight = 28, Amount = (14, 0.6), Online = 0.75, Hours = RoundClock, Days = (1.3, 1.2, 1.1), Travel = 3 },
        new(5200, "Home") { Weight = 28, Amount = (48, 1.0), Online = 0.25, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.6, 0.3, 1), Travel = 0.1, Chains = 0.6 },
        new(Electronics, "Electronics") { Weight = 22, Amount = (95, 1.0), Online = 0.55, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.3, 0.5, 1.8), Travel = 0.6, Chains = 0.6 },
        new(7832, "Cinema") { Weight = 18, Amount = (20, 0.5), Online = 0.5, Hours = Evenings, Days = (2.0, 1.5, 1.1), Chains = 0.7 },
        new(8099, "Clinic") { Weight = 18, Amount = (60, 0.9), Online = 0.1, Hours = Office, Days = (0.15, 0.05, 1), Travel = 0.2, Chains = 0 },
        new(7523, "Parking") { Weight = 18, Amount = (6, 0.6), Online = 0.35, Hours = Awake, Days = (0.9, 0.6, 1.2), Travel = 0.8, Terminals = (4, 0.01) },
        new(7230, "Salon") { Weight = 15, Amount = (35, 0.5), Online = 0.1, Hours = Shops, Days = (1.2, 0.1, 1.2), Travel = 0.2, Chains = 0.1 },
        new(Gifts, "Gifts") { Weight = 14, Amount = (25, 0.7), Online = 0.45, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.3, 0.6, 2.0), Travel = 2 },
        new(7011, "Hotel") { Weight = 14, Amount = (150, 0.7), Online = 0.6, Hours = Awake, Days = (1.0, 1.2, 1), Travel = 6, Chains = 0.4 },
        new(5942, "Books") { Weight = 14, Amount = (16, 0.6), Online = 0.65, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.2, 0.5, 1.7) },
        new(Liquor, "Wines") { Weight = 14, Amount = (18, 0.7), Online = 0.1, Prices = PriceStyle.Shelf, Hours = Evenings, Days = (1.6, 0.8, 1.5), Chains = 0.2 },
        new(Telecom, "Mobile") { Weight = 12, Amount = (22, 0.6), Online = 0.9, Prices = PriceStyle.Shelf, Hours = Awake },
        new(Betting, "Bets") { Weight = 10, Amount = (22, 1.1), Online = 1, Prices = PriceStyle.Round, Hours = Evenings, Days = (1.7, 1.2, 1) },
        new(Air, "Air") { Weight = 7, Amount = (240, 0.8), Online = 0.95, Hours = Awake, Days = (0.9, 0.8, 0.9), Travel = 0.6 },
        new(Charity, "Relief") { Weight = 6, Amount = (25, 0.9), Online = 0.85, Prices = PriceStyle.Round, Hours = Evenings, Days = (1, 1, 2.2) },
        new(Jewellery, "Jewellery") { Weight = 6, Amount = (120, 1.1), Online = 0.25, Prices = PriceStyle.Shelf, Hours = Shops, Days = (1.4, 0.4, 2.2), Chains = 0.3 },
        new(TravelAgency, "Travel") { Weight = 5, Amount = (220, 0.9), Online = 0.85, Hours = Awake, Days = (1.1, 0.8, 0.8), Travel = 0.5 },
        new(Media, "Media") { Weight = 0, Amount = (12, 0.4), Online = 1, Prices = PriceStyle.Shelf, Hours = RoundClock },
        new(Insurance, "Insurance") { Weight = 0, Amount = (65, 0.7), Online = 1, Hours = RoundClock },
        new(Gym, "Fitness") { Weight = 0, Amount = (35, 0.5), Online = 1, Prices = PriceStyle.Shelf, Hours = RoundClock },
    ];

    private static readonly Dictionary<int, int> Indices = All.Index().ToDictionary(pair => pair.Item.Mcc, pair => pair.Index);

    /// <summary>The place of an MCC in <see cref="All"/>.</summary>
    public static int IndexOf(int mcc) => Indices[mcc];
}
