using System.ComponentModel.DataAnnotations;

namespace Visa.LocalAws.Glue;

/// <summary>How job runs work here.</summary>
public sealed class GlueOptions
{
    public const string SectionName = "Glue";

    /// <summary>What DuckDB may hold in memory for one run; the rest goes to disk. Default 900MB.</summary>
    [RegularExpression(@"^\d+(MB|GB)$")]
    public string MemoryLimit { get; set; } = "900MB";

    /// <summary>DuckDB's threads for one run. Default 2.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>How many runs of all jobs work at once; others stay STARTING. Default 2.</summary>
    [Range(1, 50)]
    public int Concurrency { get; set; } = 2;
}
