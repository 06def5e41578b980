using Visa.Domain.Transactions;
using Visa.Generator.Cardholders;
using Visa.Generator.Network;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Behaviour;

/// <summary>
/// What one cardholder sets out to pay on one day. It depends on the seed, the customer and the day alone, so that any day can be had at
/// any time, in any order. One object serves one thread.
/// </summary>
internal sealed class CustomerDay(Population population)
{
    private const double VerifiesNewCard = 0.05;
    private const double GoesOn = 0.18;
    private const double PlaysOn = 0.16;
    private const double TripVolume = 1.35;
    private const double MeanBreakMs = 75_000;
    private const double MeanWalkMs = 900_000;
    private const int HourMs = 3_600_000;

    private static readonly WeightedChoice[] Hours = [.. Categories.All.Select(category => new WeightedChoice(category.Hours))];
    private static readonly bool[] IsPlay = Mark(Categories.DigitalGoods, Categories.Betting);
    private static readonly bool[] IsShopping = Mark(Categories.Stores, Categories.Clothing, Categories.Electronics, Categories.Gifts, Categories.Jewellery);
    private static readonly int[] ShoppingCategories = [.. Enumerable.Range(0, IsShopping.Length).Where(category => IsShopping[category])];

    private readonly Prng _prng = new(0);
    private readonly ulong _key = Prng.Key(population.Seed, "days");
    private readonly MerchantChoice _merchants = new(population);
    private DayCalendar _calendar = null!;
    private IntentList _intents = null!;
    private int _customer;
    private Trip _trip;
    private bool _isTripDay;

    /// <summary>Adds the day's intents of a customer.</summary>
    public void Plan(int customer, DayCalendar calendar, IntentList intents)
    {
        (_calendar, _intents, _customer) = (calendar, intents, customer);
        ref readonly var holder = ref population.Customer(customer);
        _prng.Reseed(Prng.Combine(Prng.Combine(_key, customer), calendar.Date.DayNumber));
        _isTripDay = population.Travel.TryFind(customer, holder, calendar.Date, out _trip);
        var place = calendar[Locate(EventDay.Milliseconds / 2, holder.City) ?? _trip.City];
        var isAway = place.City.Index != holder.City;
        var volume = isAway ? place.TripVolume * TripVolume : place.HomeVolume;
        var count = _prng.NextPoisson(holder.Activity * volume * PayCycle.Of(holder, calendar.Date).Spending);
        for (var i = 0; i < count; i++) Pay(holder, place, (isAway ? place.OnTrip : place.AtHome).Draw(_prng));
        if ((holder.BillingDays >> calendar.Date.Day & 1) != 0) PaySubscriptions(holder);
    }

    private void Pay(in Customer holder, CityDay place, int category)
    {
        var kind = Categories.All[category];
        var isOnline = kind.Online >= 1 || _prng.NextDouble() < kind.Online * holder.OnlineTaste;
        var hour = Hours[category].Draw(_prng) + (isOnline ? holder.LateHours : 0);
        var time = place.ToUtc((hour + 24) % 24 * HourMs + _prng.Next(HourMs));
        if (!place.IsOpen(category, time, _prng.NextDouble())) return;
        if (isOnline) PayOnline(holder, category, time);
        else if (Locate(time, holder.City) is { } city) PayInPerson(holder, category, city, time);
    }

    private void PayInPerson(in Customer holder, int category, int city, int time)
    {
        var merchant = _merchants.InPerson(_prng, _customer, category, city);
        AddInPerson(holder, merchant, time);
        if (!IsShopping[category] || !_prng.Chance(GoesOn)) return;
        var next = _merchants.InPerson(_prng, _customer, ShoppingCategories[_prng.Next(ShoppingCategories.Length)], city);
        AddInPerson(holder, next, time + 180_000 + (int)_prng.NextExponential(MeanWalkMs));
    }

    private void AddInPerson(in Customer holder, int merchantIndex, int time)
    {
        var merchant = population.Merchants[merchantIndex];
        var type = merchant.Category.Type;
        Add(merchant, time, Price(merchant, holder), new PaymentIntent
        {
            Slot = Slot(holder, merchant.City.Country == Cities.All[holder.City].Country ? 0.6 : 0.85),
            Type = type,
            EntryMode = EntryModes.InPerson(merchant.City.Country, type, _prng.NextDouble()),
        });
    }

    private void PayOnline(in Customer holder, int category, int time)
    {
        var (index, isKnown) = _merchants.Online(_prng, _customer, category);
        var merchant = population.Merchants[index];
        var intent = new PaymentIntent { Slot = Slot(holder, 0.45), Type = TransactionType.Purchase, EntryMode = EntryMode.Ecommerce };
        if (!isKnown && _prng.Chance(VerifiesNewCard))
        {
            Add(merchant, time, 0, intent with { Type = TransactionType.AccountVerification });
            time += 4_000 + (int)_prng.NextExponential(MeanBreakMs / 2);
        }
        Add(merchant, time, Price(merchant, holder), intent);
        if (!IsPlay[category] || !_prng.Chance(PlaysOn)) return;
        for (var more = _prng.Between(1, 4); more > 0; more--)
        {
            time += 8_000 + (int)_prng.NextExponential(MeanBreakMs);
            Add(merchant, time, Price(merchant, holder), intent);
        }
    }

    private void PaySubscriptions(in Customer holder)
    {
        for (var i = 0; i < holder.Subscriptions; i++)
        {
            if (Subscription.BillingDay(population.Seed, _customer, i) != _calendar.Date.Day) continue;
            var bill = Subscription.Of(population.Seed, _customer, i, holder, population.Directory);
            var merchant = population.Merchants[bill.Merchant];
            var scale = _calendar[merchant.City.Index].Scale;
            Add(merchant, _prng.Next(EventDay.Milliseconds), Prices.Ask(bill.Usd, merchant.Category.Prices, scale, bill.Style), new PaymentIntent
            {
                Origin = PaymentOrigin.Subscription,
                Slot = (byte)bill.Slot,
                Type = TransactionType.Recurring,
                EntryMode = EntryMode.Ecommerce,
            });
        }
    }

    private void Add(Merchant merchant, int time, long amount, PaymentIntent intent)
    {
        // What runs past midnight is left out: it belongs to a day that is made without looking at this one.
        if (time >= EventDay.Milliseconds) return;
        intent.Milliseconds = time;
        intent.Amount = amount;
        intent.Terminal = merchant.FirstTerminal + (merchant.Terminals == 1 ? 0 : _prng.Next(merchant.Terminals));
        _intents.Insert(intent);
    }

    private long Price(Merchant merchant, in Customer holder)
    {
        var (usd, sigma) = merchant.Category.Amount;
        var wanted = _prng.NextLogNormal(usd * merchant.PriceLevel * holder.Spending, sigma);
        return Prices.Ask(wanted, merchant.Category.Prices, _calendar[merchant.City.Index].Scale, _prng.NextDouble());
    }

    private byte Slot(in Customer holder, double first) =>
        holder.Cards == 1 || _prng.Chance(first) ? (byte)0 : (byte)(1 + _prng.Next(holder.Cards - 1));

    /// <summary>Null when the holder is on the way.</summary>
    private int? Locate(int time, int home) => _isTripDay ? _trip.Locate(_calendar.Midnight + time, home) : home;

    private static bool[] Mark(params int[] mccs) => [.. Categories.All.Select(category => mccs.Contains(category.Mcc))];
}
