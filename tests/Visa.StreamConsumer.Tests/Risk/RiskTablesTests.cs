using Visa.Features;
using Visa.Features.Risk;
using Visa.StreamConsumer.Risk;
using Visa.StreamConsumer.Tests.Fakes;
using static Visa.StreamConsumer.Tests.Fakes.TestShard;

namespace Visa.StreamConsumer.Tests.Risk;

public sealed class RiskTablesTests : IDisposable
{
    private static readonly int TerminalRisk = FeatureCatalogue.IndexOf("terminal_risk_30d");

    private readonly ConsumerHarness _consumer = new(processing => processing.BatchSize = 4);

    public void Dispose() => _consumer.Dispose();

    [Fact]
    public async Task ProcessRecordsAsync_NoTableConfigured_DecidesWithoutRisk()
    {
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream.ConvertAll(Read), d => Assert.Equal("none", d.Context.RiskVersion));
        Assert.All(SentRisks(), risk => Assert.Equal(float.NaN, risk));
    }

    [Fact]
    public async Task ProcessRecordsAsync_TableConfigured_DecidesWithItAndSaysSo()
    {
        Publish("2026-03-01", frauds: 1);
        _consumer.Risk.Version = "2026-03-01";
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream.ConvertAll(Read), d => Assert.Equal("2026-03-01", d.Context.RiskVersion));
        Assert.All(SentRisks(), risk => Assert.Equal(0.25f, risk));
    }

    [Fact]
    public async Task ProcessRecordsAsync_ScoringDown_KeepsTheRiskVersionOfTheFeatures()
    {
        Publish("v1", frauds: 1);
        _consumer.Risk.Version = "v1";
        _consumer.Scorer.IsDown = true;
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream.ConvertAll(Read), d => Assert.Equal("v1", d.Context.RiskVersion));
    }

    [Fact]
    public async Task RefreshAsync_ANewerTableIsPublished_DecidesWithItFromThenOn()
    {
        Publish("20260301", frauds: 1);
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        Publish("20260302", frauds: 2);
        await _consumer.RefreshRiskAsync();
        var recorded = 0;
        _consumer.Kinesis.Before = () => recorded = _consumer.RecordedContexts;
        await _consumer.DeliverAsync(Some(4, from: 4));

        Assert.Equal([.. Enumerable.Repeat("20260301", 4), .. Enumerable.Repeat("20260302", 4)], _consumer.Kinesis.Stream.Select(line => Read(line).Context.RiskVersion));
        Assert.Equal([.. Enumerable.Repeat(0.25f, 4), .. Enumerable.Repeat(0.5f, 4)], SentRisks());
        Assert.Equal(2, recorded);
    }

    [Fact]
    public async Task Restart_AfterTheMoveToANewerTable_RepeatsEachWithItsOwn()
    {
        Publish("20260301", frauds: 1);
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(6));
        Publish("20260302", frauds: 2);
        await _consumer.RefreshRiskAsync();
        await _consumer.DeliverAsync(Some(6, from: 6));
        Publish("20260303", frauds: 3);
        await _consumer.RefreshRiskAsync();
        await _consumer.RefreshRiskAsync();

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(12));

        Assert.Equal(_consumer.Kinesis.Stream[..12].Select(WithoutDecidedAt), _consumer.Kinesis.Stream[12..].Select(WithoutDecidedAt));
    }

    [Fact]
    public async Task RefreshAsync_NewestIsDamaged_TakesTheOneBefore()
    {
        Publish("20260301", frauds: 1);
        Publish("20260302", frauds: 2);
        _consumer.S3.Objects[$"risk/20260302/{RiskTable.FileName}"][40] ^= 1;

        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream, line => Assert.Equal("20260301", Read(line).Context.RiskVersion));
    }

    [Fact]
    public async Task RefreshAsync_LakeUnreachable_KeepsThePresentTable()
    {
        Publish("20260301", frauds: 1);
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));
        _consumer.S3.Before = () => throw new IOException("unreachable");
        await Assert.ThrowsAsync<IOException>(_consumer.RefreshRiskAsync);
        _consumer.S3.Before = null;
        await _consumer.DeliverAsync(Some(4, from: 4));

        Assert.All(_consumer.Kinesis.Stream, line => Assert.Equal("20260301", Read(line).Context.RiskVersion));
    }

    [Fact]
    public async Task RefreshAsync_NoneIsConfigured_StaysWithoutATable()
    {
        Publish("20260301", frauds: 1);
        _consumer.Risk.Version = "none";
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(4));

        Assert.All(_consumer.Kinesis.Stream, line => Assert.Equal("none", Read(line).Context.RiskVersion));
    }

    [Fact]
    public async Task Restart_WithANewerTable_RepeatsWhatMayBeEmittedWithTheOldOne()
    {
        Publish("v1", frauds: 1);
        Publish("v2", frauds: 2);
        _consumer.Risk.Version = "v1";
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(8));
        _consumer.Risk.Version = "v2";
        await _consumer.RefreshRiskAsync();
        _consumer.Clock.Advance(TimeSpan.FromMinutes(1));
        await _consumer.StartAsync();
        await _consumer.DeliverAsync(Some(12));

        Assert.Equal(_consumer.Kinesis.Stream[..8].Select(WithoutDecidedAt), _consumer.Kinesis.Stream[8..16].Select(WithoutDecidedAt));
        Assert.Equal([.. Enumerable.Repeat(0.25f, 16)], SentRisks().Take(16));
    }

    [Fact]
    public async Task ProcessRecordsAsync_ConfiguredTableMissing_RefusesAndSaysWhere()
    {
        _consumer.Risk.Version = "never";
        await _consumer.StartAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => _consumer.DeliverAsync(Some(4)));

        Assert.Contains("risk/never/risk.bin", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(_consumer.Kinesis.Stream);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void Validate_VersionThatIsNoName_IsRefused(string version) => Assert.True(new RiskOptionsValidator().Validate(null, new RiskOptions { Version = version }).Failed);

    /// <summary>A table in which so many of four transactions at the terminal were frauds.</summary>
    private void Publish(string version, int frauds)
    {
        var labels = new LabelHistory(new LabelHistoryOptions());
        for (var number = 0; number < 4; number++)
        {
            var transaction = Transaction(number);
            labels.Add(transaction);
            if (number < frauds)
                labels.Report(new() { TransactionId = transaction.Id, CardToken = transaction.CardToken, ReportedAt = transaction.EventTime.AddDays(1), ReasonCode = "10.4", Amount = transaction.Amount });
        }
        labels.AdvanceTo(Noon.AddDays(10));
        using var bytes = new MemoryStream();
        RiskTableFile.Write(labels.ToTable(version), bytes);
        _consumer.S3.Objects[$"risk/{version}/{RiskTable.FileName}"] = bytes.ToArray();
    }

    private IEnumerable<float> SentRisks() => _consumer.Scorer.Requests.SelectMany(request => request.Features.Chunk(request.FeatureCount).Select(row => row[TerminalRisk]));
}
