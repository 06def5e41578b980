using System.Numerics;

namespace Visa.Generator.Randomness;

/// <summary>A seeded xoshiro256** generator (Blackman and Vigna, prng.di.unimi.it): the same numbers on every machine and .NET version.</summary>
internal sealed class Prng
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public Prng(ulong seed) => Reseed(seed);

    /// <summary>The generator of one matter, such as "cards": another matter drawing more numbers does not change what it gives.</summary>
    public static Prng For(long seed, string matter) => new(Key(seed, matter));

    /// <summary>The key of one matter, to be combined with what tells its parts apart.</summary>
    public static ulong Key(long seed, string matter)
    {
        var mixed = (ulong)seed;
        foreach (var letter in matter) mixed = SplitMix(ref mixed) ^ letter;
        return mixed;
    }

    /// <summary>The key of one part of a matter, such as a customer or a day: a hash in which every bit of both counts.</summary>
    public static ulong Combine(ulong key, long part)
    {
        var state = key ^ ((ulong)part * 0xD1B54A32D192ED03);
        return SplitMix(ref state);
    }

    /// <summary>A hash as a number of [0, 1).</summary>
    public static double Unit(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>Starts anew: one object serves many short sequences.</summary>
    public void Reseed(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform over [0, 1), 53 bits.</summary>
    public double NextDouble() => Unit(NextUInt64());

    /// <summary>Uniform over 0 to <paramref name="count"/> - 1.</summary>
    public int Next(int count) => (int)Math.BigMul(NextUInt64(), (ulong)count, out _);

    /// <summary>Uniform over [min, max].</summary>
    public int Between(int min, int max) => min + Next(max - min + 1);

    /// <summary>Uniform over [min, max).</summary>
    public double Between(double min, double max) => min + (max - min) * NextDouble();

    public bool Chance(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    public double NextLogNormal(double median, double sigma) => median * Math.Exp(sigma * NextNormal());

    public double NextExponential(double mean) => mean * -Math.Log(1 - NextDouble());

    /// <summary>Poisson, by Knuth's product of uniforms: for small means.</summary>
    public int NextPoisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= NextDouble();
            count++;
        }
        return count;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
