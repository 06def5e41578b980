namespace Aspire.Hosting;

/// <summary>What the app host was started to do.</summary>
public enum DistributedApplicationOperation
{
    Run = 0,
    Publish = 1,
}
