namespace Visa.Orchestrator.Steps;

/// <summary>Work of another system; specifications, handles and results are JSON here, as they are stored.</summary>
public abstract record RemoteWork : StepWork
{
    public abstract string Specify(StepContext context);

    /// <summary>The adapter at work.</summary>
    public abstract IRemoteCalls Calls(IServiceProvider services);
}
