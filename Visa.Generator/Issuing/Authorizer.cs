using Visa.Domain.Transactions;
using Visa.Generator.Behaviour;
using Visa.Generator.Fraud;
using Visa.Generator.Labels;
using Visa.Generator.Network;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Issuing;

/// <summary>
/// Takes one customer's intents of a day through the issuer, in the order of their times, and writes what crosses the network: the
/// attempts, their answers, and what people try next. Shares of errors are chosen: a few percent of honest requests are declined. One
/// object serves one thread.
/// </summary>
internal sealed class Authorizer(Population population, CardLedger ledger)
{
    private const double MistypedPin = 0.012;
    private const double NotHonored = 0.005;
    private const double TriesAgain = 0.5;
    private const double OldNumberOnFile = 0.25;
    private const int MostRetries = 2;

    private readonly ulong _key = Prng.Key(population.Seed, "issuers");
    private readonly Prng _prng = new(0);
    private readonly CardFunds _funds = new(population);
    private readonly FraudReports _reports = new();
    private DayCalendar _calendar = null!;
    private IntentList _intents = null!;
    private DayBuffer _output = null!;
    private int _customer;

    /// <summary>Writes the day of a customer to <paramref name="output"/>.</summary>
    public void Run(int customer, DayCalendar calendar, IntentList intents, DayEvents events, DayBuffer output, Aftermath aftermath)
    {
        (_customer, _calendar, _intents, _output) = (customer, calendar, intents, output);
        _prng.Reseed(Prng.Combine(Prng.Combine(_key, customer), calendar.Date.DayNumber));
        _funds.Begin(customer, calendar);
        for (var i = 0; i < intents.Count; i++)
        {
            var intent = intents[i];
            switch (intent.Origin)
            {
                case PaymentOrigin.Refund:
                    Refund(intent, events.Refunds[intent.Source]);
                    break;
                case PaymentOrigin.Fraudster:
                    Defraud(intent, events.Steps[intent.Source], aftermath);
                    break;
                default:
                    Pay(intent);
                    break;
            }
        }
    }

    private void Refund(in PaymentIntent intent, in PendingRefund refund)
    {
        ref var payment = ref Write(intent, intent.Amount, Standing(intent).Generation, IssuerResponse.Approved);
        payment.Entropy = refund.Entropy;
        payment.Fraud = refund.Fraud;
    }

    private void Pay(PaymentIntent intent)
    {
        var standing = Standing(intent);
        if (IsUnusable(standing, intent))
        {
            if (intent.Origin == PaymentOrigin.Subscription) Write(intent, intent.Amount, standing.Generation, IssuerResponse.DoNotHonor);
            if (intent.Origin == PaymentOrigin.Subscription || !TakesAnotherCard(ref intent)) return;
            standing = Standing(intent);
        }
        var response = Answer(intent, standing, out var generation);
        Write(intent, intent.Amount, generation, response);
        TryAgain(intent, response);
    }

    private IssuerResponse Answer(in PaymentIntent intent, CardStanding standing, out byte generation)
    {
        generation = standing.Generation;
        if (!intent.IsInPerson && intent.Attempt == 0 && generation > 0 && Card(intent).MonthsSinceRenewal(_calendar.Month) == 0 && _prng.Chance(OldNumberOnFile))
        {
            generation--;
            return IssuerResponse.ExpiredCard;
        }
        if (AsksPin(intent) && _prng.Chance(MistypedPin)) return IssuerResponse.WrongPin;
        if (intent.Amount == 0) return IssuerResponse.Approved;
        if (_prng.Chance(NotHonored)) return IssuerResponse.DoNotHonor;
        return Draw(intent, intent.Amount) ? IssuerResponse.Approved : IssuerResponse.InsufficientFunds;
    }

    private void TryAgain(PaymentIntent intent, IssuerResponse response)
    {
        if (response == IssuerResponse.Approved || intent.Attempt >= MostRetries) return;
        intent.Attempt++;
        var seconds = response switch
        {
            IssuerResponse.WrongPin => _prng.Between(10.0, 40),
            IssuerResponse.ExpiredCard => _prng.Between(30.0, 300),
            _ => _prng.Between(15.0, 120),
        };
        intent.Milliseconds += (int)(seconds * 1_000);
        var goesOn = response switch
        {
            IssuerResponse.WrongPin or IssuerResponse.ExpiredCard => true,
            IssuerResponse.InsufficientFunds => AsksLess(ref intent),
            _ => _prng.Chance(TriesAgain),
        };
        if (goesOn && intent.Milliseconds < EventDay.Milliseconds) _intents.Insert(intent);
    }

