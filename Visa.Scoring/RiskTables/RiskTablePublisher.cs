using System.Globalization;
using Visa.Domain.Chargebacks;
using Visa.Features.Risk;
using Visa.Scoring.Lake;
using Visa.Scoring.Registry;

namespace Visa.Scoring.RiskTables;

/// <summary>
/// Folds the lake's transactions and the frauds that were reported before a date into a risk table, and publishes it as <c>risk/VERSION/risk.bin</c>. A version begins with its
/// as-of date, so that versions sort by age; it never changes: when late data give another table for the same date, that is version <c>…_0002</c>, which sorts after it.
/// </summary>
internal sealed class RiskTablePublisher(LakeHistory history, IModelObjects objects, Action<string> progress)
{
    private const int MostVersions = 1_000;

    /// <param name="asOf">Null: the day after the last that has transactions.</param>
    /// <exception cref="LakeException">The lake has no transactions before the date, or one of its files is damaged.</exception>
    public async Task<PublishedRiskTable> RunAsync(DateOnly? asOf, CancellationToken cancellationToken)
    {
        var days = await history.DaysAsync(cancellationToken);
        var date = asOf ?? (days.Count > 0 ? days[^1].Date.AddDays(1) : DateOnly.MinValue);
        var before = days.Where(day => day.Date < date).ToList();
        if (before.Count == 0)
            throw new LakeException($"There are no transactions under processed/transactions/{(asOf is null ? "" : $" before {date:yyyy-MM-dd}")}. Process some of the raw zone first: ./visa pipeline run.");
        var moment = MidnightOf(date);
        var labels = new LabelHistory(new LabelHistoryOptions());
        var reports = (await history.ReadReportsAsync(cancellationToken)).All.Where(report => report.ReportedAt < moment).OrderBy(report => report.ReportedAt).ToList();
        reports.ForEach(labels.Report);
        var transactions = 0L;
        await foreach (var (day, its) in history.ReadAheadAsync(before, cancellationToken))
        {
            labels.AdvanceTo(MidnightOf(day.Date));
            foreach (var transaction in its) labels.Add(transaction);
            transactions += its.Count;
            progress($"{day.Date:yyyy-MM-dd}: {transactions:N0} transactions");
        }

        labels.AdvanceTo(moment);
        return await PublishAsync(labels, moment, transactions, reports, cancellationToken);
    }

    private async Task<PublishedRiskTable> PublishAsync(LabelHistory labels, DateTimeOffset moment, long transactions, List<Chargeback> reports, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= MostVersions; number++)
        {
            var version = moment.UtcDateTime.ToString("yyyyMMdd'T'HHmm'Z'", CultureInfo.InvariantCulture) + (number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{number:D4}"));
            var table = labels.ToTable(version);
            using var bytes = new MemoryStream();
            RiskTableFile.Write(table, bytes);
            var key = $"risk/{version}/{RiskTable.FileName}";

            // The same table again is the version that stands there.
            var isPublished = await objects.WriteNewAsync(key, bytes.ToArray(), cancellationToken) || (await objects.ReadAsync(key, cancellationToken))?.AsSpan().SequenceEqual(bytes.ToArray()) == true;
            if (isPublished)
                return new PublishedRiskTable(version, key, moment, transactions, reports.Count, table.Prior, Enum.GetValues<RiskKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), table.Count));
        }

        throw new LakeException($"There are {MostVersions} risk tables as of {moment:O} already.");
    }

    private static DateTimeOffset MidnightOf(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);
}
