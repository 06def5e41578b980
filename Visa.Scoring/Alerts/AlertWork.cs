namespace Visa.Scoring.Alerts;

/// <summary>What became of an analyst's step.</summary>
internal enum AlertWork
{
    Done,

    /// <summary>There is no such alert.</summary>
    NoAlert,

    /// <summary>Another analyst claimed it.</summary>
    ClaimedByAnother,
}
