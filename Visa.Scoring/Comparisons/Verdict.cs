using System.Text.Json.Serialization;

namespace Visa.Scoring.Comparisons;

/// <summary>What a comparison shows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Verdict>))]
internal enum Verdict
{
    /// <summary>The interval of the gain reaches to both sides of what was asked for.</summary>
    [JsonStringEnumMemberName("not_shown")]
    NotShown,

    /// <summary>All of the interval of the gain is above the margin.</summary>
    [JsonStringEnumMemberName("better")]
    Better,

    /// <summary>All of the interval of the gain is below zero.</summary>
    [JsonStringEnumMemberName("worse")]
    Worse,
}
