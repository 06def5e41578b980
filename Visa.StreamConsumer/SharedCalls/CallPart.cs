using System.Diagnostics;

namespace Visa.StreamConsumer.SharedCalls;

/// <summary>What one caller has in a shared call, and what becomes of it.</summary>
/// <param name="content">What it sends.</param>
/// <param name="weight">What it counts against the most that one call takes.</param>
/// <param name="cancellationToken">The caller's: after it the content is nobody's any more and must not be read.</param>
internal sealed class CallPart<TContent, TAnswer>(TContent content, int weight, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<TAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TContent Content => content;

    public int Weight => weight;

    public bool IsSettled => _answer.Task.IsCompleted;

    public bool IsGivenUp => cancellationToken.IsCancellationRequested;

    /// <summary>What the caller does, for the trace.</summary>
    public Activity? Caller { get; } = Activity.Current;

    /// <summary>Ends with the answer, with the failure, or when the caller gives up.</summary>
    public Task<TAnswer> Answer => _answer.Task.WaitAsync(cancellationToken);

    public void Settle(TAnswer answer) => _answer.TrySetResult(answer);

    public void Fail(Exception exception) => _answer.TrySetException(exception);
}
