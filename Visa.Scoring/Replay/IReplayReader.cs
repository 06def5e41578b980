namespace Visa.Scoring.Replay;

/// <summary>Takes what a replay shows, in event-time order.</summary>
internal interface IReplayReader
{
    /// <summary>Whether the row's vector is of use: to compute it is most of a replay's work.</summary>
    bool WantsVector(in ReplayedRow row);

    /// <param name="row">What is known of the transaction.</param>
    /// <param name="vector">Its features in catalogue order, only for the length of the call; empty when they are not wanted.</param>
    void Accept(in ReplayedRow row, ReadOnlySpan<float> vector);
}
