using Amazon.Kinesis.ClientLibrary;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Shards;

public sealed class LostLeaseTests
{
    /// <summary>Takes the lease away after the first, the second, … of all calls that leave the process, each time in a life of its own.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Owner_LeaseLostInTheMiddleOfAnyStep_ChangesNothingAnyMore(bool endsShard)
    {
        var step = 0;
        while (await LiveAsync(++step, endsShard) is { } life)
        {
            Assert.True(life.Before == life.After, $"After step {step} without a lease: {life.Before} became {life.After}.");
            Assert.True(life.Ending is ShutdownException, $"Step {step} ended with {life.Ending}.");
        }
        Assert.InRange(step, 25, 200);
    }

    [Fact]
    public async Task Owner_LeaseStolenWithoutItsKnowing_CannotDecideUnderAContextThatTheThiefDoesNotKnow()
    {
        using var consumer = new ConsumerHarness(processing => processing.BatchSize = 4);
        await consumer.StartAsync();
        await consumer.DeliverAsync(Some(4));
        var robbed = consumer.Processor!;
        await consumer.StartAsync();

        consumer.Scorer.IsDown = true;
        await Assert.ThrowsAsync<ShutdownException>(() => consumer.DeliverAsync(robbed, Some(4, from: 4)));
        consumer.Scorer.IsDown = false;
        await Assert.ThrowsAsync<ShutdownException>(() => consumer.DeliverAsync(robbed, []));

        Assert.Equal(4, consumer.Kinesis.Stream.Count);
        await consumer.DeliverAsync(Some(8));
        Assert.All(consumer.Kinesis.Stream.Select(Read), decision => Assert.Equal(DegradeStep.Model, decision.Context.Step));
    }

    [Fact]
    public async Task Thief_WhatTheRobbedOwnerMayStillEmit_DecidesUnderTheSameContext()
    {
        using var consumer = new ConsumerHarness(processing => processing.BatchSize = 4);
        await consumer.StartAsync();
        await consumer.DeliverAsync(Some(4));
        var robbed = consumer.Processor!;
        await consumer.StartAsync();
        var late = Some(4, from: 4).Select(record => record with { ApproximateArrivalTimestamp = consumer.Clock.GetUtcNow().AddSeconds(9) }).ToList();
        await consumer.DeliverAsync(robbed, late);
        var failures = 3;
        consumer.Scorer.Before = () => consumer.Scorer.IsDown = failures-- > 0;

        await consumer.DeliverAsync([.. Some(4), .. late]);

        Assert.Equal(consumer.Kinesis.Stream[..8].Select(WithoutDecidedAt), consumer.Kinesis.Stream[8..].Select(WithoutDecidedAt));
    }

    [Fact]
    public async Task Owner_AnswerOfItsOwnRecordingLost_IsNotTakenForAnother()
    {
        using var consumer = new ConsumerHarness();
        await consumer.StartAsync();
        var losses = 2;
        consumer.S3.After = () =>
        {
            if (losses-- > 0)
                throw new IOException("lost");
        };

        await consumer.DeliverAsync(Some(4));

        Assert.Equal(4, consumer.Kinesis.Stream.Count);
        Assert.Equal(1, consumer.RecordedContexts);
    }

    /// <summary>What was durable when the lease went, what is in the end, and how it ended; null when there are fewer steps.</summary>
    private static async Task<(string Before, string After, Exception? Ending)?> LiveAsync(int step, bool endsShard)
    {
        using var consumer = new ConsumerHarness(processing => (processing.BatchSize, processing.CheckpointRecords) = (4, 4));
        var steps = 0;
        string? before = null;
        void Step()
        {
            if (++steps != step)
                return;
            consumer.Lease.IsHeld = false;
            before = Durable(consumer);
        }
        consumer.Checkpointer.IsRefused = () => !consumer.Lease.IsHeld;
        consumer.Checkpointer.After = Step;
        consumer.Scorer.Before = Step;
        consumer.S3.After = Step;
        consumer.Kinesis.After = Step;
        consumer.Firehose.After = Step;
        var busy = 0;
        consumer.Kinesis.Refuse = _ => ++busy % 3 == 0 ? "ProvisionedThroughputExceededException" : null;
        consumer.Firehose.Refuse = () => ++busy % 2 == 0;

        var ending = await Xunit.Record.ExceptionAsync(() => RunAsync(consumer, endsShard));

        return before is null ? null : (before, Durable(consumer), ending);
    }

    private static async Task RunAsync(ConsumerHarness consumer, bool endsShard)
    {
        await consumer.StartAsync();
        await consumer.DeliverAsync([.. Some(6), Poison(6), Poison(7)]);
        consumer.Scorer.ModelVersion = "model-2";
        await consumer.DeliverAsync(Some(8, from: 8));
        await (endsShard ? consumer.EndShardAsync() : consumer.StopAsync());
        consumer.Lease.ThrowIfLost();
    }

    private static string Durable(ConsumerHarness consumer) =>
        $"{consumer.Kinesis.Stream.Count} decisions, {consumer.Firehose.Lines.Count} dead letters, checkpoint {consumer.Checkpointer.Checkpoint}, {consumer.S3.Objects.Count} objects {Hash(consumer.S3)}";

    private static string Hash(FakeS3 s3) => Convert.ToHexString(
        System.Security.Cryptography.SHA256.HashData([.. s3.Objects.SelectMany(found => System.Text.Encoding.UTF8.GetBytes(found.Key).Concat(found.Value))]))[..8];
}
