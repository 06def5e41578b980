using Visa.Domain.Cards;
using Visa.Generator.Behaviour;
using Visa.Generator.Fraud;
using Visa.Generator.Issuing;
using Visa.Generator.Labels;

namespace Visa.Generator.Simulation;

/// <summary>
/// The network's life, day by day in event time. A day depends on the seed and on the frauds, refunds and disputes of the days before it
/// that still show, never on when the run began: those before its start are traced first. Memory holds one day and what is pending.
/// </summary>
internal sealed class NetworkSimulation
{
    /// <summary>Transactions for each payment that holders set out to make: a little is lost to closed shops and journeys, a little won by bursts and retries. Counted over a year.</summary>
    private const double TransactionsPerIntent = 1.0;

    private readonly SimulatedDay _day;
    private readonly CardLedger _ledger;
    private readonly Campaigns _campaigns;
    private readonly Diary<PendingRefund> _refunds = new(refund => refund.Time);
    private readonly Diary<PendingChargeback> _chargebacks = new(chargeback => chargeback.ReportedAt);
    private readonly List<DayWorker> _workers = [];
    private DateOnly _next;

    private NetworkSimulation(SimulationSettings settings, Population population)
    {
        Population = population;
        ExpectedPerDay = Expect(population);
        _day = new SimulatedDay(population);
        _ledger = new CardLedger(population);
        _campaigns = new Campaigns(settings, population, _ledger, ExpectedPerDay);
        _next = settings.Start.AddDays(-settings.LookbackDays);
        while (_next < settings.Start) Trace(settings.Start);
    }

    public Population Population { get; }

    /// <summary>Transactions of an ordinary day, about.</summary>
    public double ExpectedPerDay { get; }

    /// <summary>Builds the network and traces the days before its start.</summary>
    public static NetworkSimulation Create(SimulationSettings settings, CardTokenizer tokenizer) =>
        new(settings, Population.Build(settings.Seed, settings.Cards, settings.Merchants, tokenizer));

    /// <summary>The next day, made by so many threads; it is the same whatever their number. The day before it is gone.</summary>
    public SimulatedDay NextDay(int parallelism, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (calendar, events) = Begin();
        while (_workers.Count < parallelism) _workers.Add(new DayWorker(Population, _ledger));
        var workers = _workers.GetRange(0, parallelism);
        var customers = (long)Population.Customers.Length;
        Parallel.For(0, parallelism, new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
            i => workers[i].Make(calendar, events, (int)(customers * i / parallelism), (int)(customers * (i + 1) / parallelism)));
        _day.Begin(calendar.Date).Merge([.. workers.Select(worker => worker.Payments)]);
        foreach (var worker in workers) Remember(worker.Aftermath);
        _day.Report([.. _chargebacks.Take(calendar.Date, chargeback => chargeback.Key).Select(chargeback => chargeback.Report(Population))]);
        return _day;
    }

    /// <summary>Goes through a day before the start.</summary>
    private void Trace(DateOnly start)
    {
        var (calendar, events) = Begin();
        var daysLeft = start.DayNumber - calendar.Date.DayNumber;
        if (daysLeft > ReportDelay.MostDays) return;
        if (_workers.Count == 0) _workers.Add(new DayWorker(Population, _ledger));
        _workers[0].MakeTraces(calendar, events, withRefunds: daysLeft <= PurchaseAftermath.LatestRefundDays);
        Remember(_workers[0].Aftermath);
        _chargebacks.Take(calendar.Date, chargeback => chargeback.Key);
    }

    private (DayCalendar Calendar, DayEvents Events) Begin()
    {
        var date = _next;
        _next = date.AddDays(1);
        _campaigns.Plan(date);
        return (new DayCalendar(date), new DayEvents(_campaigns.Take(date), _refunds.Take(date, refund => (refund.Customer, refund.Time, refund.Entropy))));
    }

    private void Remember(Aftermath aftermath)
    {
        _refunds.AddRange(aftermath.Refunds);
        _chargebacks.AddRange(aftermath.Chargebacks);
    }

    private static double Expect(Population population)
    {
        var sum = 0.0;
        foreach (ref readonly var customer in population.Customers) sum += customer.Activity * TransactionsPerIntent + customer.Subscriptions * 12 / 365.25;
        return sum;
    }
}
