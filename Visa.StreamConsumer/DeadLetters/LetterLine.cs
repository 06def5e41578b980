using System.Text.Json.Serialization;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>What <c>deadletters list --json</c> says of a letter.</summary>
/// <param name="State"><c>waiting</c>, <c>valid</c> (can be redriven as it is) or <c>redriven</c>.</param>
/// <param name="DataBase64">Only when it was asked for.</param>
internal sealed record LetterLine(
    string Id, string State, string Reason, string Error, string Arrival, bool IsTruncated, string Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] byte[]? DataBase64);
