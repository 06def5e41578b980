using System.ComponentModel.DataAnnotations;

namespace Visa.Scoring.Serving;

public sealed class ServingOptions
{
    public const string SectionName = "Scoring:Serving";

    /// <summary>How often the registry is looked at for another champion or challenger. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan RegistryCheckInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Calls that may be in work at once; more are refused at once (RESOURCE_EXHAUSTED, 429) instead of made to wait past their deadlines. Default 256.</summary>
    [Range(1, 100_000)]
    public int MaxCallsAtOnce { get; set; } = 256;
}
