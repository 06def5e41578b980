using System.ComponentModel.DataAnnotations;

namespace Visa.StreamConsumer.Shards;

public sealed class ProcessingOptions
{
    public const string SectionName = "Processing";

    /// <summary>Names the lease table and the folder of the states; <c>stream-consumer</c> by default.</summary>
    [Required]
    [RegularExpression("^[A-Za-z0-9_.-]+$")]
    public string ApplicationName { get; set; } = "stream-consumer";

    /// <summary>
    /// How many records are scored and emitted together; 256 by default. A row is about 1 kB of the request to scoring, of which gRPC takes 4 MB.
    /// </summary>
    [Range(1, 2000)]
    public int BatchSize { get; set; } = 256;

    /// <summary>How often the state is made durable and the checkpoint moved while records come; 5 s by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00", ConvertValueInInvariantCulture = true, ParseLimitsInInvariantCulture = true)]
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// After how many records it is done before the interval is over, 20,000 by default. It bounds what a restart decides
    /// again under the contexts of the owner before: lower it only when every worker was stopped in order.
    /// </summary>
    [Range(1, 10_000_000)]
    public int CheckpointRecords { get; set; } = 20_000;
}
