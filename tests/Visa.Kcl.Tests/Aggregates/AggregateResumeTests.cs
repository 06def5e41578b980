using Amazon.Kinesis.ClientLibrary;
using Visa.Kcl.Tests.Simulation;

namespace Visa.Kcl.Tests.Aggregates;

/// <summary>A checkpoint inside an aggregate, through a worker's restart.</summary>
public sealed class AggregateResumeTests
{
    [Theory]
    [InlineData(RetrievalMode.Polling)]
    [InlineData(RetrievalMode.FanOut)]
    public void Worker_CheckpointedInsideAnAggregate_GoesOnWithTheNextSubRecord(RetrievalMode mode)
    {
        var lab = new Lab();
        lab.Options.RetrievalMode = mode;
        lab.Stream.Put(Lab.Shard(0), [100], "plain");
        var aggregate = lab.Stream.Put(Lab.Shard(0), Pack(1, 2, 3, 4, 5), "a");
        lab.Stream.Put(Lab.Shard(0), Pack(6, 7), "a");

        var first = new RecordingProcessor { OnRecords = (input, token) => input.Checkpointer.CheckpointAsync(aggregate, 2, token) };
        Run(lab, first, 8);
        Assert.Equal(new(aggregate, 2), lab.Lease(0).Checkpoint);

        var second = new RecordingProcessor { OnRecords = (input, token) => input.Checkpointer.CheckpointAsync(token) };
        Run(lab, second, 4);

        Assert.Equal([100, 1, 2, 3, 4, 5, 6, 7], Numbers(first));
        Assert.Equal([4, 5, 6, 7], Numbers(second));
        Assert.Equal((aggregate, 2L), (second.Initialization!.SequenceNumber, second.Initialization.SubSequenceNumber));
        Assert.Equal(1, lab.Lease(0).Checkpoint.SubSequenceNumber);

        var third = new RecordingProcessor();
        lab.Stream.Put(Lab.Shard(0), [8], "plain");
        Run(lab, third, 1);
        Assert.Equal([8], Numbers(third));
    }

    [Fact]
    public void Worker_WhoseBatchFailsInsideAnAggregate_IsGivenTheRestOnly()
    {
        var lab = new Lab();
        var number = lab.Stream.Put(Lab.Shard(0), Pack(1, 2, 3), "a");
        var attempts = 0;
        var processor = new RecordingProcessor
        {
            OnRecords = async (input, token) =>
            {
                if (++attempts > 1)
                    return;
                await input.Checkpointer.CheckpointAsync(number, 0, token);
                throw new InvalidOperationException("after the first");
            },
        };

        Run(lab, processor, 5);

        Assert.Equal([1, 2, 3, 2, 3], Numbers(processor));
    }

    private static void Run(Lab lab, RecordingProcessor processor, int records)
    {
        using var stop = new CancellationTokenSource();
        var run = lab.Run(_ => processor, stop.Token);
        lab.Until(() => processor.Delivered.Count() >= records, $"Delivered {string.Join(",", Numbers(processor))}");
        lab.World.Run(TimeSpan.FromSeconds(1));
        lab.Stop(stop);
        lab.Until(() => run.IsCompleted, "The worker stops.");
    }

    private static byte[] Pack(params byte[] numbers)
    {
        var builder = new AggregateBuilder();
        foreach (var number in numbers)
            builder.Add("key", [number], "0");
        return builder.Build();
    }

    private static IEnumerable<int> Numbers(RecordingProcessor processor) =>
        processor.Batches.SelectMany(b => b.Records).Select(r => (int)r.Data.Span[0]);
}
