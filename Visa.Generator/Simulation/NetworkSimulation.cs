using Visa.Domain.Cards;
using Visa.Domain.Transactions;
using Visa.Generator.Randomness;

namespace Visa.Generator.Simulation;

/// <summary>The network's life, day by day in event time.</summary>
internal sealed class NetworkSimulation
{
    private readonly SimulationSettings _settings;
    private readonly SimulatedDay _day;
    private DateOnly _next;

    private NetworkSimulation(SimulationSettings settings, Population population)
    {
        _settings = settings;
        Population = population;
        _day = new SimulatedDay(population);
        _next = settings.Start;
    }

    public Population Population { get; }

    /// <summary>Transactions of an ordinary day, about.</summary>
    public double ExpectedPerDay => _settings.Cards;

    public static NetworkSimulation Create(SimulationSettings settings, CardTokenizer tokenizer) =>
        new(settings, Population.Build(settings.Seed, settings.Cards, settings.Merchants, tokenizer));

    /// <summary>The next day, made by so many threads; the bytes are the same whatever their number. The day before it is gone.</summary>
    public SimulatedDay NextDay(int parallelism, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var buffer = _day.Begin(_next);
        var prng = new Prng(Prng.Combine(Prng.Key(_settings.Seed, "skeleton"), _next.DayNumber));
        for (var i = 0; i < _settings.Cards; i++)
        {
            ref var payment = ref buffer.Add();
            payment.Card = i;
            payment.Terminal = prng.Next(Population.Terminals.Length);
            payment.Amount = payment.Billing = prng.Next(10_000);
            payment.Milliseconds = prng.Next(EventDay.Milliseconds);
            payment.Entropy = prng.NextUInt64();
            payment.EntryMode = EntryMode.Contactless;
            payment.Fraud = (byte)(prng.Chance(0.0025) ? 1 : 0);
        }
        buffer.Sort();
        _next = _next.AddDays(1);
        return _day;
    }
}
