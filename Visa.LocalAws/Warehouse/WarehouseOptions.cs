using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Warehouse;

/// <summary>The warehouse behind the Redshift Data API: one DuckDB file per database.</summary>
public sealed class WarehouseOptions
{
    public const string SectionName = "Warehouse";

    /// <summary>The database of each serverless workgroup, by the workgroup's name. Neither these nor clusters: workgroup <c>default</c> with database <c>dev</c>.</summary>
    public Dictionary<string, string> Workgroups { get; set; } = [];

    /// <summary>The database of each provisioned cluster, by the cluster's identifier.</summary>
    public Dictionary<string, string> Clusters { get; set; } = [];

    /// <summary>What DuckDB may hold in memory, such as <c>700MB</c>; the rest goes to the temporary folder. Default 700MB.</summary>
    [RegularExpression(@"^\d+(MB|GB)$")]
    public string MemoryLimit { get; set; } = "700MB";

    /// <summary>DuckDB's threads. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>How many statements run at once; others wait. Default 4.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 4;
}
