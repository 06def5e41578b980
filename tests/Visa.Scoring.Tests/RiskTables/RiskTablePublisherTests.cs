using Visa.Features.Risk;
using Visa.Scoring.Lake;
using Visa.Scoring.RiskTables;
using Visa.Scoring.Tests.Lake;
using Visa.Scoring.Tests.Registry;

namespace Visa.Scoring.Tests.RiskTables;

public sealed class RiskTablePublisherTests
{
    private static readonly DateOnly AsOf = SyntheticLake.FirstDay.AddDays(20);

    private readonly SyntheticLake _lake = new();

    [Fact]
    public async Task Run_FoldsWhatWasKnownBeforeTheDate()
    {
        var objects = await _lake.WriteAsync();
        var moment = new DateTimeOffset(AsOf, TimeOnly.MinValue, TimeSpan.Zero);
        var labels = new LabelHistory(new LabelHistoryOptions());
        foreach (var report in _lake.Chargebacks.Where(report => report.ReportedAt < moment)) labels.Report(report);
        foreach (var transaction in _lake.Transactions.Where(transaction => transaction.EventTime < moment).OrderBy(transaction => transaction.EventTime).ThenBy(transaction => transaction.Id.Value)) labels.Add(transaction);
        labels.AdvanceTo(moment);

        var published = await PublishAsync(objects, AsOf);

        Assert.Equal("20250321T0000Z", published.Version);
        Assert.True(published.Reports > 0);
        using var expected = new MemoryStream();
        RiskTableFile.Write(labels.ToTable(published.Version), expected);
        Assert.Equal(expected.ToArray(), await objects.ReadAsync("risk/20250321T0000Z/risk.bin", CancellationToken.None));
    }

    [Fact]
    public async Task Run_WithReportsOfLaterDays_IsTheSameTable()
    {
        var moment = new DateTimeOffset(AsOf, TimeOnly.MinValue, TimeSpan.Zero);
        var (all, known) = (await _lake.WriteAsync(), await _lake.WriteAsync(report => report.ReportedAt < moment));

        var (of, from) = (await PublishAsync(all, AsOf), await PublishAsync(known, AsOf));

        Assert.Equal(await known.ReadAsync(from.Key, CancellationToken.None), await all.ReadAsync(of.Key, CancellationToken.None));
    }

    [Fact]
    public async Task Run_Again_IsTheSameVersion_AndWithLateDataAnother()
    {
        var objects = await _lake.WriteAsync();
        var first = await PublishAsync(objects, AsOf);
        var again = await PublishAsync(objects, AsOf);
        var late = await _lake.WriteAsync(report => report.ReportedAt.Second % 2 == 0);
        late.Put(first.Key, (await objects.ReadAsync(first.Key, CancellationToken.None))!);

        var other = await PublishAsync(late, AsOf);

        Assert.Equal(first.Version, again.Version);
        Assert.Equal($"{first.Version}_0002", other.Version);
        Assert.True(string.CompareOrdinal(other.Key, first.Key) > 0, "a consumer that asks for newer keys finds it");
    }

    [Fact]
    public async Task Run_WithoutADate_IsAsOfTheDayAfterTheLast() =>
        Assert.Equal(new DateTimeOffset(SyntheticLake.FirstDay.AddDays(SyntheticLake.Days), TimeOnly.MinValue, TimeSpan.Zero), (await PublishAsync(await _lake.WriteAsync(), null)).AsOf);

    [Fact]
    public async Task Run_OverAnEmptyLake_SaysWhatToDo() =>
        Assert.Contains("./visa pipeline run", (await Assert.ThrowsAsync<LakeException>(() => PublishAsync(new MemoryModelObjects(), null))).Message, StringComparison.Ordinal);

    private static Task<PublishedRiskTable> PublishAsync(MemoryModelObjects objects, DateOnly? asOf) => new RiskTablePublisher(new LakeHistory(objects), objects, _ => { }).RunAsync(asOf, CancellationToken.None);
}
