namespace Visa.Dbt.Materializations;

/// <summary>What a node's statements did.</summary>
internal sealed record Built(string Message, long? Rows);
