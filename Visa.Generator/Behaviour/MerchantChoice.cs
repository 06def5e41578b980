using Visa.Generator.Cardholders;
using Visa.Generator.Network;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Behaviour;

/// <summary>
/// Where people shop: mostly at a few favourites near home or at web shops of their country, sometimes elsewhere. A favourite is a hash of
/// who, what and which: nothing is stored.
/// </summary>
internal sealed class MerchantChoice(Population population)
{
    private const double AtFavourite = 0.7;
    private const double AtFavouriteOnline = 0.6;
    private const double DomesticWebShop = 0.78;
    private const int Favourites = 3;
    private const int WebFavourites = 4;

    private readonly ulong _key = Prng.Key(population.Seed, "favourites");
    private readonly MerchantDirectory _directory = population.Directory;

    /// <summary>A shop of the category where the holder is.</summary>
    public int InPerson(Prng prng, int customer, int category, int city)
    {
        var isHome = population.Customer(customer).City == city;
        if (isHome && prng.Chance(AtFavourite)) return Favourite(customer, category, Skewed(prng, Favourites));
        return MerchantDirectory.Popular(_directory.Shops(city, category), prng.NextDouble());
    }

    /// <summary>A web shop, and whether the holder has bought there before.</summary>
    public (int Merchant, bool IsKnown) Online(Prng prng, int customer, int category)
    {
        if (prng.Chance(AtFavouriteOnline)) return (WebFavourite(customer, category, Skewed(prng, WebFavourites)), true);
        var isDomestic = prng.Chance(DomesticWebShop);
        return (MerchantDirectory.Popular(WebShops(customer, category, isDomestic), prng.NextDouble()), false);
    }

    public bool IsFavourite(int customer, int category, int merchant)
    {
        for (var i = 0; i < Favourites; i++)
            if (Favourite(customer, category, i) == merchant) return true;
        return false;
    }

    /// <summary>Of two popular shops of the home city the nearer one.</summary>
    public int Favourite(int customer, int category, int which)
    {
        ref readonly var holder = ref population.Customer(customer);
        var hash = Prng.Combine(_key ^ (ulong)(category * Favourites + which), customer);
        var shops = _directory.Shops(holder.City, category);
        var one = MerchantDirectory.Popular(shops, Prng.Unit(hash));
        var other = MerchantDirectory.Popular(shops, (uint)hash * (1.0 / (1UL << 32)));
        return Distance(holder, one) <= Distance(holder, other) ? one : other;
    }

    private int WebFavourite(int customer, int category, int which)
    {
        var hash = Prng.Combine(~_key ^ (ulong)(category * WebFavourites + which), customer);
        var isDomestic = (byte)hash < DomesticWebShop * 256;
        return MerchantDirectory.Popular(WebShops(customer, category, isDomestic), Prng.Unit(hash));
    }

    private ReadOnlySpan<int> WebShops(int customer, int category, bool isDomestic) =>
        isDomestic ? _directory.WebShops(Cities.All[population.Customer(customer).City].CountryIndex, category) : _directory.WebShops(category);

    /// <summary>Compares within a city: a plane will do, and squares of degrees.</summary>
    private double Distance(in Customer holder, int merchant)
    {
        var (latitude, longitude) = population.Merchants[merchant].Position;
        var (north, east) = (latitude - holder.Latitude, longitude - holder.Longitude);
        return north * north + east * east;
    }

    private static int Skewed(Prng prng, int count)
    {
        var draw = prng.NextDouble();
        return (int)(draw * draw * count);
    }
}
