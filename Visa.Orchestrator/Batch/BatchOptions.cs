using System.ComponentModel.DataAnnotations;

namespace Visa.Orchestrator.Batch;

public sealed class BatchOptions
{
    public const string SectionName = "Batch";

    /// <summary>For how long Firehose gathers records before it stores them; 5 s by default, as in the embedded AWS. A run waits twice as long after its interval's end.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:15:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan BufferInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>After so long all of an interval has landed.</summary>
    public TimeSpan Landing => 2 * BufferInterval;

    /// <summary>For how long a run waits for claims of other runs to be loaded before it does so itself; 5 min by default. <c>./visa</c> sets zero when nothing else runs.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(5);
}
