namespace Visa.Orchestrator.Remote;

/// <summary>Takes a remote job from its token to its end in one call, for commands that run in the foreground: the engine does the same step by step, over restarts.</summary>
public sealed class RemoteRun(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Adopts the job of this token when there is one that has not failed, else submits it, and waits. Throws <see cref="RemoteJobException"/> when it fails.</summary>
    public async Task<TResult> RunAsync<TSpec, THandle, TResult>(IRemoteJob<TSpec, THandle, TResult> job, SubmitToken token, TSpec spec, CancellationToken cancellationToken)
        where THandle : class
    {
        var handle = await job.FindAsync(token, spec, cancellationToken) ?? await job.SubmitAsync(token, spec, cancellationToken);
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 1.5 : LongestPause)
        {
            var status = await job.DescribeAsync(handle, cancellationToken);
            if (status.State == RemoteState.Succeeded) return status.Result!;
            if (status.State != RemoteState.Active) throw new RemoteJobException(status.Class, $"{job.Service}: {status.Error}");
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
