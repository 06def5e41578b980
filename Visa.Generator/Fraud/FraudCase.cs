namespace Visa.Generator.Fraud;

/// <summary>One card in a fraudster's hands: what is planned with it and how it goes. Times in milliseconds since 1970, UTC.</summary>
internal sealed class FraudCase
{
    private DateOnly _day;

    /// <summary>An index of <see cref="Typologies.All"/>.</summary>
    public required int Typology { get; init; }

    public required int Customer { get; init; }

    public required int Card { get; init; }

    /// <summary>Which card on the account was stolen; null when the holder is the fraudster and always has the current one.</summary>
    public required byte? Generation { get; init; }

    public required Exposure Exposure { get; init; }

    /// <summary>When the holder or the issuer finds out; null for never.</summary>
    public required long? NoticedAt { get; init; }

    /// <summary>When the issuer files its chargebacks; null for never.</summary>
    public required long? ReportedAt { get; init; }

    /// <summary>What is asked for, relative to the plan: less after a refusal for want of funds.</summary>
    public double Scale { get; private set; }

    /// <summary>The fraudster has given up for the day.</summary>
    public bool IsAbandoned { get; private set; }

    private int Refusals { get; set; }

    /// <summary>Begins a day: what the fraudster has learnt lasts for the day, so that every day can be made without the one before.</summary>
    public void Begin(DateOnly day)
    {
        if (_day == day) return;
        (_day, Scale, Refusals, IsAbandoned) = (day, 1, 0, false);
    }

    public void LackFunds()
    {
        Scale *= Exposure.CutAfterDecline;
        Refuse();
    }

    public void Refuse() => IsAbandoned |= ++Refusals >= Exposure.Patience;
}
