namespace Aspire.Hosting.Testing;

/// <summary>The builder of an app host under test, held at the point where its entry point calls Build.</summary>
public interface IDistributedApplicationTestingBuilder : IDistributedApplicationBuilder, IAsyncDisposable, IDisposable
{
    /// <summary>Lets the entry point build its application; starting that is up to the test.</summary>
    Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);
}
