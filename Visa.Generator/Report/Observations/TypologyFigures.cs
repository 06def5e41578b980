using Visa.Domain.Transactions;

namespace Visa.Generator.Report.Observations;

/// <summary>What the frauds of one typology look like.</summary>
internal sealed class TypologyFigures(string name)
{
    private readonly HashSet<int> _cards = [];

    public string Name => name;

    /// <summary>The name in words.</summary>
    public string Words { get; } = name.Replace('_', ' ');

    public long Count { get; private set; }

    public long Declined { get; private set; }

    public long Online { get; private set; }

    /// <summary>Frauds reported as a chargeback within the report's days.</summary>
    public long ChargedBack { get; set; }

    public int Cards => _cards.Count;

    public Sample Usd { get; } = new();

    public void Add(in Observation observation)
    {
        Count++;
        _cards.Add(observation.Card);
        if (observation.Response != IssuerResponse.Approved) Declined++;
        if (observation.IsOnline) Online++;
        if (observation.IsSpending) Usd.Add(observation.Usd);
    }
}
