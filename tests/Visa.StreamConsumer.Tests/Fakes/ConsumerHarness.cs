using System.Diagnostics.Metrics;
using Amazon.Kinesis;
using Amazon.Kinesis.ClientLibrary;
using Amazon.KinesisFirehose;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Registry;
using Polly.Retry;
using Visa.Decisions.Protocol;
using Visa.ServiceDefaults.Platform;
using Visa.ServiceDefaults.Resilience;
using Visa.StreamConsumer.Contexts;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Emission;
using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Replay;
using Visa.StreamConsumer.Risk;
using Visa.StreamConsumer.Shards;
using Visa.StreamConsumer.Snapshots;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Tests.Fakes;

/// <summary>The whole consumer of one shard with fakes for what is outside of the process.</summary>
internal sealed class ConsumerHarness : IDisposable
{
    private readonly ServiceProvider _services;

    public ConsumerHarness(Action<ProcessingOptions>? processing = null, Action<ScoringOptions>? scoring = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMetrics();
        services.AddOptions<PlatformOptions>();
        services.AddOptions<ProcessingOptions>().Configure(options => processing?.Invoke(options));
        services.AddSingleton(Options.Create(Risk));
        services.AddOptions<ScoringOptions>().Configure(options => options.StartPatience = TimeSpan.Zero).Configure(options => scoring?.Invoke(options));
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IAmazonKinesis>(Kinesis);
        services.AddSingleton<IAmazonKinesisFirehose>(Firehose);
        services.AddSingleton<IAmazonS3>(S3);
        services.AddSingleton<Scoring.ScoringClient>(Scorer);
        foreach (var name in (string[])[ResiliencePipelines.Kinesis, ResiliencePipelines.Firehose, ResiliencePipelines.S3])
            services.AddResiliencePipeline(name, pipeline => pipeline.AddRetry(Retry()));
        services.AddResiliencePipeline(ResiliencePipelines.Scoring, (_, _) => { });
        foreach (var type in (Type[])[typeof(ScoringStart), typeof(ScoringCaller), typeof(RulesStep), typeof(DecisionLadder), typeof(DecisionEmitter), typeof(DeadLetterWriter), typeof(SnapshotStore), typeof(ShardLineage), typeof(RiskTableStore), typeof(RiskTables), typeof(ContextStore), typeof(StreamConsumerTelemetry), typeof(TransactionProcessorFactory), typeof(LakeLines)])
            services.AddSingleton(type);
        _services = services.BuildServiceProvider();
    }

    public SkippingTimeProvider Clock { get; } = new(TestShard.Noon.AddMinutes(1));

    public FakeKinesis Kinesis { get; } = new();

    public FakeFirehose Firehose { get; } = new();

    public FakeS3 S3 { get; } = new();

    public FakeScoring Scorer { get; } = new();

    public RiskOptions Risk { get; } = new();

    /// <summary>The checkpointer of the shard in hand.</summary>
    public FakeCheckpointer Checkpointer => Checkpointers[ShardId];

    /// <summary>Of whoever takes up a shard next.</summary>
    public FakeLease Lease { get; set; } = new();

    /// <summary>The present owner's.</summary>
    public TransactionProcessor? Processor { get; private set; }

    /// <summary>The shard in hand.</summary>
    public string ShardId { get; private set; } = TestShard.Id;

    /// <summary>A replay of what the lake holds now.</summary>
    public Task<ReplayReport> ReplayAsync(ReplayArguments arguments) =>
        new ReplayRun(arguments, _services.GetRequiredService<LakeLines>(), new ReplayAssessors(S3, _services.GetRequiredService<ResiliencePipelineProvider<string>>(), _services.GetRequiredService<IOptions<PlatformOptions>>()), _services.GetRequiredService<RiskTables>()).RunAsync(default);

    public IServiceProvider Services => _services;

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    /// <summary>How many changes of context are durable for the shard in hand.</summary>
    public int RecordedContexts => ContextPage.Read(S3.Objects[$"state/stream-consumer/{ShardId}/contexts.json"]).Changes.Count;

    private Dictionary<string, FakeCheckpointer> Checkpointers { get; } = new() { [TestShard.Id] = new() };

    /// <summary>Goes on with another shard; what another worker does meanwhile with this one is not seen.</summary>
    public Task StartAsync(string shardId)
    {
        ShardId = shardId;
        Checkpointers.TryAdd(shardId, new FakeCheckpointer());
        return StartAsync();
    }

    /// <summary>Takes up the shard where the checkpoint is, as a worker that gets the lease does.</summary>
    public async Task StartAsync()
    {
        Processor = (TransactionProcessor)_services.GetRequiredService<TransactionProcessorFactory>().Create(ShardId);
        await Processor.InitializeAsync(new InitializationInput { ShardId = ShardId, SequenceNumber = Checkpointer.Checkpoint, SubSequenceNumber = 0, LongestOverlap = TimeSpan.FromSeconds(10), Lease = Lease }, default);
    }

    public Task DeliverAsync(IReadOnlyList<KinesisClientRecord> records) => DeliverAsync(Processor!, records);

    /// <summary>To an owner that may be one no more.</summary>
    public Task DeliverAsync(TransactionProcessor owner, IReadOnlyList<KinesisClientRecord> records) =>
        owner.ProcessRecordsAsync(new ProcessRecordsInput { Records = records, Checkpointer = Checkpointer, MillisBehindLatest = 1500 }, default);

    /// <summary>What the watcher of risk tables does now and then.</summary>
    public Task RefreshRiskAsync() => _services.GetRequiredService<RiskTables>().RefreshAsync(default);

    public Task StopAsync() => Processor!.ShutdownRequestedAsync(new ShutdownRequestedInput { Checkpointer = Checkpointer }, default);

    public Task EndShardAsync() => Processor!.ShardEndedAsync(new ShardEndedInput { Checkpointer = Checkpointer }, default);

    public void Dispose()
    {
        _services.Dispose();
        Kinesis.Dispose();
        Firehose.Dispose();
        S3.Dispose();
    }

    private static RetryStrategyOptions Retry() => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<Exception>(ResiliencePipelines.IsTransient),
        MaxRetryAttempts = 3,
        Delay = TimeSpan.Zero,
    };
}
