using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>A consumer's hold on a shard.</summary>
/// <param name="beganAt">The timestamp of the call that began it.</param>
internal sealed class Subscription(long beganAt)
{
    private readonly TaskCompletionSource<AwsException> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long BeganAt => beganAt;

    /// <summary>Ends, with what its reader is to be told, when the subscription was taken away.</summary>
    public Task<AwsException> Ended => _ended.Task;

    public void End(AwsException reason) => _ended.TrySetResult(reason);
}
