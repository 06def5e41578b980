namespace Visa.Dbt.Nodes;

public enum ResourceType
{
    Model,
    Seed,
    Source,
    Test,
    UnitTest,
    Exposure,
    Operation,
}
