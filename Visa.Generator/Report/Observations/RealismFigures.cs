using Visa.Domain.Transactions;
using Visa.Generator.Fraud;
using Visa.Generator.Network;
using Visa.Generator.Simulation;
using Visa.Reports.Distributions;

namespace Visa.Generator.Report.Observations;

/// <summary>All that the report shows, gathered day by day in memory that does not grow with the transactions.</summary>
internal sealed class RealismFigures
{
    private readonly Observer _observer;
    private readonly int[] _perCard;
    private readonly Dictionary<TransactionId, int> _frauds = [];
    private readonly List<DayCount> _days = [];

    public RealismFigures(Population population)
    {
        _observer = new Observer(population);
        _perCard = new int[population.Cards.Length];
        Timelines = new CardTimelines(population.Cards.Length);
        Typologies = [.. Fraud.Typologies.All.Select(typology => new TypologyFigures(typology.Name))];
        AmountByCategory = [.. Categories.All.Select(_ => new Sample())];
    }

    public IReadOnlyList<DayCount> Days => _days;

    public IReadOnlyList<TypologyFigures> Typologies { get; }

    public ChargebackFigures Chargebacks { get; } = new();

    public CardTimelines Timelines { get; }

    /// <summary>Honest spending by category.</summary>
    public IReadOnlyList<Sample> AmountByCategory { get; }

    public Sample HonestUsd { get; } = new(200_000);

    public Sample FraudUsd { get; } = new(200_000);

    public Histogram HonestAmounts { get; } = Amounts();

    public Histogram FraudAmounts { get; } = Amounts();

    public Counts Hours { get; } = new(24);

    public Counts Weekdays { get; } = new(7);

    public Counts EntryModes { get; } = new(Enum.GetValues<EntryMode>().Length);

    public Counts Types { get; } = new(Enum.GetValues<TransactionType>().Length);

    public Counts Responses { get; } = new(Enum.GetValues<IssuerResponse>().Length);

    public Counts Abroad { get; } = new(2);

    public Counts CategoryCounts { get; } = new(Categories.All.Count);

    public double OnlineFraudUsd { get; private set; }

    public long Transactions => Hours.Total;

    public IReadOnlyList<int> TransactionsPerCard => _perCard;

    public void Add(SimulatedDay day)
    {
        var (index, frauds) = (0, 0);
        foreach (var observation in _observer.Observe(day))
        {
            var id = observation.IsFraud || Timelines.Follows(observation.Card) ? day.Id(index) : default;
            if (observation.IsFraud)
            {
                frauds++;
                _frauds[id] = observation.Fraud;
            }
            Add(observation);
            Timelines.Add(observation, id);
            index++;
        }
        foreach (var chargeback in day.Chargebacks)
        {
            Chargebacks.Add(chargeback);
            Timelines.Add(chargeback);
            if (_frauds.TryGetValue(chargeback.TransactionId, out var fraud)) Typologies[fraud - 1].ChargedBack++;
        }
        _days.Add(new DayCount(day.Date, day.Count, frauds, day.Chargebacks.Count));
    }

    private void Add(in Observation observation)
    {
        var isFraud = observation.IsFraud;
        _perCard[observation.Card]++;
        Hours.Add(observation.LocalTime.Hour, isFraud);
        Weekdays.Add(((int)observation.LocalTime.DayOfWeek + 6) % 7, isFraud);
        EntryModes.Add((int)observation.EntryMode, isFraud);
        Types.Add((int)observation.Type, isFraud);
        Responses.Add((int)observation.Response, isFraud);
        Abroad.Add(observation.IsAbroad ? 1 : 0, isFraud);
        CategoryCounts.Add(observation.Category, isFraud);
        if (isFraud) Typologies[observation.Fraud - 1].Add(observation);
        if (observation.IsSpending) AddSpending(observation);
    }

    private void AddSpending(in Observation observation)
    {
        (observation.IsFraud ? FraudUsd : HonestUsd).Add(observation.Usd);
        (observation.IsFraud ? FraudAmounts : HonestAmounts).Add(observation.Usd);
        if (!observation.IsFraud) AmountByCategory[observation.Category].Add(observation.Usd);
        else if (observation.IsOnline) OnlineFraudUsd += observation.Usd;
    }

    private static Histogram Amounts() => Histogram.Logarithmic(0.1, 10_000, 60);
}
