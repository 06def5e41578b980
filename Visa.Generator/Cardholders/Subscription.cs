using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Cardholders;

/// <summary>A monthly bill: the same merchant, amount and card each time. It is not stored: its facts are hashes of who holds it.</summary>
/// <param name="Merchant">The merchant's index.</param>
/// <param name="Usd">The price in US dollars at the merchant's level; the same every month.</param>
/// <param name="Slot">Which of the holder's cards pays.</param>
/// <param name="Style">A draw of [0, 1) that fixes its last digits.</param>
internal readonly record struct Subscription(int Merchant, double Usd, int Slot, double Style)
{
    private static readonly WeightedChoice Kinds = new([0.5, 0.25, 0.12, 0.13]);
    private static readonly int[] Categories = [.. new[] { Network.Categories.Media, Network.Categories.Telecom, Network.Categories.Insurance, Network.Categories.Gym }.Select(Network.Categories.IndexOf)];

    /// <summary>Day of the month, 1 to 28.</summary>
    public static int BillingDay(long seed, int customer, int number) => 1 + (int)(Hash(seed, customer, number) >> 33) % 28;

    public static Subscription Of(long seed, int customer, int number, in Customer holder, MerchantDirectory directory)
    {
        var hash = Hash(seed, customer, number);
        var category = Categories[Kinds.Draw(Prng.Combine(hash, 1))];
        var shops = directory.WebShops(Cities.All[holder.City].CountryIndex, category);
        var merchant = MerchantDirectory.Popular(shops, Prng.Unit(Prng.Combine(hash, 2)));
        var spread = Prng.Unit(Prng.Combine(hash, 3)) + Prng.Unit(Prng.Combine(hash, 4)) - 1;
        var (usd, sigma) = Network.Categories.All[category].Amount;
        return new Subscription(merchant, usd * Math.Exp(2 * sigma * spread), number % holder.Cards, Prng.Unit(Prng.Combine(hash, 5)));
    }

    private static ulong Hash(long seed, int customer, int number) => Prng.Combine(Prng.Combine((ulong)seed ^ 0x5B5C_D1E5, customer), number);
}
