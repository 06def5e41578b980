using System.Security.Cryptography;
using System.Text;

namespace Visa.Orchestrator.Dags;

/// <summary>How long to wait before another try. The jitter of up to a fifth comes from the step's own name, so that it is the same in a test and after a restart.</summary>
public sealed record Backoff(TimeSpan First, double Factor, TimeSpan Longest)
{
    private const double Jitter = 0.2;

    public static Backoff Constant(TimeSpan delay) => new(delay, 1, delay);

    /// <summary>Doubles from try to try.</summary>
    public static Backoff Exponential(TimeSpan first, TimeSpan? longest = null) => new(first, 2, longest ?? TimeSpan.FromHours(1));

    /// <param name="tries">How many tries were made, from 1.</param>
    public TimeSpan After(int tries, string key)
    {
        var delay = Math.Min(First.TotalMilliseconds * Math.Pow(Factor, Math.Min(tries - 1, 30)), Longest.TotalMilliseconds);
        var place = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}|{tries}")), 0) / (double)uint.MaxValue;
        return TimeSpan.FromMilliseconds(delay * (1 + (Jitter * place)));
    }
}
