namespace Visa.Benchmarks.EndToEnd;

/// <summary>How the platform did at one rate.</summary>
/// <param name="Rate">Transactions a second that were scheduled.</param>
/// <param name="Waits">Milliseconds from the scheduled send to the decision, in order.</param>
/// <param name="Missing">Decisions that had not come some seconds after the last send.</param>
/// <param name="Refused">Records that the stream's limits refused at first.</param>
/// <param name="Processor">Processor time of a transaction by process, µs.</param>
internal sealed record HeldRate(double Rate, double[] Waits, int Missing, long Refused, IReadOnlyDictionary<string, double> Processor)
{
    public const double LimitMilliseconds = 100;

    /// <summary>True when every decision came and 99 of 100 within the limit.</summary>
    public bool IsHeld => Missing == 0 && Percentile(0.99) < LimitMilliseconds;

    public double Percentile(double share) => Waits.Length == 0 ? 0 : Waits[(int)(share * (Waits.Length - 1))];
}
