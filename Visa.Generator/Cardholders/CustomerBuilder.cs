using System.Globalization;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Cardholders;

/// <summary>Makes cardholders and their accounts, city by city. Distributions are chosen, not measured.</summary>
internal sealed class CustomerBuilder(long seed, NameBook names)
{
    /// <summary>
    /// Payments that a holder sets out to make a day, by card held. With retries, refunds, subscriptions and what trips, closed shops and
    /// the calendar take away, about 1.2 transactions a card and day come of it.
    /// </summary>
    public const double ActivityPerCard = 1.18;

    private const double ActivitySigma = 0.8;
    private const double MostActivity = 8;
    private const double SpendingSigma = 0.3;
    private const double HomeSpreadDegrees = 0.05;
    private const double Stretched = 0.12;

    private static readonly double[] CardsAHolder = [0.55, 0.30, 0.12, 0.03];
    private static readonly double[] IncomeBands = [0.2, 0.3, 0.25, 0.17, 0.08];
    private static readonly double[] MonthlyUsd = [1_300, 2_300, 3_600, 5_800, 11_000];
    private static readonly double[] SpendingOfBand = [0.75, 0.9, 1.05, 1.25, 1.7];
    private static readonly double[] TripsOfBand = [0.10, 0.18, 0.28, 0.42, 0.6];

    private readonly Prng _prng = Prng.For(seed, "customers");
    private readonly WeightedChoice _cardsAHolder = new(CardsAHolder);
    private readonly WeightedChoice _incomeBand = new(IncomeBands);
    private readonly List<Customer> _customers = [];
    private readonly List<string> _holders = [];
    private Card[] _cards = [];
    private int _made;

    public (Customer[] Customers, Card[] Cards, string[] Holders) Build(int cards)
    {
        _cards = new Card[cards];
        var weights = Cities.All.Sum(city => city.Weight);
        var upTo = 0.0;
        foreach (var city in Cities.All)
        {
            upTo += city.Weight;
            for (var quota = (int)Math.Round(cards * upTo / weights); _made < quota;) Settle(city, quota - _made);
        }
        return ([.. _customers], _cards, [.. _holders]);
    }

    private void Settle(City city, int room)
    {
        var band = _incomeBand.Draw(_prng);
        var cards = Math.Min(1 + _cardsAHolder.Draw(_prng), room);
        var subscriptions = _prng.NextPoisson(2.4);
        var customer = new Customer
        {
            FirstCard = _made,
            Cards = (byte)cards,
            City = (byte)city.Index,
            IncomeBand = (byte)band,
            LateHours = (sbyte)Math.Clamp(Math.Round(_prng.NextNormal() * 1.3), -3, 4),
            Latitude = (float)(city.Center.Latitude + HomeSpreadDegrees * _prng.NextNormal()),
            Longitude = (float)(city.Center.Longitude + HomeSpreadDegrees * _prng.NextNormal()),
            Activity = (float)(ActivityPerCard * cards * Math.Min(_prng.NextLogNormal(Math.Exp(-ActivitySigma * ActivitySigma / 2), ActivitySigma), MostActivity)),
            Spending = (float)(SpendingOfBand[band] * _prng.NextLogNormal(1, SpendingSigma)),
            OnlineTaste = (float)_prng.NextLogNormal(0.95, 0.4),
            Stretch = (float)(_prng.Chance(Stretched) ? _prng.Between(0.9, 1.1) : _prng.Between(0.3, 0.85)),
            TravelShare = (float)TripsOfBand[band],
            Payday = Payday(city.Country),
            Subscriptions = (byte)Math.Min(subscriptions, 6),
            BillingDays = BillingDays(_customers.Count, Math.Min(subscriptions, 6)),
        };
        for (var i = 0; i < cards; i++) _cards[_made++] = Open(city, band, i);
        _customers.Add(customer);
        _holders.Add(names.Holder(city.Country));
    }

    private Card Open(City city, int band, int which)
    {
        var validity = _prng.Between(3, 5) * 12;
        var start = 12 * 2024 + _prng.Next(validity);
        var budget = MonthlyUsd[band] * _prng.NextLogNormal(which == 0 ? 1 : 0.6, 0.35);
        return new Card(_customers.Count, (byte)_prng.Pick(Issuers.Of(city.Country)), start, (byte)validity, (float)budget);
    }

    /// <summary>In the United States every other Friday is the commonest; elsewhere the end of the month, the 25th or the 1st.</summary>
    private byte Payday(string country)
    {
        if (country is "US" or "CA" or "AU" && _prng.Chance(0.6)) return 0;
        return _prng.Pick<byte>([1, 5, 15, 25, 25, 27, 28, 28]);
    }

    private uint BillingDays(int customer, int subscriptions)
    {
        var days = 0U;
        for (var i = 0; i < subscriptions; i++) days |= 1U << Subscription.BillingDay(seed, customer, i);
        return days;
    }

    /// <summary>The issuer's number of an account, for its token.</summary>
    public static string AccountNumber(long seed, int card) => string.Create(CultureInfo.InvariantCulture, $"account {seed}/{card}");
}
