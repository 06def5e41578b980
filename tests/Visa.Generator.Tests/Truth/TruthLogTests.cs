using Microsoft.Extensions.Time.Testing;
using Visa.Domain.Transactions;
using Visa.Generator.Sending;
using Visa.Generator.Tests.Fakes;
using Visa.Generator.Truth;

namespace Visa.Generator.Tests.Truth;

public sealed class TruthLogTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task FlushIfDueAsync_OldPart_WritesItUnderItsNumber()
    {
        var time = new FakeTimeProvider(SmallNetwork.Start);
        using var harness = new Harness(timeProvider: time);

        for (var i = 0; i < 2; i++)
        {
            harness.Truth.Append([Record(i)]);
            await harness.Truth.FlushIfDueAsync(None);
            Assert.Equal(i, harness.Truth.Parts);
            time.Advance(TruthLog.MaxAge);
            await harness.Truth.FlushIfDueAsync(None);
        }

        Assert.Equal(["truth/run=test/part-00000.json.gz", "truth/run=test/part-00001.json.gz"], harness.S3.Keys);
        Assert.Equal([Record(0).Id, Record(1).Id], harness.TruthLines().Select(line => line.TransactionId));
    }

    [Fact]
    public async Task FlushIfDueAsync_LargePart_IsWrittenBeforeItIsOld()
    {
        using var harness = new Harness(timeProvider: new FakeTimeProvider(SmallNetwork.Start));

        harness.Truth.Append(Enumerable.Range(0, TruthLog.MaxLines).Select(Record));
        await harness.Truth.FlushIfDueAsync(None);

        Assert.Equal(TruthLog.MaxLines, harness.TruthLines().Count());
    }

    [Fact]
    public async Task FlushAsync_PutFailsForAWhile_WritesThePartOnce()
    {
        using var harness = new Harness();
        harness.S3.FailingPuts = 2;

        harness.Truth.Append([Record(1)]);
        await harness.Truth.FlushAsync(None);
        await harness.Truth.FlushAsync(None);

        Assert.Single(harness.S3.Keys);
        Assert.Single(harness.TruthLines());
    }

    [Fact]
    public async Task Append_Line_IsTheContract()
    {
        using var harness = new Harness();
        harness.Truth.Append([Record(1) with { Typology = "card_testing" }, Record(2)]);
        await harness.Truth.FlushAsync(None);

        var lines = harness.S3.Keys.SelectMany(key => Gzip.Lines(harness.S3.Body(key))).ToList();

        Assert.Equal($$"""{"transaction_id":"{{Record(1).Id}}","is_fraud":true,"typology":"card_testing","billing_amount":12.50,"sent_at":"2025-06-30T12:00:00.001Z"}""", lines[0]);
        Assert.Equal($$"""{"transaction_id":"{{Record(2).Id}}","is_fraud":false,"typology":null,"billing_amount":12.50,"sent_at":"2025-06-30T12:00:00.002Z"}""", lines[1]);
    }

    private static SentRecord Record(int number) =>
        new(TransactionId.Create(SmallNetwork.Start, (UInt128)number), "key", []) { SentAt = SmallNetwork.Start.AddMilliseconds(number), BillingAmount = 12.50m };
}
