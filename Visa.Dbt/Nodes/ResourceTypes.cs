namespace Visa.Dbt.Nodes;

internal static class ResourceTypes
{
    /// <summary>As dbt's artefacts and selectors name it.</summary>
    public static string Name(this ResourceType type) => type switch
    {
        ResourceType.Model => "model",
        ResourceType.Seed => "seed",
        ResourceType.Source => "source",
        ResourceType.Test => "test",
        ResourceType.UnitTest => "unit_test",
        ResourceType.Exposure => "exposure",
        _ => "operation",
    };
}
