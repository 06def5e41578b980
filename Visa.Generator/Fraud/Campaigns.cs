using Visa.Generator.Issuing;
using Visa.Generator.Labels;
using Visa.Generator.Randomness;
using Visa.Generator.Simulation;

namespace Visa.Generator.Fraud;

/// <summary>
/// Plans campaigns day by day: how many of a typology begin on a day, and what they do, depends on the seed, the typology and the day, not
/// on where a run starts. Their steps wait in a diary for the day on which they fall.
/// </summary>
internal sealed class Campaigns
{
    /// <summary>No campaign looks further back at its victims' payments.</summary>
    private const int DaysLookedBack = 60;

    private readonly ulong[] _keys;
    private readonly double[] _weights;
    private readonly double _fraudsPerDay;
    private readonly HolderDays _holders;
    private readonly Campaign _campaign;
    private readonly Prng _counts = new(0);
    private readonly Diary<FraudStep> _steps = new(step => step.Time);

    public Campaigns(SimulationSettings settings, Population population, CardLedger ledger, double transactionsPerDay)
    {
        var share = settings.FraudBasisPoints / 10_000;
        _fraudsPerDay = transactionsPerDay * share / (1 - share);
        _holders = new HolderDays(population);
        _campaign = new Campaign(population, ledger, _holders, _steps);
        _keys = [.. Typologies.All.Select(typology => Prng.Key(settings.Seed, typology.Name))];
        _weights = [.. Typologies.All.Select(typology => settings.TypologyWeights.GetValueOrDefault(typology.Name, typology.Weight))];
    }

    /// <summary>Plans the campaigns that begin on a day; days are planned in order.</summary>
    public void Plan(DateOnly date)
    {
        if (_fraudsPerDay <= 0) return;
        _holders.ForgetBefore(date.AddDays(-DaysLookedBack));
        Drift[] drifts = [.. _keys.Select(key => Drift.Of(key, date))];
        var total = _weights.Zip(drifts, (weight, drift) => weight * drift.Share).Sum();
        for (var i = 0; i < _keys.Length; i++)
        {
            var mean = _fraudsPerDay * _weights[i] * drifts[i].Share / total / Typologies.All[i].MeanTransactions;
            Begin(i, Prng.Combine(_keys[i], date.DayNumber), date, mean, drifts[i]);
        }
    }

    /// <summary>The steps that fall on a day, by customer and time.</summary>
    public List<FraudStep> Take(DateOnly date) => _steps.Take(date, step => (step.Case.Customer, step.Time, step.Case.Typology));

    private void Begin(int typology, ulong key, DateOnly date, double mean, Drift drift)
    {
        _counts.Reseed(key);
        for (var left = Count(mean); left > 0; left--)
        {
            _campaign.Begin(typology, _counts.NextUInt64(), date, drift);
            Typologies.All[typology].Plan(_campaign);
        }
    }

    /// <summary>A Poisson number, drawn in parts: the product of uniforms is for small means.</summary>
    private int Count(double mean)
    {
        const double Part = 20;
        var count = 0;
        for (; mean > Part; mean -= Part) count += _counts.NextPoisson(Part);
        return count + _counts.NextPoisson(mean);
    }
}
