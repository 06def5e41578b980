namespace Visa.Orchestrator.Remote;

/// <summary>Takes a remote job from its token to its end in one call, for commands that run in the foreground: the engine does the same step by step, over restarts.</summary>
public sealed class RemoteRun(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Adopts the job of the newest attempt unless it has failed, in which case it makes one more attempt, and waits. Throws <see cref="RemoteJobException"/> when it fails.</summary>
    /// <param name="token">By the number of the attempt, from 1.</param>
    public async Task<TResult> RunAsync<TSpec, THandle, TResult>(IRemoteJob<TSpec, THandle, TResult> job, Func<int, SubmitToken> token, TSpec spec, CancellationToken cancellationToken)
        where THandle : class
    {
        var attempt = 1;
        var handle = await job.FindAsync(token(attempt), spec, cancellationToken);
        while (handle is not null && (await job.DescribeAsync(handle, cancellationToken)).State is RemoteState.Failed or RemoteState.Cancelled)
            handle = await job.FindAsync(token(++attempt), spec, cancellationToken);
        handle ??= await job.SubmitAsync(token(attempt), spec, cancellationToken);
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 1.2 : LongestPause)
        {
            var status = await job.DescribeAsync(handle, cancellationToken);
            if (status.State == RemoteState.Succeeded) return status.Result!;
            if (status.State != RemoteState.Active) throw new RemoteJobException(status.Class, $"{job.Service}: {status.Error}");
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
