using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Options;
using Visa.LocalAws.Journals;

namespace Visa.LocalAws.Faults;

/// <summary>
/// Decides which calls are struck by which fault. The n-th decision of a kind about a subject depends on the seed, the kind, the subject and n
/// alone, so that a run can be repeated.
/// </summary>
internal sealed class FaultSwitches : IDisposable
{
    public const string MeterName = "Visa.LocalAws";
    public const string CounterName = "visa.localaws.faults";

    private readonly ConcurrentDictionary<(FaultKind Kind, string Subject), FaultSequence> _sequences = new();
    private readonly FaultOptions _options;
    private readonly ILogger<FaultSwitches> _logger;
    private readonly Meter _meter;
    private readonly Counter<long> _struck;

    public FaultSwitches(IOptions<FaultOptions> options, IMeterFactory meters, ILogger<FaultSwitches> logger)
    {
        _options = options.Value;
        _logger = logger;
        _meter = meters.Create(MeterName);
        _struck = _meter.CreateCounter<long>(CounterName, "{fault}", "Faults that were injected on purpose");
    }

    public TimeSpan SlowDelay => _options.SlowDelay;

    public TimeSpan ObjectDelay => _options.ObjectDelay;

    /// <summary>Whether the fault strikes now; each question counts as one event of the subject.</summary>
    /// <param name="subject">A service or one of its operations; few different ones.</param>
    public bool Strikes(FaultKind kind, string subject)
    {
        var rate = _options.RateOf(kind);
        if (rate <= 0 || !_sequences.GetOrAdd((kind, subject), SequenceOf).Next(rate))
        {
            return false;
        }

        _struck.Add(1, new("fault", kind.ToString()), new("subject", subject));
        _logger.FaultStruck(kind, subject);
        return true;
    }

    public void Dispose() => _meter.Dispose();

    private FaultSequence SequenceOf((FaultKind Kind, string Subject) key) =>
        new(((ulong)(uint)_options.Seed << 32) ^ Crc32C.Compute(Encoding.UTF8.GetBytes($"{key.Kind}/{key.Subject}")));
}
