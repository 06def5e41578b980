namespace Visa.LocalAws.Faults;

/// <summary>An endless sequence of numbers between 0 and 1 (SplitMix64), asked from any thread.</summary>
internal sealed class FaultSequence(ulong start)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private const double Scale = 1.0 / (1UL << 53);

    private ulong _state = start;

    /// <summary>Whether the next number is below the rate.</summary>
    public bool Next(double rate)
    {
        var mixed = Interlocked.Add(ref _state, Step);
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        mixed ^= mixed >> 31;
        return (mixed >> 11) * Scale < rate;
    }
}
