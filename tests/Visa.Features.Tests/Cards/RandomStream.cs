using Visa.Domain;
using Visa.Domain.Transactions;

namespace Visa.Features.Tests.Cards;

/// <summary>A few busy cards with bursts, idle weeks, disorder of up to twenty hours, equal times and repeats.</summary>
internal sealed class RandomStream(int seed)
{
    private static readonly string[] Countries = ["FR", "GB", "US", "JP"];

    private readonly Random _random = new(seed);
    private readonly DateTimeOffset[] _clocks = [.. Enumerable.Repeat(Transactions.Noon, 3)];
    private readonly List<Transaction> _recent = [];
    private int _number;

    public Transaction Next()
    {
        if (_recent.Count > 0 && _random.Next(10) == 0)
            return _recent[_random.Next(_recent.Count)];

        var card = _random.Next(_clocks.Length);
        _clocks[card] += Step();
        var lateness = _random.Next(5) == 0 ? TimeSpan.FromMinutes(_random.Next(20 * 60)) : TimeSpan.Zero;
        var next = Make(_clocks[card] - lateness, card);
        _recent.Add(next);
        if (_recent.Count > 8)
            _recent.RemoveAt(0);
        return next;
    }

    private TimeSpan Step() => _random.Next(20) switch
    {
        0 => TimeSpan.FromDays(_random.Next(9)),
        < 4 => TimeSpan.Zero,
        < 12 => TimeSpan.FromSeconds(_random.Next(90)),
        _ => TimeSpan.FromMinutes(_random.Next(300)),
    };

    private Transaction Make(DateTimeOffset time, int card) => Transactions.At(time, ++_number, (UInt128)(card + 1)) with
    {
        BillingAmount = new Money(_random.Next(4) == 0 ? 0 : _random.Next(100_000), Currency.Usd),
        MerchantId = $"m-{_random.Next(6)}",
        MerchantCountry = Countries[_random.Next(Countries.Length)],
        Latitude = _random.NextDouble() * 180 - 90,
        Longitude = _random.NextDouble() * 360 - 180,
        EntryMode = (EntryMode)_random.Next(5),
        Response = (IssuerResponse)_random.Next(5),
    };
}
