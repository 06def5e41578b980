namespace Aspire.Hosting.Dashboard.Metrics;

/// <summary>An instrument of a service. Replicas of the service share it.</summary>
internal sealed record InstrumentIdentity(string Service, string Scope, string Name, InstrumentKind Kind);
