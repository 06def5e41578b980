namespace Visa.Orchestrator.Remote;

/// <summary>A call to a service failed, in a way that decides what happens next.</summary>
public sealed class RemoteJobException(FailureClass failureClass, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public FailureClass Class { get; } = failureClass;
}
