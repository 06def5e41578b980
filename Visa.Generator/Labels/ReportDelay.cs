using Visa.Generator.Randomness;

namespace Visa.Generator.Labels;

/// <summary>
/// How long after a transaction its chargeback is reported. No distribution has been published; this is an assumption: median 7 days, 80%
/// within 30, 95% within 75, none after 120. A log-normal with median 9 and sigma 2, cut at 120, has these.
/// </summary>
internal static class ReportDelay
{
    public const double MostDays = 120;

    private const double MedianDays = 9;
    private const double Sigma = 2;
    private const double DayMs = 86_400_000;

    /// <summary>Milliseconds.</summary>
    public static long Draw(Prng prng)
    {
        while (true)
        {
            var days = prng.NextLogNormal(MedianDays, Sigma);
            if (days < MostDays) return (long)(days * DayMs);
        }
    }
}
