using Visa.Dbt.Nodes;

namespace Visa.Dbt.Parsing;

/// <summary>The configurations that the embedded runner acts on, or may leave aside without another result.</summary>
internal static class ConfigKeys
{
    private static readonly string[] Shared = ["enabled", "tags", "meta", "schema", "alias", "database", "group", "docs", "event_time"];

    private static readonly string[] Model =
    [
        "materialized", "unique_key", "incremental_strategy", "on_schema_change", "full_refresh", "contract", "pre-hook", "post-hook", "pre_hook", "post_hook", "dist", "sort", "sort_type", "bind",
        "access", "persist_docs",
    ];

    private static readonly string[] Seed = ["column_types", "delimiter", "quote_columns", "full_refresh", "pre-hook", "post-hook", "pre_hook", "post_hook", "dist", "sort", "sort_type"];
    private static readonly string[] Test = ["severity", "where", "limit", "error_if", "warn_if", "fail_calc", "store_failures", "store_failures_as"];
    private static readonly string[] Source = ["freshness", "loaded_at_field"];

    public static bool IsKnown(ResourceType type, string key) => Shared.Contains(key) || type switch
    {
        ResourceType.Model => Model.Contains(key),
        ResourceType.Seed => Seed.Contains(key),
        ResourceType.Test => Test.Contains(key),
        ResourceType.Source => Source.Contains(key),
        _ => false,
    };

    public static void Require(ResourceType type, IEnumerable<string> keys, string file, int line)
    {
        foreach (var key in keys)
        {
            if (!IsKnown(type, key)) throw new DbtException($"the configuration '{key}' of a {type.Name()} is not supported by the embedded runner", file, line);
        }
    }
}
