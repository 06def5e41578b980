using Visa.Generator.Randomness;

namespace Visa.Generator.Fraud;

/// <summary>How a typology's habits differ in one quarter of a year from its parameters: fraudsters change what works less well.</summary>
/// <param name="Amount">Factor of amounts.</param>
/// <param name="Pace">Factor of the time between payments.</param>
/// <param name="Share">Factor of its share of all frauds.</param>
/// <param name="Turn">Which goods and places are in favour.</param>
internal readonly record struct Drift(double Amount, double Pace, double Share, int Turn)
{
    private const int Turns = 12;

    public static Drift Of(ulong key, DateOnly date)
    {
        var hash = Prng.Combine(key, date.Year * 4 + (date.Month - 1) / 3);
        return new Drift(
            0.75 + 0.6 * Prng.Unit(Prng.Combine(hash, 1)),
            0.6 + Prng.Unit(Prng.Combine(hash, 2)),
            0.7 + 0.6 * Prng.Unit(Prng.Combine(hash, 3)),
            (int)(hash >> 33) % Turns);
    }
}
