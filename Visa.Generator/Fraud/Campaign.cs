using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Cardholders;
using Visa.Generator.Issuing;
using Visa.Generator.Labels;
using Visa.Generator.Network;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Fraud;

/// <summary>A campaign while it is being planned: chance, the network, and where its cases and steps go.</summary>
internal sealed class Campaign(Population population, CardLedger ledger, HolderDays holders, Diary<FraudStep> steps)
{
    private const long HourMs = 3_600_000;
    private const double LongestReissueDays = 6;

    public const long MinuteMs = 60_000;
    public const long DayMs = EventDay.Milliseconds;

    private int _typology;

    public Prng Prng { get; } = new(0);

    /// <summary>The day on which its first step falls.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>When it begins, in milliseconds since 1970, UTC.</summary>
    public long Start { get; private set; }

    public Drift Drift { get; private set; }

    public Population Population => population;

    public HolderDays Holders => holders;

    /// <summary>Begins another campaign with the same object.</summary>
    public void Begin(int typology, ulong key, DateOnly date, Drift drift)
    {
        (_typology, Date, Drift) = (typology, date, drift);
        Prng.Reseed(key);
        Start = EventDay.Midnight(date) + Prng.Next(EventDay.Milliseconds);
    }

    public int AnyCard() => Prng.Next(population.Cards.Length);

    public int AnyCustomer() => Prng.Next(population.Customers.Length);

    /// <summary>A city, drawn by its size.</summary>
    public City AnyCity() => Cities.All[population.Customer(AnyCustomer()).City];

    /// <summary>One of several goods; which are in favour changes from quarter to quarter.</summary>
    public int Favoured(params ReadOnlySpan<int> mccs)
    {
        var draw = Prng.NextDouble();
        return mccs[((int)(draw * draw * mccs.Length) + Drift.Turn) % mccs.Length];
    }

    /// <summary>A shop of the trade in a city.</summary>
    public Merchant Shop(int mcc, int city) =>
        population.Merchants[MerchantDirectory.Popular(population.Directory.Shops(city, Categories.IndexOf(mcc)), Prng.NextDouble())];

    /// <summary>A web shop of the trade: in the card's country, or anywhere.</summary>
    public Merchant WebShop(int mcc, int card, double domestic)
    {
        var category = Categories.IndexOf(mcc);
        var shops = Prng.Chance(domestic)
            ? population.Directory.WebShops(population.HomeOf(card).CountryIndex, category)
            : population.Directory.WebShops(category);
        return population.Merchants[MerchantDirectory.Popular(shops, Prng.NextDouble())];
    }

    /// <summary>An amount in US dollars as the merchant's customers spend, times a factor.</summary>
    public double Usual(Merchant merchant, double factor)
    {
        var (usd, sigma) = merchant.Category.Amount;
        return Prng.NextLogNormal(usd * merchant.PriceLevel * factor * Drift.Amount, sigma);
    }

    /// <summary>Takes a card from <paramref name="at"/> on; null when it is blocked already.</summary>
    public FraudCase? Open(int card, long at, Exposure exposure, string? typology = null)
    {
        var date = EventDay.Of(at);
        var standing = ledger.At(card, at, date.Year * 12 + date.Month - 1);
        if (standing.IsBlocked || standing.IsLost) return null;
        var isNoticed = Prng.Chance(exposure.Noticed);
        var reported = at + ReportDelay.Draw(Prng);
        var opened = new FraudCase
        {
            Typology = typology is null ? _typology : Typologies.IndexOf(typology),
            Customer = population.Card(card).Customer,
            Card = card,
            Generation = exposure.IsFirstParty ? null : standing.Generation,
            Exposure = exposure,
            NoticedAt = isNoticed ? reported : null,
            ReportedAt = isNoticed ? reported : null,
        };
        Replace(opened, at);
        return opened;
    }

    public void Pay(FraudCase? by, long time, Merchant merchant, double usd, EntryMode mode, TransactionType type = TransactionType.Purchase)
    {
        if (by is null) return;
        var terminal = merchant.FirstTerminal + Prng.Next(merchant.Terminals);
        steps.Add(new FraudStep(by, FraudStepKind.Payment, time, terminal, usd) { Type = usd == 0 ? TransactionType.AccountVerification : type, EntryMode = mode });
    }

    /// <summary>Does something with a payment that the holder makes anyway.</summary>
    public void Misuse(FraudCase? by, FraudStepKind kind, DateOnly date, in PaymentIntent payment)
    {
        if (by is not null) steps.Add(new FraudStep(by, kind, EventDay.Midnight(date) + payment.Milliseconds, payment.Terminal, 0));
    }

    /// <summary>Milliseconds, exponential with that mean at this quarter's pace, and no less than a moment.</summary>
    public long Pause(double meanMinutes, double leastMinutes = 0.1) => (long)((leastMinutes + Prng.NextExponential(meanMinutes) * Drift.Pace) * MinuteMs);

    private void Replace(FraudCase opened, long at)
    {
        var exposure = opened.Exposure;
        var reissue = (long)(Prng.Between(1.5, LongestReissueDays) * DayMs);
        if (exposure.IsFirstParty) return;
        if (exposure.HoursUntilMissed is { } hours)
        {
            var missed = at + (long)(Math.Min(Prng.NextLogNormal(hours, 0.9), 96) * HourMs);
            ledger.Replace(opened.Card, at, new Replacement(at, missed, missed + reissue, 0));
        }
        else if (opened.NoticedAt is { } noticed)
        {
            ledger.Replace(opened.Card, at, new Replacement(noticed, noticed, noticed + reissue, 0));
        }
    }
}
