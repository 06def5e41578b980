namespace Visa.Scoring.Replay;

/// <summary>Takes what a replay shows, in event-time order.</summary>
internal interface IReplayReader
{
    /// <param name="row">What is known of the transaction.</param>
    /// <param name="vector">Its features in catalogue order; only for the length of the call.</param>
    void Accept(in ReplayedRow row, ReadOnlySpan<float> vector);
}
