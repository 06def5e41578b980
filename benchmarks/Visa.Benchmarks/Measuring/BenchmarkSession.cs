using Visa.Benchmarks.Peers;

namespace Visa.Benchmarks.Measuring;

/// <summary>What an area measures with, and where it leaves its figures.</summary>
internal sealed class BenchmarkSession(string root, bool quick, bool install, Action<string> report, string? data = null, int? rate = null)
{
    private readonly List<Measurement> _measurements = [];
    private readonly List<SkippedPart> _skipped = [];

    /// <summary>The folder of the repository.</summary>
    public string Root => root;

    /// <summary>True when the run is to be short and its figures are not to be quoted.</summary>
    public bool Quick => quick;

    /// <summary>The file that the command line names to measure on; null when it names none.</summary>
    public string? Data => data;

    /// <summary>Transactions a second that the command line asks for; null when it asks for none.</summary>
    public int? Rate => rate;

    public IReadOnlyList<Measurement> Measurements => _measurements;

    public IReadOnlyList<SkippedPart> Skipped => _skipped;

    /// <summary>Finds the programs that an area is compared with.</summary>
    public PeerFinder Peers { get; } = new(root, install, report);

    /// <summary>Says what is being done, for a person who waits.</summary>
    public void Report(string step) => report(step);

    public void Record(Measurement measurement) => _measurements.Add(measurement);

    public void Skip(SkippedPart part) => _skipped.Add(part);

    /// <summary>The median of five rounds (one when quick) after a warm-up.</summary>
    public async Task<double> MedianAsync(string name, Func<CancellationToken, Task<double>> round, CancellationToken cancellationToken) =>
        (await MediansAsync([new Contender(name, round)], cancellationToken))[0];

    /// <summary>The medians, in order, of contenders that take turns for five rounds (one when quick) after a warm-up.</summary>
    public Task<double[]> MediansAsync(IReadOnlyList<Contender> contenders, CancellationToken cancellationToken) =>
        Rounds.MediansAsync(contenders, quick ? 1 : 5, report, cancellationToken);
}
