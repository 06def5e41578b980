namespace Visa.Benchmarks.Engine;

/// <summary>What a day's worth of decisions took.</summary>
/// <param name="Decided">Decisions made.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="ProcessorSeconds">Of all threads, the collector's included.</param>
/// <param name="Allocated">Bytes.</param>
internal sealed record EngineRound(long Decided, double Seconds, double ProcessorSeconds, long Allocated)
{
    public double Rate => Decided / Seconds;

    public double ProcessorMicroseconds => ProcessorSeconds * 1e6 / Decided;
}