    /// <summary>Without funds people take another card, or less cash, or leave it.</summary>
    private bool AsksLess(ref PaymentIntent intent)
    {
        if (intent.Origin == PaymentOrigin.Subscription || !_prng.Chance(TriesAgain)) return false;
        if (TakesAnotherCard(ref intent)) return true;
        if (intent.Type != TransactionType.Cash) return false;
        var scale = Scale(intent);
        intent.Amount = Prices.Ask(intent.Amount / scale.MinorPerUsd / 2, PriceStyle.Notes, scale, 0);
        return true;
    }

    private void Defraud(in PaymentIntent intent, in FraudStep step, Aftermath aftermath)
    {
        var by = step.Case;
        by.Begin(_calendar.Date);
        if (by.IsAbandoned) return;
        var standing = Standing(intent);
        var generation = by.Generation ?? standing.Generation;
        var usd = step.Usd * by.Scale;
        var amount = usd > 0 ? Prices.Ask(usd, usd == 1 ? PriceStyle.Round : Merchant(intent).Category.Prices, Scale(intent), _prng.NextDouble()) : 0;
        var isRefused = standing.IsBlocked || generation != standing.Generation || _prng.Chance(by.Exposure.Suspected);
        var response = isRefused ? IssuerResponse.DoNotHonor
            : AsksPin(intent) && _prng.Chance(by.Exposure.WrongPin) ? IssuerResponse.WrongPin
            : amount == 0 || Draw(intent, amount) ? IssuerResponse.Approved : IssuerResponse.InsufficientFunds;
        ref var payment = ref Write(intent, amount, generation, response);
        payment.Fraud = (byte)(by.Typology + 1);
        if (response == IssuerResponse.InsufficientFunds) by.LackFunds();
        else if (response != IssuerResponse.Approved) by.Refuse();
        else _reports.Add(by, _calendar.Midnight, payment, amount / Scale(intent).MinorPerUsd, aftermath);
    }

    private ref SimulatedPayment Write(in PaymentIntent intent, long amount, byte generation, IssuerResponse response)
    {
        ref var payment = ref _output.Add();
        ref readonly var holder = ref population.Customer(_customer);
        payment.Amount = amount;
        payment.Billing = _calendar.Bill(amount, Merchant(intent).City.Index, holder.City);
        payment.Entropy = _prng.NextUInt64();
        payment.Milliseconds = intent.Milliseconds;
        payment.Card = holder.FirstCard + intent.Slot;
        payment.Terminal = intent.Terminal;
        payment.Generation = generation;
        payment.Type = intent.Type;
        payment.EntryMode = intent.EntryMode;
        payment.Response = response;
        return ref payment;
    }

    private bool Draw(in PaymentIntent intent, long amount)
    {
        var usd = amount / Scale(intent).MinorPerUsd;
        if (!_funds.Covers(intent.Slot, usd, intent.Type)) return false;
        _funds.Spend(intent.Slot, usd, intent.Type);
        return true;
    }

    private bool TakesAnotherCard(ref PaymentIntent intent)
    {
        var cards = population.Customer(_customer).Cards;
        var first = intent.Slot;
        for (var i = 1; i < cards; i++)
        {
            intent.Slot = (byte)((first + i) % cards);
            if (!IsUnusable(Standing(intent), intent)) return true;
        }
        intent.Slot = first;
        return false;
    }

    private CardStanding Standing(in PaymentIntent intent) =>
        ledger.At(population.Customer(_customer).FirstCard + intent.Slot, _calendar.Midnight + intent.Milliseconds, _calendar.Month);

    private static bool IsUnusable(CardStanding standing, in PaymentIntent intent) => standing.IsBlocked || standing.IsLost && intent.IsInPerson;

    private static bool AsksPin(in PaymentIntent intent) => intent.EntryMode == EntryMode.Chip || intent.Type == TransactionType.Cash;

    private ref readonly Cardholders.Card Card(in PaymentIntent intent) => ref population.Card(population.Customer(_customer).FirstCard + intent.Slot);

    private Merchant Merchant(in PaymentIntent intent) => population.MerchantAt(intent.Terminal);

    private PriceScale Scale(in PaymentIntent intent) => _calendar[Merchant(intent).City.Index].Scale;
}
