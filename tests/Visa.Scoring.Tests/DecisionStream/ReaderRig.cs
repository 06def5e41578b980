using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Polly.Registry;
using Visa.Scoring.Alerts;
using Visa.Scoring.DecisionStream;
using Visa.Scoring.SharedQueue;
using Visa.Scoring.Telemetry;
using Visa.Scoring.Tests.Ledger;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;

namespace Visa.Scoring.Tests.DecisionStream;

/// <summary>The reader of one process life over a fake stream and a real database. Nothing is retried below it, so that it meets every failure itself.</summary>
internal sealed class ReaderRig : IAsyncDisposable
{
    private readonly ServiceProvider _metrics = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ResiliencePipelineRegistry<string> _pipelines = new();
    private readonly LedgerRig _ledger;
    private readonly DecisionReader _reader;

    public ReaderRig(TestDatabase database, FakeKinesis kinesis, int maxRecords = 100, params IInterceptor[] interceptors)
    {
        _pipelines.TryAddBuilder(ResiliencePipelines.Kinesis, (_, _) => { });
        _ledger = new LedgerRig(database, interceptors: interceptors);
        var options = Options.Create(new DecisionReaderOptions
        {
            PollInterval = TimeSpan.FromMilliseconds(5),
            RetryDelay = TimeSpan.FromMilliseconds(1),
            ShardSyncInterval = TimeSpan.FromMilliseconds(20),
            MaxRecords = maxRecords,
        });
        var stream = new DecisionStreamClient(kinesis, _pipelines, Options.Create(new PlatformOptions()), options);
        var report = new SettlementReport(Feed, new ScoringTelemetry(_metrics.GetRequiredService<IMeterFactory>()), NullLogger<SettlementReport>.Instance);
        var shards = new ShardReader(stream, _ledger.Ledger, report, options, TimeProvider.System, NullLogger<ShardReader>.Instance);
        _reader = new DecisionReader(stream, _ledger.Ledger, shards, Turns(database), options, TimeProvider.System, NullLogger<DecisionReader>.Instance);
    }

    public AlertFeed Feed { get; } = new();

    public LedgerRig Ledger => _ledger;

    public Task StartAsync() => _reader.StartAsync(default);

    public async ValueTask DisposeAsync()
    {
        await _reader.StopAsync(default);
        _reader.Dispose();
        _ledger.Dispose();
        await _pipelines.DisposeAsync();
        await _metrics.DisposeAsync();
    }

    private static ITurns Turns(TestDatabase database) =>
        database.Postgres is null ? new SoleTask() : new PostgresTurns(database.Postgres, TimeProvider.System, NullLogger<PostgresTurns>.Instance);
}
