using System.Diagnostics.CodeAnalysis;

namespace Visa.Orchestrator.Remote;

/// <summary>What a service says of a job.</summary>
/// <param name="Detail">The service's own word for the state.</param>
/// <param name="Error">Why it failed, in the service's words.</param>
/// <param name="Class">What a failure means for another attempt.</param>
[SuppressMessage("Design", "CA1000", Justification = "The name of the type says what is made; nobody has to write its argument twice.")]
public sealed record RemoteStatus<TResult>(RemoteState State, string Detail, TResult? Result = default, string? Error = null, FailureClass Class = FailureClass.Retryable)
{
    public static RemoteStatus<TResult> Active(string detail) => new(RemoteState.Active, detail);

    public static RemoteStatus<TResult> Succeeded(string detail, TResult result) => new(RemoteState.Succeeded, detail, result);

    public static RemoteStatus<TResult> Failed(string detail, string error, FailureClass failureClass = FailureClass.Retryable) =>
        new(RemoteState.Failed, detail, Error: error, Class: failureClass);

    public static RemoteStatus<TResult> Cancelled(string detail, string error) => new(RemoteState.Cancelled, detail, Error: error);
}
