namespace Visa.Scoring.SharedQueue;

/// <summary>What one of several tasks does at a time. The numbers are those of PostgreSQL's advisory locks: an old and a new version agree on them.</summary>
internal enum Turn
{
    PrepareDatabase = 1,
    ReadDecisions = 2,
    SendFeedback = 3,
}
