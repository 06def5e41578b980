using Amazon.Kinesis.ClientLibrary;
using Microsoft.Extensions.Options;
using Visa.StreamConsumer.Contexts;
using Visa.StreamConsumer.DeadLetters;
using Visa.StreamConsumer.Emission;
using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Records;
using Visa.StreamConsumer.Risk;
using Visa.StreamConsumer.Snapshots;
using Visa.StreamConsumer.Telemetry;

namespace Visa.StreamConsumer.Shards;

/// <summary>Makes the processor of a shard each time this worker takes the shard's lease.</summary>
internal sealed class TransactionProcessorFactory(IServiceProvider services) : IShardRecordProcessorFactory
{
    public IShardRecordProcessor Create(string shardId)
    {
        var clock = Get<TimeProvider>();
        var options = Get<IOptions<ProcessingOptions>>();
        var telemetry = Get<StreamConsumerTelemetry>();
        var hold = new ShardHold(shardId);
        var contexts = new ContextJournal(Get<ContextStore>(), hold);
        var snapshots = Get<SnapshotStore>();
        var storage = new ShardStorage(new ShardSnapshots(snapshots, hold, shardId), new ShardInheritance(hold, snapshots, Get<ShardLineage>()), contexts);
        var state = new ShardState(shardId, storage, options, clock, Get<ILogger<ShardState>>());
        var decider = new ShardDecider(contexts, Get<DecisionLadder>(), Get<RiskTables>(), options, telemetry, clock, Get<ILogger<ShardDecider>>());
        var output = new ShardOutput(hold, Get<DecisionEmitter>(), Get<DeadLetterWriter>(), telemetry, Get<ILogger<ShardOutput>>());
        return new TransactionProcessor(hold, new TransactionBatch(options.Value.BatchSize, clock), state, decider, output, telemetry);
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
