using System.Text.Json.Serialization;

namespace Visa.Scoring.Registry;

/// <summary>What a registered model is used for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelStage>))]
internal enum ModelStage
{
    /// <summary>Trained and evaluated; scores nothing.</summary>
    [JsonStringEnumMemberName("candidate")]
    Candidate,

    /// <summary>Scores live traffic in shadow, off the reply path.</summary>
    [JsonStringEnumMemberName("challenger")]
    Challenger,

    /// <summary>Decides. There is at most one.</summary>
    [JsonStringEnumMemberName("champion")]
    Champion,

    /// <summary>No longer used; kept, because decisions name it.</summary>
    [JsonStringEnumMemberName("retired")]
    Retired,
}
