namespace Visa.Generator.Fraud;

/// <summary>How a typology's cases fare with issuers and holders.</summary>
internal sealed record Exposure
{
    /// <summary>The fraction of cases that anyone finds out about.</summary>
    public required double Noticed { get; init; }

    /// <summary>Probability that the issuer refuses a payment on suspicion.</summary>
    public required double Suspected { get; init; }

    /// <summary>Probability of a wrong PIN where one is asked for.</summary>
    public double WrongPin { get; init; }

    /// <summary>Refusals in a day after which the fraudster gives up.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>What the next amount is cut to after a refusal for want of funds.</summary>
    public double CutAfterDecline { get; init; } = 0.5;

    /// <summary>The median hours until the card is blocked, when its holder misses the card itself; else it is blocked when the fraud is noticed.</summary>
    public double? HoursUntilMissed { get; init; }

    /// <summary>The holder is the fraudster: nothing is stolen and the card stays valid.</summary>
    public bool IsFirstParty { get; init; }
}
