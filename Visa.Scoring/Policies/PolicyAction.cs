using System.Text.Json.Serialization;

namespace Visa.Scoring.Policies;

/// <summary>What somebody did with a policy.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PolicyAction>))]
internal enum PolicyAction
{
    [JsonStringEnumMemberName("proposed")]
    Proposed,

    /// <summary>From here on it decides.</summary>
    [JsonStringEnumMemberName("approved")]
    Approved,

    [JsonStringEnumMemberName("rejected")]
    Rejected,
}
