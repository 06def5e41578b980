using System.Security.Cryptography;
using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Features;
using Visa.Features.Amounts;
using Visa.Features.Cards;
using Visa.Features.Risk;
using Visa.Scoring.Lake;

namespace Visa.Scoring.Replay;

/// <summary>
/// Shows history as it was lived: day after day, each transaction with the vector that the consumer's own code computes from its card's past. One day of transactions is in memory,
/// and the state of every card. Labels enter vectors through daily risk tables only, when they are asked for: a table knows what was reported before its midnight.
/// </summary>
internal sealed class HistoryReplay : IDisposable
{
    private readonly CardStateStore _cards = new();
    private readonly LabelHistory? _labels;
    private readonly FraudReports _reports;
    private readonly Dictionary<CardToken, int> _numbers = [];
    private readonly IncrementalHash _fingerprint = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly float[] _vector = new float[FeatureCatalogue.Count];

    /// <param name="reports">All that the lake has; each counts from its time on.</param>
    /// <param name="risk">What live decisions see.</param>
    public HistoryReplay(FraudReports reports, RiskUse risk)
    {
        _reports = reports;
        if (risk == RiskUse.None) return;
        _labels = new LabelHistory(new LabelHistoryOptions());
        foreach (var report in reports.All.OrderBy(report => report.ReportedAt)) _labels.Report(report);
    }

    public long Transactions { get; private set; }

    /// <summary>Of all transactions and their reports so far: names the data that a model was trained on.</summary>
    public string Fingerprint => Convert.ToHexStringLower(_fingerprint.GetCurrentHash(), 0, 8);

    /// <summary>Replays the next day.</summary>
    /// <param name="date">After the day before.</param>
    /// <param name="transactions">In event-time order.</param>
    /// <param name="reader">Takes the rows.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public void Show(DateOnly date, IReadOnlyList<Transaction> transactions, IReplayReader reader, CancellationToken cancellationToken)
    {
        if (_labels is not null)
        {
            _labels.AdvanceTo(new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero));
            _cards.Risk = _labels.ToTable($"{date:yyyy-MM-dd}");
        }

        for (var i = 0; i < transactions.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % CardStateStore.MaxFetched == 0) Fetch(transactions, i);
            Show(transactions[i], reader);
        }
    }

    public void Dispose() => _fingerprint.Dispose();

    private void Fetch(IReadOnlyList<Transaction> transactions, int from)
    {
        Span<CardToken> tokens = stackalloc CardToken[Math.Min(CardStateStore.MaxFetched, transactions.Count - from)];
        for (var i = 0; i < tokens.Length; i++) tokens[i] = transactions[from + i].CardToken;
        _cards.Fetch(tokens);
    }

    private void Show(Transaction transaction, IReplayReader reader)
    {
        var row = RowOf(transaction);
        var vector = reader.WantsVector(row) ? _vector : [];
        // What is not accepted changes nothing: its card is known, so its row added no number.
        if (!_cards.TryAccept(transaction, vector, out _)) return;
        _labels?.Add(transaction);
        Transactions++;
        AddToFingerprint(transaction, row.ReportedAt);
        reader.Accept(row, vector);
    }

    private ReplayedRow RowOf(Transaction transaction)
    {
        if (!_numbers.TryGetValue(transaction.CardToken, out var card)) _numbers.Add(transaction.CardToken, card = _numbers.Count);
        var dollars = ExchangeRates.Thousandths(transaction.BillingAmount, transaction.EventTime.Year) / (double)ExchangeRates.AmountsPerUnit;
        return new ReplayedRow(transaction.Id, transaction.EventTime, card, dollars, _reports.ReportedAt(transaction.Id), _reports.CompromisedAt(transaction.CardToken));
    }

    private void AddToFingerprint(Transaction transaction, DateTimeOffset? reportedAt)
    {
        Span<byte> bytes = stackalloc byte[32];
        transaction.Id.Value.TryWriteBytes(bytes);
        BitConverter.TryWriteBytes(bytes[16..], transaction.BillingAmount.MinorUnits);
        BitConverter.TryWriteBytes(bytes[24..], reportedAt?.ToUnixTimeMilliseconds() ?? 0);
        _fingerprint.AppendData(bytes);
    }
}
