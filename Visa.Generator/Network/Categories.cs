using Visa.Domain.Transactions;
using static Visa.Generator.Network.HourProfile;

namespace Visa.Generator.Network;

/// <summary>
/// The merchant categories (ISO 18245) of the synthetic network. No public table of their shares was found: groceries, fuel and shops
/// together are held near the 43% of consumer payments that the 2019 Diary of Consumer Payment Choice counted; the rest is chosen.
/// </summary>
internal static class Categories
{
    public const int Electronics = 5732;
    public const int Jewellery = 5944;
    public const int Clothing = 5651;
    public const int DigitalGoods = 5818;
    public const int Cash = 6011;

    public static readonly IReadOnlyList<Category> All =
    [
        new(5411, "Market") { Weight = 190, Amount = (28, 0.8), Online = 0.06, Hours = Shops },
        new(5541, "Fuel") { Weight = 70, Amount = (38, 0.4), Hours = RoundClock },
        new(5311, "Stores") { Weight = 70, Amount = (35, 0.9), Online = 0.25, Prices = PriceStyle.Shelf, Hours = Shops },
        new(Clothing, "Clothing") { Weight = 45, Amount = (45, 0.8), Online = 0.4, Prices = PriceStyle.Shelf, Hours = Shops },
        new(5999, "Shop") { Weight = 70, Amount = (30, 1.1), Online = 0.85, Prices = PriceStyle.Shelf, Hours = Evenings },
        new(5200, "Home") { Weight = 30, Amount = (50, 1.0), Online = 0.2, Prices = PriceStyle.Shelf, Hours = Shops },
        new(5812, "Restaurant") { Weight = 70, Amount = (24, 0.7), Online = 0.05, Hours = Meals },
        new(5814, "Kitchen") { Weight = 90, Amount = (9, 0.5), Online = 0.15, Hours = Meals },
        new(5912, "Pharmacy") { Weight = 45, Amount = (15, 0.8), Online = 0.1, Hours = Shops },
        new(4111, "Transit") { Weight = 55, Amount = (3, 0.5), Online = 0.1, Hours = Awake },
        new(4121, "Cabs") { Weight = 30, Amount = (14, 0.6), Online = 0.7, Hours = RoundClock },
        new(DigitalGoods, "Games") { Weight = 45, Amount = (9, 0.8), Online = 1, Prices = PriceStyle.Shelf, Hours = Evenings },
        new(4899, "Media") { Weight = 35, Amount = (12, 0.3), Online = 1, Prices = PriceStyle.Shelf, Hours = RoundClock, Type = TransactionType.Recurring },
        new(7832, "Cinema") { Weight = 20, Amount = (20, 0.5), Online = 0.5, Hours = Evenings },
        new(7230, "Salon") { Weight = 15, Amount = (35, 0.5), Hours = Shops },
        new(8099, "Clinic") { Weight = 20, Amount = (60, 0.9), Online = 0.1, Hours = Shops },
        new(Electronics, "Electronics") { Weight = 20, Amount = (110, 1.0), Online = 0.5, Prices = PriceStyle.Shelf, Hours = Shops },
        new(Jewellery, "Jewellery") { Weight = 4, Amount = (140, 1.1), Online = 0.2, Prices = PriceStyle.Shelf, Hours = Shops },
        new(5947, "Gifts") { Weight = 14, Amount = (25, 0.7), Online = 0.4, Prices = PriceStyle.Shelf, Hours = Shops },
        new(4511, "Air") { Weight = 7, Amount = (280, 0.8), Online = 0.95, Hours = Awake },
        new(7011, "Hotel") { Weight = 14, Amount = (160, 0.7), Online = 0.6, Hours = Awake },
        new(Cash, "Bank") { Weight = 40, Amount = (80, 0.6), Prices = PriceStyle.Notes, Hours = Awake, Type = TransactionType.Cash },
    ];
}
