namespace Visa.Scoring.Alerts;

/// <summary>How far the work on an alert is.</summary>
public enum AlertStatus
{
    /// <summary>Nobody judged it yet.</summary>
    Open,

    /// <summary>Claimed by the analyst who asks, and not judged yet.</summary>
    Mine,

    Judged,
}
