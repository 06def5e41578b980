using System.Collections.Concurrent;
using Visa.Orchestrator.Dags;
using Visa.Orchestrator.Steps;

namespace Visa.Orchestrator.Lab;

/// <summary>Remote steps go to services of the lab; others do their own work unless something was put in its place.</summary>
internal sealed class LabWorks(TimeProvider time, bool isRehearsal) : IStepWorks
{
    private readonly ConcurrentDictionary<string, LabService> _services = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, StepWork> _instead = new(StringComparer.Ordinal);

    public IReadOnlyCollection<LabService> Services => [.. _services.Values];

    public LabService Service(string step) => _services.GetOrAdd(step, name => new LabService(time, name));

    public void Replace(string step, StepWork work) => _instead[step] = work;

    public StepWork WorkOf(string dag, Step step) => _instead.TryGetValue(step.Name, out var work)
        ? work
        : step.Work is RemoteWork own ? new LabRemoteWork(own, Service(step.Name), isRehearsal) : step.Work;

    private sealed record LabRemoteWork(RemoteWork Own, LabService Service, bool IsRehearsal) : RemoteWork
    {
        public override string Kind => Own.Kind;

        public override string Specify(StepContext context) => IsRehearsal ? "null" : Own.Specify(context);

        public override IRemoteCalls Calls(IServiceProvider services) => Service;
    }
}
