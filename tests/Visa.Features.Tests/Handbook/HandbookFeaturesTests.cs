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
    private readonly HashSet<(string, DateTimeOffset)> _ties = [];
    private int _tied;

    [SkippableFact]
    public void Features_OfBothPublishedWeeks_AreTheHandbooks()
    {
        Skip.If(HandbookData.Folder is null, "The Fraud Detection Handbook's data is not on this machine; set VISA_HANDBOOK_DATA to its folder.");
        using var published = HandbookData.Rows("handbook-ch3-train.csv.gz").Concat(HandbookData.Rows("handbook-ch3-test.csv.gz")).GetEnumerator();
        Assert.True(published.MoveNext());
        var (compared, isMore) = (0, true);
        foreach (var row in HandbookData.Rows("handbook-transactions.csv.gz").SkipWhile(row => string.CompareOrdinal(row[1], From.ToString("s", CultureInfo.InvariantCulture)) < 0))
        {
            var transaction = HandbookData.Transaction(row);
            _labels.AdvanceTo(transaction.EventTime);
            _store.TryAccept(transaction, _features, out _);
            if (published.Current[0] == row[0])
            {
                Compare(published.Current, transaction, isTied: IsTied(row, transaction));
                compared++;
                if (!(isMore = published.MoveNext()))
                    break;
            }
            _ties.Add((row[2] + " customer", transaction.EventTime));
            _ties.Add((row[3] + " terminal", transaction.EventTime.AddDays(7)));
            Learn(transaction, isFraud: row[5] == "1");
        }

        Assert.False(isMore);
        Assert.Equal(67_240 + 58_264, compared);
        Assert.InRange(_tied, 0, 20);
    }

    private bool IsTied(string[] row, Transaction transaction) => _ties.Contains((row[2] + " customer", transaction.EventTime)) || _ties.Contains((row[3] + " terminal", transaction.EventTime));

    private void Learn(Transaction transaction, bool isFraud)
    {
        _labels.Add(transaction);
        if (isFraud)
            _labels.Report(new() { TransactionId = transaction.Id, CardToken = transaction.CardToken, ReportedAt = transaction.EventTime.AddDays(1), ReasonCode = "10.4", Amount = transaction.Amount });
    }

    private void Compare(string[] published, Transaction transaction, bool isTied)
    {
        double[] expected = [.. published[7..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        double[] found = [.. Found(transaction)];
        var isEqual = expected.Zip(found).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * Math.Max(1, Math.Abs(pair.First)));
        // The book leaves the order within a second open.
        if (!isEqual && isTied)
            _tied++;
        else
            Assert.True(isEqual, $"{published[0]}: {string.Join(' ', expected)} but {string.Join(' ', found)}");
    }

    private IEnumerable<double> Found(Transaction transaction)
    {
        // The features are single precision; the windows that they are made of are exact.
        var windows = _store.LastWindows.ToArray();
        yield return windows[0].Count == 0 ? 0 : transaction.BillingAmount.MinorUnits / 100.0;
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
