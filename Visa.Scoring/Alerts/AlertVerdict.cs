namespace Visa.Scoring.Alerts;

/// <summary>What an analyst found.</summary>
public enum AlertVerdict
{
    Fraud,
    Genuine,

    /// <summary>Looked at, and it cannot be told.</summary>
    Unsure,
}
