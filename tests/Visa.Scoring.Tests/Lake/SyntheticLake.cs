using Visa.Domain;
using Visa.Domain.Cards;
using Visa.Domain.Chargebacks;
using Visa.Domain.Transactions;
using Visa.Scoring.Tests.Registry;

namespace Visa.Scoring.Tests.Lake;

/// <summary>A few weeks of a small network in the lake's layout: frauds are large, at few terminals, and most are reported within days.</summary>
internal sealed class SyntheticLake
{
    public const int Days = 24;

    private const int Cards = 600;
    private const int PerDay = 150;
    private const int FraudsPerDay = 5;

    public static readonly DateOnly FirstDay = new(2025, 3, 1);

    private readonly Random _random;
    private int _number;

    public SyntheticLake(int seed = 1)
    {
        _random = new Random(seed);
        for (var day = 0; day < Days; day++) Transactions.AddRange(Day(FirstDay.AddDays(day)));
    }

    public List<Transaction> Transactions { get; } = [];

    public List<Chargeback> Chargebacks { get; } = [];

    /// <summary>The typology of each fraud.</summary>
    public Dictionary<TransactionId, string> Frauds { get; } = [];

    /// <summary>What the processed zone and the truth hold of it.</summary>
    public async Task<MemoryModelObjects> WriteAsync(Predicate<Chargeback>? isReported = null)
    {
        var objects = new MemoryModelObjects();
        foreach (var day in Transactions.GroupBy(transaction => DateOnly.FromDateTime(transaction.EventTime.UtcDateTime)))
        {
            objects.Put($"processed/transactions/event_date={day.Key:yyyy-MM-dd}/run_key=a/part-00000.parquet", await LakeFiles.TransactionsAsync([.. day]));
            objects.Put($"truth/run=history-1/part-{day.Key:yyyyMMdd}-000.parquet", await LakeFiles.TruthAsync([.. day.Select(transaction => (transaction.Id, Frauds.GetValueOrDefault(transaction.Id)))]));
        }

        foreach (var day in Chargebacks.Where(chargeback => isReported?.Invoke(chargeback) != false).GroupBy(chargeback => DateOnly.FromDateTime(chargeback.ReportedAt.UtcDateTime)))
            objects.Put($"processed/chargebacks/event_date={day.Key:yyyy-MM-dd}/run_key=a/part-00000.parquet", await LakeFiles.ChargebacksAsync([.. day]));
        return objects;
    }

    private static Transaction Payment(int number, DateTimeOffset time, int card, long cents, string terminal) => new()
    {
        Id = TransactionId.Create(time, (UInt128)(number + 1)),
        Type = TransactionType.Purchase,
        CardNumber = new MaskedPan("400000******0002"),
        CardHolder = "",
        CardToken = new CardToken((UInt128)(card + 1)),
        AccountToken = new CardToken((UInt128)(card + 1)),
        Amount = new Money(cents, Currency.Usd),
        BillingAmount = new Money(cents, Currency.Usd),
        Merchant = "",
        MerchantId = "m-" + terminal,
        Mcc = 5411,
        MerchantCountry = "FR",
        TerminalId = terminal,
        Latitude = 48.9,
        Longitude = 2.3,
        CardCountry = "FR",
        EntryMode = EntryMode.Chip,
        Response = IssuerResponse.Approved,
        EventTime = time,
        SentAt = time,
    };

    private IEnumerable<Transaction> Day(DateOnly date)
    {
        var midnight = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
        var payments = new List<Transaction>();
        for (var i = 0; i < PerDay; i++) payments.Add(Payment(_number++, Sometime(midnight), _random.Next(Cards), 500 + _random.Next(6_000), $"t{_random.Next(20)}"));
        for (var i = 0; i < FraudsPerDay; i++)
        {
            var fraud = Payment(_number++, Sometime(midnight), _random.Next(Cards), 4_000 + _random.Next(20_000), $"t{_random.Next(4)}");
            payments.Add(fraud);
            Frauds.Add(fraud.Id, _random.Next(2) == 0 ? "skimming" : "account_takeover");
            if (_random.Next(10) > 0) Chargebacks.Add(Report(fraud, "10.4"));
        }

        Chargebacks.Add(Report(payments[0], "13.1"));
        return payments.OrderBy(payment => payment.EventTime).ThenBy(payment => payment.Id.Value);
    }

    private Chargeback Report(Transaction transaction, string reason) => new()
    {
        TransactionId = transaction.Id,
        CardToken = transaction.CardToken,
        ReportedAt = transaction.EventTime.AddMinutes(60 + _random.Next(5 * 24 * 60)),
        ReasonCode = reason,
        Amount = transaction.BillingAmount,
    };

    private DateTimeOffset Sometime(DateTimeOffset midnight) => midnight.AddMilliseconds(_random.Next(86_400_000));
}
