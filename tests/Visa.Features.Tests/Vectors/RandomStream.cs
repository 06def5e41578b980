using Visa.Domain;
using Visa.Domain.Transactions;

namespace Visa.Features.Tests.Vectors;

/// <summary>A few busy cards with bursts, idle weeks and months, disorder of hours and of weeks, equal times and repeats.</summary>
internal sealed class RandomStream(int seed, int cards = 3)
{
    private static readonly string[] Countries = ["FR", "GB", "US", "JP", "BR", "ZZ"];
    private static readonly string[] Currencies = ["USD", "EUR", "JPY", "KWD", "VND"];
    private static readonly int[] Mccs = [5411, 5812, 5541, 4829, 7995, 5815, 5732, 4511, 1234];

    private readonly Random _random = new(seed);
    private readonly DateTimeOffset[] _clocks = [.. Enumerable.Repeat(Transactions.Noon, cards)];
    private readonly List<Transaction> _recent = [];
    private int _number;

    public Transaction Next()
    {
        if (_recent.Count > 0 && _random.Next(10) == 0)
            return _recent[_random.Next(_recent.Count)];

        var card = _random.Next(_clocks.Length);
        _clocks[card] += Step();
        var next = Make(_clocks[card] - Lateness(), card);
        _recent.Add(next);
        if (_recent.Count > 8)
            _recent.RemoveAt(0);
        return next;
    }

    private TimeSpan Lateness() => _random.Next(40) switch
    {
        0 => TimeSpan.FromHours(_random.Next(60 * 24)),
        < 8 => TimeSpan.FromMinutes(_random.Next(20 * 60)),
        _ => TimeSpan.Zero,
    };

    private TimeSpan Step() => _random.Next(400) switch
    {
        0 => TimeSpan.FromDays(_random.Next(70)),
        < 10 => TimeSpan.FromDays(_random.Next(9)),
        < 60 => TimeSpan.Zero,
        < 240 => TimeSpan.FromSeconds(_random.Next(90)),
        _ => TimeSpan.FromMilliseconds(_random.Next(18_000_000)),
    };

    private Transaction Make(DateTimeOffset time, int card)
    {
        var billing = Currency.Parse(Currencies[card % Currencies.Length]);
        return Transactions.At(time, ++_number, (UInt128)(card + 1)) with
        {
            Type = _random.Next(2) == 0 ? TransactionType.Purchase : (TransactionType)_random.Next(5),
            Amount = new Money(Amount(), Currency.Parse(Currencies[_random.Next(3)])),
            BillingAmount = new Money(Amount(), billing),
            MerchantId = $"m-{_random.Next(_random.Next(6) == 0 ? 100 : 6)}",
            TerminalId = $"t-{_random.Next(3)}",
            Mcc = Mccs[_random.Next(Mccs.Length)],
            MerchantCountry = Countries[Math.Min(_random.Next(Countries.Length), _random.Next(Countries.Length))],
            CardCountry = Countries[card % Countries.Length],
            Latitude = _random.NextDouble() * 180 - 90,
            Longitude = _random.NextDouble() * 360 - 180,
            EntryMode = (EntryMode)_random.Next(5),
            Response = _random.Next(3) == 0 ? (IssuerResponse)_random.Next(5) : IssuerResponse.Approved,
        };
    }

    private long Amount() => _random.Next(8) switch
    {
        0 => 0,
        1 => 100,
        2 => 10_000,
        3 => _random.NextInt64(999_999_999_999_999),
        _ => _random.Next(100_000),
    };
}
