using Visa.Generator.Behaviour;
using Visa.Generator.Fraud;
using Visa.Generator.Issuing;
using Visa.Generator.Labels;

namespace Visa.Generator.Simulation;

/// <summary>Makes one day of some customers, one after the other. One object serves one thread.</summary>
internal sealed class DayWorker(Population population, CardLedger ledger)
{
    private readonly CustomerDay _customerDay = new(population);
    private readonly Authorizer _authorizer = new(population, ledger);
    private readonly PurchaseAftermath _purchases = new(population);
    private readonly IntentList _intents = new();
    private DayCalendar _calendar = null!;
    private DayEvents _events = null!;
    private int _step;
    private int _refund;

    /// <summary>What was made, in the order of (time, id).</summary>
    public DayBuffer Payments { get; } = new();

    public Aftermath Aftermath { get; } = new();

    /// <summary>Makes the day of the customers from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public void Make(DayCalendar calendar, DayEvents events, int first, int end)
    {
        Begin(calendar, events, first);
        for (var customer = first; customer < end; customer++) Make(customer);
        Payments.Sort();
    }

    /// <summary>Makes of a day before the start only what may still show later; the payments themselves are of no use.</summary>
    public void MakeTraces(DayCalendar calendar, DayEvents events, bool withRefunds)
    {
        Begin(calendar, events, 0);
        for (var customer = 0; customer < population.Customers.Length; customer++)
        {
            var isStep = _step < events.Steps.Count && events.Steps[_step].Case.Customer == customer;
            if (isStep || _purchases.DisputesOn(customer, calendar.Date) || withRefunds && _purchases.TakesBackOn(customer, calendar.Date)) Make(customer);
        }
    }

    private void Begin(DayCalendar calendar, DayEvents events, int first)
    {
        (_calendar, _events) = (calendar, events);
        Payments.Clear();
        Aftermath.Clear();
        for (_step = 0; _step < events.Steps.Count && events.Steps[_step].Case.Customer < first;) _step++;
        for (_refund = 0; _refund < events.Refunds.Count && events.Refunds[_refund].Customer < first;) _refund++;
    }

    private void Make(int customer)
    {
        _intents.Clear();
        _customerDay.Plan(customer, _calendar, _intents);
        var firstStep = _step;
        AddRefunds(customer);
        AddSteps(customer);
        var from = Payments.Count;
        _authorizer.Run(customer, _calendar, _intents, _events, Payments, Aftermath);
        var isMisused = false;
        for (var i = firstStep; i < _step; i++)
        {
            if (_events.Steps[i].Kind == FraudStepKind.Payment) continue;
            isMisused = true;
            _purchases.Misuse(_events.Steps[i], _calendar.Date, Payments, from, Aftermath);
        }
        if (!isMisused) _purchases.Note(customer, _calendar.Date, Payments, from, Aftermath);
    }

    private void AddRefunds(int customer)
    {
        // In a day of traces some customers, and their refunds, are passed over.
        while (_refund < _events.Refunds.Count && _events.Refunds[_refund].Customer < customer) _refund++;
        for (; _refund < _events.Refunds.Count && _events.Refunds[_refund].Customer == customer; _refund++)
        {
            var refund = _events.Refunds[_refund];
            _intents.Insert(new PaymentIntent
            {
                Origin = PaymentOrigin.Refund,
                Source = _refund,
                Milliseconds = (int)(refund.Time - _calendar.Midnight),
                Terminal = refund.Terminal,
                Amount = refund.Amount,
                Slot = refund.Slot,
                Type = Domain.Transactions.TransactionType.Refund,
                EntryMode = refund.EntryMode,
            });
        }
    }

    private void AddSteps(int customer)
    {
        for (; _step < _events.Steps.Count && _events.Steps[_step].Case.Customer == customer; _step++)
        {
            var step = _events.Steps[_step];
            if (step.Kind != FraudStepKind.Payment) continue;
            _intents.Insert(new PaymentIntent
            {
                Origin = PaymentOrigin.Fraudster,
                Source = _step,
                Milliseconds = (int)(step.Time - _calendar.Midnight),
                Terminal = step.Terminal,
                Slot = (byte)(step.Case.Card - population.Customer(customer).FirstCard),
                Type = step.Type,
                EntryMode = step.EntryMode,
            });
        }
    }
}
