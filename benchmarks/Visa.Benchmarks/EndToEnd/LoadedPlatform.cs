using System.Diagnostics;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>The running platform under load.</summary>
internal sealed class LoadedPlatform : IAsyncDisposable
{
    // Long enough for the runtime to have compiled anew whatever is called often.
    private const double WarmUpRate = 2_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan FirstDecisions = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LastDecisions = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly RunningPlatform _platform;
    private readonly WaitLog _waits;
    private readonly OpenLoop _load;
    private readonly Issuer _issuer;

    private LoadedPlatform(RunningPlatform platform, WaitLog waits, OpenLoop load, Issuer issuer) => (_platform, _waits, _load, _issuer) = (platform, waits, load, issuer);

    /// <summary>Starts the processes and sends until all shards decide and everything is compiled.</summary>
    public static async Task<LoadedPlatform> StartAsync(string root, Champion champion, string retrieval, CancellationToken cancellationToken)
    {
        var platform = await RunningPlatform.StartAsync(root, champion, retrieval, cancellationToken);
        LoadedPlatform? loaded = null;
        try
        {
            var waits = new WaitLog();
            loaded = new LoadedPlatform(platform, waits, new OpenLoop(platform.AwsUrl, waits), await Issuer.StartAsync(platform.AwsUrl, waits, cancellationToken));
            await loaded._load.RunAsync(WarmUpRate, WarmUp, cancellationToken);
            await loaded.WaitAsync(FirstDecisions, cancellationToken);
            return loaded;
        }
        catch
        {
            await (loaded?.DisposeAsync() ?? platform.DisposeAsync());
            throw;
        }
    }

    public async Task<HeldRate> HoldAsync(double rate, TimeSpan duration, CancellationToken cancellationToken)
    {
        // What an overload before this left behind is no part of this rate.
        await WaitAsync(FirstDecisions, cancellationToken);
        _waits.Clear();
        var (refused, before) = (_load.Refused, _platform.ProcessorSeconds());
        var sent = await _load.RunAsync(rate, duration, cancellationToken);
        await WaitAsync(LastDecisions, cancellationToken);
        var processor = _platform.ProcessorSeconds().ToDictionary(process => process.Key, process => (process.Value - before[process.Key]) * 1e6 / sent);
        return new HeldRate(rate, _waits.Waits(), _waits.Unanswered, _load.Refused - refused, processor);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _issuer.DisposeAsync();
            _load.Dispose();
        }
        finally
        {
            await _platform.DisposeAsync();
        }
    }

    private async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); _waits.Unanswered > 0 && Stopwatch.GetElapsedTime(started) < limit;) await Task.Delay(Look, cancellationToken);
    }
}
