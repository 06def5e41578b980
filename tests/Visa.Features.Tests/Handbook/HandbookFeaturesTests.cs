using System.Globalization;
using Visa.Domain.Transactions;
using Visa.Features.Cards;
using Visa.Features.Risk;
using Visa.Features.Windows;

namespace Visa.Features.Tests.Handbook;

/// <summary>The windows and folds against the Handbook's own published features, where the definitions coincide.</summary>
public sealed class HandbookFeaturesTests
{
    private const double Tolerance = 1e-9;

    // The longest window and the delay before the first published row.
    private static readonly DateTimeOffset From = new DateTimeOffset(2018, 7, 25, 0, 0, 0, TimeSpan.Zero).AddDays(-38);
    private static readonly int[] Days = [1, 7, 30];

    private readonly CardStateStore _store = new();
    private readonly LabelHistory _labels = new(new LabelHistoryOptions());
    private readonly float[] _features = new float[FeatureCatalogue.Count];
    private readonly HashSet<(string Kind, int Id, DateTimeOffset Time)> _seen = [];
    private readonly HashSet<(string Kind, int Id, DateTimeOffset Time)> _tied = [];
    private readonly List<(string[] Row, DateTimeOffset Time, string Difference)> _different = [];

    [SkippableFact]
    public void Features_OfThePublishedWeeks_AreTheHandbooks()
    {
        Skip.If(HandbookData.Folder is null, "The Fraud Detection Handbook's data is not on this machine; set VISA_HANDBOOK_DATA to its folder.");
        var isLong = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1";
        using var published = HandbookData.Rows("handbook-ch3-train.csv.gz").Concat(isLong ? HandbookData.Rows("handbook-ch3-test.csv.gz") : []).GetEnumerator();
        Assert.True(published.MoveNext());
        var (compared, isMore) = (0, true);
        foreach (var row in HandbookData.Rows("handbook-transactions.csv.gz").SkipWhile(row => string.CompareOrdinal(row[1], From.ToString("s", CultureInfo.InvariantCulture)) < 0))
        {
            var transaction = HandbookData.Transaction(row);
            Note("customer", row[2], transaction.EventTime);
            Note("terminal", row[3], transaction.EventTime);
            if (!isMore)
                break;
            _labels.AdvanceTo(transaction.EventTime);
            _store.TryAccept(transaction, _features, out _);
            if (published.Current[0] == row[0])
            {
                Compare(published.Current, row, transaction);
                compared++;
                isMore = published.MoveNext();
            }
            Learn(transaction, isFraud: row[5] == "1");
        }

        Assert.Equal(67_240 + (isLong ? 58_264 : 0), compared);
        // The book leaves the order within a second open.
        Assert.InRange(_different.Count, 0, 20);
        Assert.All(_different, found => Assert.True(IsTied("customer", found.Row[2], found.Time) || IsTied("terminal", found.Row[3], found.Time.AddDays(-7)), found.Difference));
    }

    private void Note(string kind, string id, DateTimeOffset time)
    {
        var key = (kind, int.Parse(id, CultureInfo.InvariantCulture), time);
        if (!_seen.Add(key))
            _tied.Add(key);
    }

    private bool IsTied(string kind, string id, DateTimeOffset time) => _tied.Contains((kind, int.Parse(id, CultureInfo.InvariantCulture), time));

    private void Learn(Transaction transaction, bool isFraud)
    {
        _labels.Add(transaction);
        if (isFraud)
            _labels.Report(new() { TransactionId = transaction.Id, CardToken = transaction.CardToken, ReportedAt = transaction.EventTime.AddDays(1), ReasonCode = "10.4", Amount = transaction.Amount });
    }

    private void Compare(string[] published, string[] row, Transaction transaction)
    {
        double[] expected = [.. published[7..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        double[] found = [.. Found(transaction)];
        if (!expected.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First))))
            _different.Add((row, transaction.EventTime, $"{published[0]}: {string.Join(' ', expected)} but {string.Join(' ', found)}"));
    }

    private IEnumerable<double> Found(Transaction transaction)
    {
        // The features are single precision; the windows that they are made of are exact.
        var windows = _store.LastWindows.ToArray();
        yield return transaction.BillingAmount.MinorUnits / 100.0;
        yield return _features[FeatureCatalogue.IndexOf("is_weekend")];
        yield return transaction.EventTime.Hour <= 6 ? 1 : 0;
        foreach (var days in Days)
        {
            var window = windows[Window.Place(days == 1 ? "24h" : $"{days}d")];
            yield return window.Count;
            yield return window.Mean;
        }
        Assert.True(_labels.TryFind(RiskSubjects.Of(transaction), out var risk));
        var terminal = risk.Terminal;
        foreach (var (count, share) in new[] { (terminal.Count1, terminal.Risk1(0)), (terminal.Count7, terminal.Risk7(0)), (terminal.Count30, terminal.Risk30(0)) })
        {
            yield return count;
            yield return share;
        }
    }
}
