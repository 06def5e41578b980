using System.Diagnostics;
using System.Threading.Channels;
using Amazon.Kinesis.Model;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Visa.Domain.Transactions;

using Visa.Generator.Live;
using Visa.Generator.Randomness;
using Visa.Generator.Sending;
using Visa.Generator.Tests.Fakes;

namespace Visa.Generator.Tests.Sending;

public sealed class TransactionSenderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task RunAsync_RecordsAndRequestsFail_SendsEachOnceInTheOrderOfItsCard()
    {
        using var harness = new Harness();
        var prng = new Prng(1);
        harness.Kinesis.FailsRecord = () => prng.Chance(0.2);
        harness.Kinesis.BeforePut = _ => prng.Chance(0.1) ? throw FakeKinesis.Throttle() : Task.CompletedTask;
        var transactions = OfFewCards(600);

        await harness.Sender.RunAsync(Complete(transactions), None);

        var sent = harness.Kinesis.Lines.Select(SmallNetwork.Read).ToList();
        Assert.Equal(transactions.Count, sent.Count);
        Assert.Equal(Orders(transactions.Select(simulated => simulated.Transaction)), Orders(sent));
        Assert.Equal(transactions.Count, harness.Sender.Sent);
    }

    [Fact]
    public async Task RunAsync_SendTimesAside_SendsWhatTheFeedGave()
    {
        using var harness = new Harness(new GeneratorOptions { Linger = TimeSpan.Zero, TraceSampling = 0 });
        var transactions = SmallNetwork.Take(1_000);

        await harness.Sender.RunAsync(Complete(transactions), None);

        var sent = harness.Kinesis.Lines.Select(SmallNetwork.Read).ToDictionary(transaction => transaction.Id);
        Assert.All(transactions, simulated => Assert.Equal(simulated.Transaction, sent[simulated.Transaction.Id] with { SentAt = simulated.Transaction.SentAt }));
        Assert.All(harness.Kinesis.Lines, line => Assert.EndsWith("}\n", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ManyWaiting_FillsRequestsToTheLimit()
    {
        using var harness = new Harness();

        await harness.Sender.RunAsync(Complete(SmallNetwork.Take(2_000)), None);

        Assert.Contains(RecordBatcher.MaxRecords, harness.Kinesis.RequestSizes);
        Assert.All(harness.Kinesis.RequestSizes, size => Assert.InRange(size, 1, RecordBatcher.MaxRecords));
    }

    [Fact]
    public async Task RunAsync_LastingError_GivesUpAndKeepsTheTruthOfWhatWasTaken()
    {
        using var harness = new Harness();
        var requests = 0;
        harness.Kinesis.BeforePut = _ => requests++ < 2 ? Task.CompletedTask : throw new ResourceNotFoundException("Stream transactions not found");
        harness.Kinesis.FailsRecord = () => requests == 2 && harness.Kinesis.Lines.Count % 2 == 0;

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => harness.Sender.RunAsync(Complete(SmallNetwork.Take(2_000)), None));
        await harness.Truth.FlushAsync(None);

        Assert.Equal(harness.Kinesis.Lines.Count, harness.Sender.Sent);
        Assert.Equal(harness.Kinesis.Lines.Select(line => SmallNetwork.Read(line).Id).ToHashSet(), harness.TruthLines().Select(line => line.TransactionId).ToHashSet());
    }

    [Fact]
    public async Task RunAsync_Truth_TellsFraudAndSendTimeOfEachAndIsNotOnTheStream()
    {
        using var harness = new Harness();
        var transactions = SmallNetwork.Take(2_000, fraudBasisPoints: 2_000);

        await harness.Sender.RunAsync(Complete(transactions), None);
        await harness.Truth.FlushAsync(None);

        var sent = harness.Kinesis.Lines.Select(SmallNetwork.Read).ToDictionary(transaction => transaction.Id);
        var truth = harness.TruthLines().ToDictionary(line => line.TransactionId);
        Assert.Equal(transactions.Count, truth.Count);
        Assert.All(transactions, simulated => Assert.Equal(simulated.Typology, truth[simulated.Transaction.Id].Typology));
        Assert.All(truth.Values, line => Assert.Equal(sent[line.TransactionId].SentAt, line.SentAt));
        Assert.All(harness.Kinesis.Lines, line => Assert.DoesNotContain("fraud", line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task RunAsync_SampledTransactions_CarryTheirCreationSpanAndTheBatchLinksToIt()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GeneratorTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => { lock (spans) spans.Add(span); },
        };
        ActivitySource.AddActivityListener(listener);
        using var harness = new Harness(new GeneratorOptions { Linger = TimeSpan.Zero, TraceSampling = 0.1 });

        await harness.Sender.RunAsync(Complete(SmallNetwork.Take(500)), None);

        List<Activity> seen;
        lock (spans) seen = [.. spans];
        var carried = harness.Kinesis.Lines.Select(line => SmallNetwork.Read(line).TraceParent).OfType<string>().ToHashSet();
        var created = seen.Where(span => span.OperationName == "create transactions" && carried.Contains(span.Id!)).ToList();
        var linked = seen.Where(span => span.OperationName == "send transactions").SelectMany(span => span.Links).Select(link => link.Context.SpanId).ToHashSet();
        Assert.InRange(carried.Count, 20, 90);
        Assert.Equal(carried.Count, created.Count);
        Assert.All(created, span => Assert.Equal(ActivityKind.Producer, span.Kind));
        Assert.Subset(linked, created.Select(span => span.SpanId).ToHashSet());
    }

    [Fact]
    public async Task RunAsync_PartialFailures_AreCounted()
    {
        using var harness = new Harness();
        using var sent = new MetricCollector<long>(harness.Meters, GeneratorTelemetry.Name, "messaging.client.sent.messages");
        using var retried = new MetricCollector<long>(harness.Meters, GeneratorTelemetry.Name, "visa.generator.retried");
        var prng = new Prng(2);
        var failures = 0;
        harness.Kinesis.FailsRecord = () =>
        {
            var fails = prng.Chance(0.1);
            if (fails) failures++;
            return fails;
        };

        await harness.Sender.RunAsync(Complete(SmallNetwork.Take(500)), None);

        Assert.Equal(500, sent.GetMeasurementSnapshot().EvaluateAsCounter());
        Assert.Equal(failures, retried.GetMeasurementSnapshot().EvaluateAsCounter());
    }

    [Fact]
    public async Task RunAsync_CancelledWhileTheShardIsFull_Ends()
    {
        using var harness = new Harness();
        using var drain = new CancellationTokenSource();
        harness.Kinesis.FailsRecord = () => true;
        harness.Kinesis.BeforePut = async _ =>
        {
            if (harness.Kinesis.RequestSizes.Count == 2) await drain.CancelAsync();
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => harness.Sender.RunAsync(Complete(SmallNetwork.Take(10)), drain.Token));
        Assert.Equal(0, harness.Sender.Sent);
    }

    /// <summary>Many transactions of ten cards, so that order is easily broken.</summary>
    private static List<SimulatedTransaction> OfFewCards(int count)
    {
        var cards = SmallNetwork.Take(1_000).Select(simulated => simulated.Transaction.CardToken).Distinct().Take(10).ToList();
        return [.. SmallNetwork.Take(count).Select((simulated, i) => simulated with { Transaction = simulated.Transaction with { CardToken = cards[i * 7 % 10] } })];
    }

    private static ChannelReader<SimulatedTransaction> Complete(List<SimulatedTransaction> transactions)
    {
        var channel = Channel.CreateBounded<SimulatedTransaction>(transactions.Count);
        foreach (var transaction in transactions) Assert.True(channel.Writer.TryWrite(transaction));
        channel.Writer.Complete();
        return channel.Reader;
    }

    private static SortedDictionary<string, string> Orders(IEnumerable<Transaction> transactions) => new(transactions
        .GroupBy(transaction => transaction.CardToken.ToString())
        .ToDictionary(group => group.Key, group => string.Join(' ', group.Select(transaction => transaction.Id))));
}
