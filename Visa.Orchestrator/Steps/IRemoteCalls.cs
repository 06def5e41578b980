using Visa.Orchestrator.Remote;

namespace Visa.Orchestrator.Steps;

/// <summary>An <see cref="IRemoteJob{TSpec,THandle,TResult}"/> whose types are JSON.</summary>
public interface IRemoteCalls
{
    string Service { get; }

    TimeSpan VisibilityGrace { get; }

    TimeSpan TokenLifetime { get; }

    Task<string?> FindAsync(SubmitToken token, string spec, CancellationToken cancellationToken);

    Task<string> SubmitAsync(SubmitToken token, string spec, CancellationToken cancellationToken);

    Task<RemoteStatus<string>> DescribeAsync(string handle, CancellationToken cancellationToken);

    Task CancelAsync(string handle, CancellationToken cancellationToken);
}
