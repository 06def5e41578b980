using System.ComponentModel.DataAnnotations;
using Visa.Generator.Layouts;

namespace Visa.Generator.History;

/// <summary>Which stretch of event time is simulated, and where it goes.</summary>
internal sealed class HistoryOptions
{
    public const string SectionName = "History";

    /// <summary>Days of event time.</summary>
    [Range(1, 3_660, ErrorMessage = "--days needs a number from 1 to 3660.")]
    public int Days { get; set; }

    /// <summary>The first day, UTC; default 2025-01-01.</summary>
    public DateOnly Start { get; set; } = new(2025, 1, 1);

    public DateTimeOffset StartTime => new(Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Threads that make and encode; default: one a core.</summary>
    [Range(1, 256)]
    public int Parallelism { get; set; } = Environment.ProcessorCount;

    /// <summary><c>s3://BUCKET[/PREFIX]</c> or a folder.</summary>
    public string? To { get; set; }

    /// <summary>Print the summary as JSON even when a person watches.</summary>
    public bool Json { get; set; }

    /// <summary>Do nothing when the target holds anything under this prefix; default: none, make it in any case.</summary>
    public string? Unless { get; set; }

    /// <summary>Complete the history that the target holds, whatever its days; begin the one asked for when it holds none.</summary>
    public bool Resume { get; set; }

    /// <summary>Let everything else on this machine go first.</summary>
    public bool Background { get; set; }

    /// <summary>Default: gzipped JSON lines.</summary>
    public HistoryFormat Format { get; set; } = HistoryFormat.Json;
}
