namespace Visa.Orchestrator.Remote;

/// <summary>
/// Work that another system does: four small calls, each safe to repeat. When to call which, and what a crash between two of them
/// means, is the engine's matter.
/// </summary>
/// <typeparam name="TSpec">What to run; stored with the attempt, so that a restart submits what was decided before it.</typeparam>
/// <typeparam name="THandle">By which the service knows the job; stored once the service has answered.</typeparam>
/// <typeparam name="TResult">What a job that succeeded gives to the steps after it.</typeparam>
public interface IRemoteJob<TSpec, THandle, TResult>
    where THandle : class
{
    /// <summary>How the service is called on pages and in metrics.</summary>
    string Service { get; }

    /// <summary>How long after a submission the service may not yet list the job.</summary>
    TimeSpan VisibilityGrace { get; }

    /// <summary>How long the same token, submitted again, can be told from a new one. After that a job that is not found may have run.</summary>
    TimeSpan TokenLifetime { get; }

    /// <summary>The job that was submitted with this token, whatever its state; null when the service lists none.</summary>
    ValueTask<THandle?> FindAsync(SubmitToken token, TSpec spec, CancellationToken cancellationToken);

    /// <summary>Submits the job.</summary>
    /// <exception cref="RemoteJobException">The service refused, and why.</exception>
    ValueTask<THandle> SubmitAsync(SubmitToken token, TSpec spec, CancellationToken cancellationToken);

    ValueTask<RemoteStatus<TResult>> DescribeAsync(THandle handle, CancellationToken cancellationToken);

    /// <summary>Asks the job to stop; it has stopped when <see cref="DescribeAsync"/> says so. Stopping a job that has ended is no error.</summary>
    ValueTask CancelAsync(THandle handle, CancellationToken cancellationToken);
}
