using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Ports;

/// <summary>Gives every endpoint its ports for this run.</summary>
/// <param name="randomize">Whether proxied endpoints get a free port although they name one.</param>
/// <param name="logger">Told when a named port is taken.</param>
internal sealed class PortPlan(bool randomize, ILogger logger)
{
    private readonly HashSet<int> _given = [];

    public void Allocate(IResource resource, int replicas)
    {
        foreach (var endpoint in resource.Endpoints())
            endpoint.Allocated = Address(resource, endpoint, replicas);
    }

    private AllocatedAddress Address(IResource resource, EndpointAnnotation endpoint, int replicas)
    {
        if (replicas > 1 && !endpoint.IsProxied)
            throw new DistributedApplicationException($"'{resource.Name}' has replicas, so its endpoint '{endpoint.Name}' must be proxied.");
        if (replicas > 1 && endpoint.TargetPort is not null)
            throw new DistributedApplicationException($"'{resource.Name}' has replicas, so its endpoint '{endpoint.Name}' must not fix the target port.");

        if (!endpoint.IsProxied)
        {
            var port = endpoint.Port ?? endpoint.TargetPort ?? Free();
            return new AllocatedAddress(endpoint.TargetHost, port, [port]);
        }

        var callers = CallersPort(resource, endpoint);
        var relayed = replicas > 1 || (endpoint.TargetPort is { } target && target != callers);
        int[] targets = relayed ? [.. Enumerable.Range(0, replicas).Select(_ => endpoint.TargetPort ?? Free())] : [callers];
        return new AllocatedAddress(endpoint.TargetHost, callers, targets);
    }

    private int CallersPort(IResource resource, EndpointAnnotation endpoint)
    {
        if (endpoint.Port is not { } wanted || randomize)
            return Free();
        if (_given.Add(wanted) && LoopbackPorts.IsFree(wanted))
            return wanted;

        var instead = Free();
        RunnerLog.PortTaken(logger, wanted, endpoint.Name, resource.Name, instead);
        return instead;
    }

    private int Free()
    {
        while (true)
        {
            var port = LoopbackPorts.AnyFree();
            if (_given.Add(port))
                return port;
        }
    }
}
