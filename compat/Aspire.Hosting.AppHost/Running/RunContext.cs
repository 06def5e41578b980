using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Processes;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Running;

/// <summary>What all resources of a run share.</summary>
internal sealed record RunContext(
    DistributedApplicationExecutionContext Execution,
    RunOptions Options,
    ResourceNotificationService Notifications,
    ProcessStarter Starter,
    ProcessGuard Guard,
    TimeProvider Time,
    ILogger Logger);
