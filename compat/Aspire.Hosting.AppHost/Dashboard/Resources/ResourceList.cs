namespace Aspire.Hosting.Dashboard.Resources;

/// <summary>The application with its resources, in the order of the app model.</summary>
internal sealed record ResourceList(string Application, IReadOnlyList<DashboardResource> Resources);
