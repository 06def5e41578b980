using System.Diagnostics.CodeAnalysis;
using Visa.Generator.Network;
using Visa.Generator.Randomness;

namespace Visa.Generator.Fraud;

/// <summary>Starts campaigns of each typology in turn, as often as the wanted number of frauds a second needs, and gives their steps in order of time.</summary>
internal sealed class FraudCampaigns
{
    private static readonly ITypology[] Typologies = [new CardTesting(), new SpreeAbroad()];

    private readonly Population _population;
    private readonly Prng _prng;
    private readonly PriorityQueue<FraudStep, (DateTimeOffset Time, long Order)> _steps = new();
    private readonly TimeSpan _meanGap;
    private DateTimeOffset _nextCampaign = DateTimeOffset.MaxValue;
    private long _order;
    private int _turn;

    /// <param name="population">Whose cards are stolen.</param>
    /// <param name="seed">Chooses the campaigns.</param>
    /// <param name="rate">Fraudulent transactions a second; zero for none.</param>
    /// <param name="start">The event time before the first.</param>
    public FraudCampaigns(Population population, long seed, double rate, DateTimeOffset start)
    {
        _population = population;
        _prng = Prng.For(seed, "fraud");
        if (rate <= 0) return;
        _meanGap = TimeSpan.FromSeconds(Typologies.Average(typology => typology.MeanSteps) / rate);
        _nextCampaign = start + Gap() / 2;
    }

    /// <summary>The next step, when it comes no later than <paramref name="until"/>.</summary>
    public bool TryNext(DateTimeOffset until, out DateTimeOffset time, [NotNullWhen(true)] out FraudStep? step)
    {
        while (_nextCampaign <= until && (!_steps.TryPeek(out _, out var first) || _nextCampaign <= first.Time)) Start();
        (time, step) = (default, null);
        if (!_steps.TryPeek(out _, out var due) || due.Time > until) return false;
        time = due.Time;
        step = _steps.Dequeue();
        return true;
    }

    private void Start()
    {
        var typology = Typologies[_turn++ % Typologies.Length];
        foreach (var step in typology.Plan(_prng, _population)) _steps.Enqueue(step, (_nextCampaign + step.After, _order++));
        _nextCampaign += Gap();
    }

    /// <summary>Between half and one and a half of the mean, so that even a short run meets a campaign.</summary>
    private TimeSpan Gap() => _meanGap * (0.5 + _prng.NextDouble());
}
