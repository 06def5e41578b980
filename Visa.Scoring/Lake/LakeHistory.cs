using System.Globalization;
using System.Runtime.CompilerServices;
using Visa.Domain.Transactions;

namespace Visa.Scoring.Lake;

/// <summary>The transactions and fraud reports in the lake's processed zone, whoever wrote them: columns are found by their names, and more of them do no harm.</summary>
internal sealed class LakeHistory(ILakeObjects lake)
{
    private const string Transactions = "processed/transactions/";
    private const string Chargebacks = "processed/chargebacks/";
    private const string DayMark = "event_date=";

    /// <summary>The days that have transactions, in order.</summary>
    public async Task<IReadOnlyList<LakeDay>> DaysAsync(CancellationToken cancellationToken) => Days(await lake.ListAsync(Transactions, "", cancellationToken));

    /// <summary>A day's transactions in the order of their times, then of their ids; one that several runs wrote stands once.</summary>
    /// <exception cref="LakeException">A file is damaged or lacks a column.</exception>
    public async Task<IReadOnlyList<Transaction>> ReadAsync(LakeDay day, CancellationToken cancellationToken)
    {
        var known = new HashSet<TransactionId>();
        var transactions = new List<Transaction>();
        foreach (var key in day.Keys)
        {
            await using var file = await ParquetFile.OpenAsync(key, await ContentAsync(key, cancellationToken), cancellationToken);
            foreach (var group in file.Groups()) transactions.AddRange((await TransactionColumns.ReadAsync(group, cancellationToken)).Where(read => known.Add(read.Id)));
        }

        transactions.Sort(static (one, other) => one.EventTime.CompareTo(other.EventTime) is var time and not 0 ? time : one.Id.Value.CompareTo(other.Id.Value));
        return transactions;
    }

    /// <summary>Days as <see cref="ReadAsync"/> gives them; each is read while the one before is worked on, so that two are in memory.</summary>
    /// <exception cref="LakeException">A file is damaged or lacks a column.</exception>
    public async IAsyncEnumerable<(LakeDay Day, IReadOnlyList<Transaction> Transactions)> ReadAheadAsync(IReadOnlyList<LakeDay> days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var next = ReadInBackgroundAsync(0);
        try
        {
            for (var i = 0; i < days.Count; i++)
            {
                var transactions = await next;
                next = ReadInBackgroundAsync(i + 1);
                yield return (days[i], transactions);
            }
        }
        finally
        {
            await given.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<IReadOnlyList<Transaction>> ReadInBackgroundAsync(int place) =>
            place < days.Count ? Task.Run(() => ReadAsync(days[place], given.Token), given.Token) : Task.FromResult<IReadOnlyList<Transaction>>([]);
    }

    /// <summary>All frauds that issuers have reported.</summary>
    /// <exception cref="LakeException">A file is damaged or lacks a column.</exception>
    public async Task<FraudReports> ReadReportsAsync(CancellationToken cancellationToken)
    {
        var reports = new FraudReports();
        foreach (var key in (await lake.ListAsync(Chargebacks, "", cancellationToken)).Where(IsParquet))
        {
            await using var file = await ParquetFile.OpenAsync(key, await ContentAsync(key, cancellationToken), cancellationToken);
            foreach (var group in file.Groups()) await reports.ReadAsync(group, cancellationToken);
        }

        return reports;
    }

    private static List<LakeDay> Days(IEnumerable<string> keys) =>
    [
        .. keys.Where(IsParquet).GroupBy(DateOf).Where(day => day.Key is not null).OrderBy(day => day.Key)
            .Select(day => new LakeDay(day.Key!.Value, [.. day.Order(StringComparer.Ordinal)])),
    ];

    private static DateOnly? DateOf(string key)
    {
        var mark = key.IndexOf(DayMark, StringComparison.Ordinal);
        if (mark < 0) return null;
        var text = key.AsSpan(mark + DayMark.Length);
        return text.IndexOf('/') is var end and > 0 && DateOnly.TryParseExact(text[..end], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    private static bool IsParquet(string key) => key.EndsWith(".parquet", StringComparison.Ordinal);

    private async Task<byte[]> ContentAsync(string key, CancellationToken cancellationToken) =>
        await lake.ReadAsync(key, cancellationToken) ?? throw new LakeException($"{key} vanished while it was to be read: a run replaced it. Try again.");
}
